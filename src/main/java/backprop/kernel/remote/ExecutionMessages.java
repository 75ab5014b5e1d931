package backprop.kernel.remote;

import backprop.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import jdk.jshell.spi.ExecutionControl.UserException;

/**
 * How {@link RemoteExecution} and {@link ExecutionServer} write what they tell each other: a kind,
 * and a value of numbers, text and arrays. No object is serialised: what comes from a JVM that runs
 * untrusted code is nothing else.
 */
final class ExecutionMessages {
  /** The questions. All but the first four are answered. */
  enum Request {
    BEGIN,
    INTERRUPT,
    EXPLAIN,
    INPUT,
    LOAD,
    INVOKE,
    SHOW,
    VARIABLE,
    CLASS_PATH,
    FORGET
  }

  /** The answers. */
  enum Reply {
    READY,
    STDOUT,
    STDERR,
    DISPLAY,
    UPDATE,
    INPUT,
    VALUE,
    THROWN
  }

  /** Stands for a value that is neither null nor a number or text: it stays in its JVM. */
  static final Object STAYS = new Object();

  private static final byte[] MARK = "\u0001cells\u0002".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 1 << 30;

  private ExecutionMessages() {}

  /** Writes a message whole, or not at all. */
  static void send(Enum<?> kind, Object content, DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(content, new DataOutputStream(bytes));
    synchronized (out) {
      out.write(MARK);
      out.writeByte(kind.ordinal());
      bytes.writeTo(out);
      out.flush();
    }
  }

  private static void write(Object value, DataOutputStream out) throws IOException {
    if (value instanceof Object[] array) {
      out.writeByte('a');
      out.writeInt(array.length);
      for (Object each : array) {
        write(each, out);
      }
    } else if (value instanceof Boolean flag) {
      out.writeByte(flag ? 'y' : 'f');
    } else if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte('l');
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (value instanceof byte[] || value instanceof String) {
      byte[] bytes =
          value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
      out.writeByte(value instanceof String ? 't' : 'b');
      out.writeInt(bytes.length);
      out.write(bytes);
    } else {
      out.writeByte(value == null ? 'n' : 'o');
    }
  }

  /** Skips to the next message; what native code has printed before it is handed on. */
  static <E> E readKind(E[] kinds, DataInputStream in, Consumer<String> stray) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (int found = 0; found < MARK.length; ) {
      int next = in.readUnsignedByte();
      read.write(next);
      found = next == MARK[found] ? found + 1 : next == MARK[0] ? 1 : 0;
      Text.refuseIf(read.size() > LONGEST, "no message in %d bytes", read.size());
    }
    if (read.size() > MARK.length) {
      stray.accept(
          new String(read.toByteArray(), 0, read.size() - MARK.length, StandardCharsets.UTF_8));
    }
    int kind = in.readUnsignedByte();
    if (kind >= kinds.length) {
      throw new IOException("unknown message " + kind);
    }
    return kinds[kind];
  }

  static Object readContent(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return switch (type) {
      case 'a' -> {
        int length = readLength(in);
        List<Object> array = new ArrayList<>(); // what comes takes memory, not what is announced
        for (int i = 0; i < length; i++) {
          array.add(readContent(in));
        }
        yield array.toArray();
      }
      case 'y' -> true;
      case 'f' -> false;
      case 'i' -> in.readInt();
      case 'l' -> in.readLong();
      case 'd' -> in.readDouble();
      case 't' -> new String(in.readNBytes(readLength(in)), StandardCharsets.UTF_8);
      case 'b' -> in.readNBytes(readLength(in));
      case 'n' -> null;
      case 'o' -> STAYS;
      default -> throw new IOException("a value of unknown type " + type);
    };
  }

  private static int readLength(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a length of " + length);
    }
    return length;
  }

  /** An exception of JShell's interface, with its causes, as an array for a message. */
  static Object[] parts(ExecutionControlException e) {
    Object[] cause = e.getCause() instanceof ExecutionControlException of ? parts(of) : null;
    if (e instanceof UserException user) {
      return new Object[] {"user", cause, e.getMessage(), user.causeExceptionClass(), frames(e)};
    }
    if (e instanceof ResolutionException unresolved) {
      return new Object[] {"unresolved", cause, unresolved.id(), frames(e)};
    }
    if (e instanceof ClassInstallException refused) {
      return new Object[] {"refused", cause, e.getMessage(), refused.installed().length};
    }
    String kind = e instanceof StoppedException ? "stopped" : "failed";
    return new Object[] {kind, cause, e.getMessage()};
  }

  /** The exception of these {@link #parts}; any other exception if they are none. */
  static ExecutionControlException exception(Object[] parts) {
    ExecutionControlException e =
        switch ((String) parts[0]) {
          case "user" -> new UserException((String) parts[2], (String) parts[3], stack(parts[4]));
          case "unresolved" -> new ResolutionException((Integer) parts[2], stack(parts[3]));
          case "refused" -> // all of them: another try has other names
              new ClassInstallException((String) parts[2], new boolean[(Integer) parts[3]]);
          case "stopped" -> new StoppedException();
          default -> new InternalException((String) parts[2]);
        };
    if (parts[1] != null) {
      e.initCause(exception((Object[]) parts[1]));
    }
    return e;
  }

  private static Object[] frames(Throwable e) {
    return Stream.of(e.getStackTrace())
        .map(
            frame ->
                new Object[] {
                  frame.getClassLoaderName(),
                  frame.getModuleName(),
                  frame.getModuleVersion(),
                  frame.getClassName(),
                  frame.getMethodName(),
                  frame.getFileName(),
                  frame.getLineNumber()
                })
        .toArray();
  }

  private static StackTraceElement[] stack(Object frames) {
    Object[] all = (Object[]) frames;
    StackTraceElement[] stack = new StackTraceElement[all.length];
    for (int i = 0; i < stack.length; i++) {
      Object[] frame = (Object[]) all[i];
      String[] texts = Arrays.copyOf(frame, 6, String[].class);
      stack[i] =
          new StackTraceElement(
              texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], (Integer) frame[6]);
    }
    return stack;
  }
}
