package backprop.spark;

import backprop.file.FileFormatException;
import backprop.spark.Chunk.Part;
import java.io.Serializable;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of chunks without their rows: how many each part of a file has, the first thing bad
 * in it, and the labels, of which one too many is enough.
 */
record Scan(TreeMap<Part, Long> rows, TreeMap<Part, String> bad, TreeSet<String> labels)
    implements Serializable {
  Scan() {
    this(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
  }

  /** This one, changed. */
  Scan plus(Chunk chunk) {
    rows.merge(chunk.part(), (long) chunk.rows(), Long::sum);
    if (chunk.bad() != null) {
      bad.put(chunk.part(), chunk.bad());
    }
    return with(List.of(chunk.labels()));
  }

  /** This one, changed. */
  Scan plus(Scan other) {
    other.rows.forEach((part, more) -> rows.merge(part, more, Long::sum));
    bad.putAll(other.bad);
    return with(other.labels);
  }

  private Scan with(Collection<String> more) {
    more.stream().takeWhile(label -> labels.size() <= Table.MOST_CLASSES).forEach(labels::add);
    return this;
  }

  long count() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The number of the first row of each part. */
  HashMap<Part, Long> firstRows() {
    HashMap<Part, Long> first = new HashMap<>();
    long before = 0;
    for (Map.Entry<Part, Long> part : rows.entrySet()) {
      first.put(part.getKey(), before);
      before += part.getValue();
    }
    return first;
  }

  /** Refuses the first bad row, by its number in its file. */
  void requireGood(String path) throws FileFormatException {
    if (!bad.isEmpty()) {
      Part part = bad.firstKey();
      throw refusal(path, firstRows(), part, rows.get(part), bad.get(part));
    }
  }

  /** Of a row of a part of a file that so many good ones come before. */
  static FileFormatException refusal(
      String path, Map<Part, Long> firstRows, Part part, long before, String why) {
    long first = firstRows.get(part);
    for (Map.Entry<Part, Long> other : firstRows.entrySet()) {
      boolean isSame = other.getKey().file().equals(part.file());
      first = isSame ? Math.min(first, other.getValue()) : first;
    }
    long row = firstRows.get(part) - first + before + 1;
    String where = why.startsWith("its header") ? "" : "row " + row + ", ";
    return new FileFormatException("%s: %s%s", name(path, part.file().toString()), where, why);
  }

  /** The path as it was given, and of a folder the file in it. */
  private static String name(String path, String uri) {
    String file = URI.create(uri).getPath();
    return file.endsWith(path) || path.contains("*")
        ? path
        : path + "/" + file.substring(file.lastIndexOf('/') + 1);
  }
}
