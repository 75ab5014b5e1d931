package backprop.experiment;

import backprop.data.Examples;
import backprop.data.Split;
import backprop.matrix.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The examples of a study, each made once however many settings use them. */
public final class Samples {
  private final List<Path> folders;
  private final Map<Data, Sample> made = new ConcurrentHashMap<>();

  /** Examples and their SHA-256. */
  record Sample(Split split, String sha256) {}

  /** Relative paths may start in these folders, in this order. */
  public Samples(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** Relative paths start where the program runs. */
  public Samples() {
    this(List.of(Path.of("")));
  }

  /** The examples of a description. */
  public Split split(Data data) {
    return of(data).split();
  }

  Sample of(Data data) {
    return made.computeIfAbsent(
        data,
        description -> {
          Split split = description.split(folders);
          return new Sample(split, sha256(split));
        });
  }

  /** Of shapes and numbers of X and Y, of the training part and then of the held-out part. */
  private static String sha256(Split split) {
    Sha256 digest = new Sha256();
    for (Examples part : List.of(split.training(), split.heldOut())) {
      digest.add(part.X().shape() + " " + part.Y().shape() + "\n").add(part.X()).add(part.Y());
    }
    return digest.hex();
  }
}
