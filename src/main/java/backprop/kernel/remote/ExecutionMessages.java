package backprop.kernel.remote;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import jdk.jshell.spi.ExecutionControl.UserException;

/**
 * How {@link RemoteExecution} and {@link ExecutionServer} write what they tell each other. No
 * object is serialised: what comes from a JVM that runs untrusted code is read as numbers and text.
 */
final class ExecutionMessages {
  /** The questions. All but the first three are answered. */
  enum Request {
    BEGIN,
    INTERRUPT,
    EXPLAIN,
    LOAD,
    REDEFINE,
    INVOKE,
    SHOW,
    VARIABLE,
    CLASS_PATH
  }

  /** The answers. */
  enum Reply {
    READY,
    STDOUT,
    STDERR,
    DISPLAY,
    UPDATE,
    VALUE,
    THROWN
  }

  /** Writes what belongs to a message. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static final int LONGEST = 1 << 26;

  private ExecutionMessages() {}

  /** Writes a message whole, or not at all. */
  static void send(Enum<?> message, DataOutputStream out, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.write(new DataOutputStream(bytes));
    synchronized (out) {
      out.writeByte(message.ordinal());
      bytes.writeTo(out);
      out.flush();
    }
  }

  static <E> E read(E[] kinds, DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind >= kinds.length) {
      throw new IOException("unknown message " + kind);
    }
    return kinds[kind];
  }

  private static int readLength(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a length of " + length);
    }
    return length;
  }

  /** Writes a text of any length, or null. */
  static void writeText(String text, DataOutputStream out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }
  }

  static String readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? new String(readBytes(in), StandardCharsets.UTF_8) : null;
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(readLength(in));
  }

  static void writeClasses(ClassBytecodes[] classes, DataOutputStream out) throws IOException {
    out.writeInt(classes.length);
    for (ClassBytecodes each : classes) {
      writeText(each.name(), out);
      writeBytes(each.bytecodes(), out);
    }
  }

  static ClassBytecodes[] readClasses(DataInputStream in) throws IOException {
    ClassBytecodes[] classes = new ClassBytecodes[readLength(in)];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = new ClassBytecodes(readText(in), readBytes(in));
    }
    return classes;
  }

  /** Stands for a value that is neither null nor a number or text: it stays in its JVM. */
  static final Object STAYS = new Object();

  /** Writes null, an {@code Integer}, {@code Long}, {@code Double} or text; or {@link #STAYS}. */
  static void writeValue(Object value, DataOutputStream out) throws IOException {
    if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte('l');
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (value instanceof String text) {
      out.writeByte('t');
      writeText(text, out);
    } else {
      out.writeByte(value == null ? 'n' : 'o');
    }
  }

  static Object readValue(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return switch (type) {
      case 'i' -> in.readInt();
      case 'l' -> in.readLong();
      case 'd' -> in.readDouble();
      case 't' -> readText(in);
      case 'n' -> null;
      case 'o' -> STAYS;
      default -> throw new IOException("a value of unknown type " + type);
    };
  }

  /** Writes an exception of JShell's interface, with its causes. */
  static void writeException(ExecutionControlException e, DataOutputStream out) throws IOException {
    if (e instanceof UserException user) {
      out.writeByte('u');
      writeText(user.getMessage(), out);
      writeText(user.causeExceptionClass(), out);
      writeStack(user.getStackTrace(), out);
    } else if (e instanceof ResolutionException unresolved) {
      out.writeByte('r');
      out.writeInt(unresolved.id());
      writeStack(unresolved.getStackTrace(), out);
    } else if (e instanceof StoppedException) {
      out.writeByte('s');
    } else if (e instanceof ClassInstallException refused) {
      out.writeByte('c');
      writeText(refused.getMessage(), out);
      out.writeInt(refused.installed().length);
      for (boolean installed : refused.installed()) {
        out.writeBoolean(installed);
      }
    } else {
      out.writeByte(
          e instanceof NotImplementedException
              ? 'm'
              : e instanceof EngineTerminationException ? 'e' : 'i');
      writeText(e.getMessage(), out);
    }
    boolean caused = e.getCause() instanceof ExecutionControlException;
    out.writeBoolean(caused);
    if (caused) {
      writeException((ExecutionControlException) e.getCause(), out);
    }
  }

  static ExecutionControlException readException(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    ExecutionControlException e =
        switch (type) {
          case 'u' -> new UserException(readText(in), readText(in), readStack(in));
          case 'r' -> new ResolutionException(in.readInt(), readStack(in));
          case 's' -> new StoppedException();
          case 'c' -> new ClassInstallException(readText(in), readFlags(in));
          case 'm' -> new NotImplementedException(readText(in));
          case 'e' -> new EngineTerminationException(readText(in));
          case 'i' -> new InternalException(readText(in));
          default -> throw new IOException("an exception of unknown type " + type);
        };
    if (in.readBoolean()) {
      e.initCause(readException(in));
    }
    return e;
  }

  private static boolean[] readFlags(DataInputStream in) throws IOException {
    boolean[] flags = new boolean[readLength(in)];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = in.readBoolean();
    }
    return flags;
  }

  private static void writeStack(StackTraceElement[] stack, DataOutputStream out)
      throws IOException {
    out.writeInt(stack.length);
    for (StackTraceElement frame : stack) {
      writeText(frame.getClassLoaderName(), out);
      writeText(frame.getModuleName(), out);
      writeText(frame.getModuleVersion(), out);
      writeText(frame.getClassName(), out);
      writeText(frame.getMethodName(), out);
      writeText(frame.getFileName(), out);
      out.writeInt(frame.getLineNumber());
    }
  }

  private static StackTraceElement[] readStack(DataInputStream in) throws IOException {
    StackTraceElement[] stack = new StackTraceElement[readLength(in)];
    for (int i = 0; i < stack.length; i++) {
      stack[i] =
          new StackTraceElement(
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              in.readInt());
    }
    return stack;
  }
}
