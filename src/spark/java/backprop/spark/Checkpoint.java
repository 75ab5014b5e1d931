package backprop.spark;

import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.SerializationUtils;

/**
 * A training in a file, beside its network, from which it goes on as if it had never stopped, with
 * the same settings of the command; how many epochs its network had behind it when it began, and
 * whether it is done.
 */
record Checkpoint(
    TreeMap<String, String> settings, String inputs, State state, int more, boolean isDone)
    implements Serializable {
  private static final ObjectInputFilter OURS =
      ObjectInputFilter.Config.createFilter(
          "backprop.spark.*;backprop.train.*;java.lang.*;java.util.*;!*");

  static Path file(Path network) {
    return network.resolveSibling(network.getFileName() + ".checkpoint");
  }

  void save(Path network) throws IOException {
    byte[] bytes = SerializationUtils.serialize(this);
    AtomicFile.write(file(network), ArrayUtils.addAll(bytes, DigestUtils.sha256(bytes)));
  }

  /** That of a network, unless the file was changed; null if there is none. */
  static Checkpoint of(Path network) throws IOException {
    Path file = file(network);
    if (!Files.exists(file)) {
      return null;
    }
    byte[] all = Files.readAllBytes(file);
    byte[] bytes = Arrays.copyOf(all, Math.max(0, all.length - 32));
    if (!Arrays.equals(all, bytes.length, all.length, DigestUtils.sha256(bytes), 0, 32)) {
      throw new FileFormatException(
          "%s: no checkpoint, or it was changed; --fresh begins without it", file);
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(OURS);
      return (Checkpoint) in.readObject();
    } catch (ClassNotFoundException | IOException e) {
      throw new FileFormatException(
          e,
          "%s: a checkpoint of another version of the workbook; --fresh begins without it",
          file);
    }
  }
}
