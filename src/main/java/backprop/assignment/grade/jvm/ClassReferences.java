package backprop.assignment.grade.jvm;

import backprop.text.Text;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes and members that a class file refers to, read from its constant pool (The Java
 * Virtual Machine Specification, §4.4): what is not there, its code cannot reach.
 *
 * @param classes binary names, {@code java.util.List}
 * @param members {@code java.lang.System.exit}
 * @param texts every name, descriptor and constant text
 */
record ClassReferences(Set<String> classes, Set<String> members, Set<String> texts) {
  private static final int MAGIC = 0xCAFEBABE;

  /** The constant pool, entry by entry: a string, two indices, or nothing of interest. */
  private record PoolEntry(int tag, String text, int first, int second) {}

  static ClassReferences of(byte[] classFile) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      Text.refuseIf(in.readInt() != MAGIC, "not a class file");
      in.readInt(); // version
      PoolEntry[] pool = new PoolEntry[in.readUnsignedShort()];
      for (int i = 1; i < pool.length; i++) {
        pool[i] = constant(in);
        if (pool[i].tag() == 5 || pool[i].tag() == 6) {
          i++; // long and double take two entries
        }
      }
      return of(pool);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a class file", e);
    }
  }

  private static PoolEntry constant(DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case 1 -> new PoolEntry(tag, in.readUTF(), 0, 0); // Utf8
      case 7, 8, 16, 19, 20 ->
          new PoolEntry(tag, null, in.readUnsignedShort(), 0); // Class, String …
      case 15 -> new PoolEntry(tag, null, in.readUnsignedByte(), in.readUnsignedShort()); // handle
      case 9, 10, 11, 12, 17, 18 -> // members, NameAndType, dynamic
          new PoolEntry(tag, null, in.readUnsignedShort(), in.readUnsignedShort());
      case 3, 4 -> new PoolEntry(tag, null, in.readInt(), 0); // int, float
      case 5, 6 -> new PoolEntry(tag, null, in.readInt(), in.readInt()); // long, double
      default -> throw new IllegalArgumentException("unknown constant " + tag);
    };
  }

  private static ClassReferences of(PoolEntry[] pool) {
    Set<String> classes = new LinkedHashSet<>();
    Set<String> members = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    for (PoolEntry constant : pool) {
      if (constant != null && constant.tag() == 1) {
        texts.add(constant.text());
      } else if (constant != null && constant.tag() == 7) {
        classes.add(className(pool, constant));
      } else if (constant != null && constant.tag() >= 9 && constant.tag() <= 11) {
        String owner = className(pool, pool[constant.first()]);
        String member = pool[pool[constant.second()].first()].text();
        members.add(owner + "." + member);
      }
    }
    classes.remove("");
    return new ClassReferences(classes, members, texts);
  }

  // the element's class for an array; empty for an array of numbers
  private static String className(PoolEntry[] pool, PoolEntry constant) {
    String name = pool[constant.first()].text();
    if (name.startsWith("[")) {
      name = name.replaceFirst("^\\[+", "");
      name = name.startsWith("L") ? name.substring(1, name.length() - 1) : "";
    }
    return name.replace('/', '.');
  }
}
