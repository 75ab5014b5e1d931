package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.file.NetworkFile;
import backprop.network.Fingerprint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a session that exists, as in a notebook on a cluster: used, and left open. */
class TrainCommandTest {
  @TempDir private Path folder;

  private record Outcome(int status, String text) {}

  private Outcome train(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "--label", "digit", "--held-out", "450", "--momentum", "0.9"));
    arguments.addAll(List.of("--out", folder.resolve(out).toString()));
    if (!List.of(more).contains("--data")) {
      arguments.addAll(List.of("--data", Sessions.DIGITS));
    }
    arguments.addAll(List.of(more));
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int status =
        Main.line().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
    return new Outcome(status, text.toString());
  }

  private String parameters(String out) throws IOException {
    return Fingerprint.of(NetworkFile.load(folder.resolve(out)));
  }

  private static void refuses(Outcome outcome, String... why) {
    assertEquals(1, outcome.status(), outcome.text());
    for (String words : why) {
      assertTrue(outcome.text().contains(words), outcome.text());
    }
  }

  @Test
  void aTrainedNetworkGoesOnExactlyOrSaysWhatItLacks() throws IOException, InterruptedException {
    Sessions.at(
        "local[2]",
        spark -> {
          assertEquals(0, train("four.npz", "--epochs", "4").status());
          assertEquals(0, train("net.npz", "--epochs", "2").status());
          String net = folder.resolve("net.npz").toString();
          Outcome on = train("more.npz", "--network", net, "--epochs", "2");
          assertTrue(on.text().contains("epoch   4"), on.text());
          assertEquals(parameters("four.npz"), parameters("more.npz"));
          Path other = folder.resolve("other.csv");
          String digits = Files.readString(Path.of(Sessions.DIGITS));
          Files.writeString(other, digits.replaceFirst("p00,p01", "p01,p00"));
          refuses(
              train("no.npz", "--network", net, "--data", other.toString()),
              "number 1 is 'p00'",
              "there it is 'p01'");
          Files.delete(folder.resolve("net.npz.checkpoint"));
          Outcome lacks = train("less.npz", "--network", net, "--epochs", "2");
          assertTrue(lacks.text().contains("updates remember nothing"), lacks.text());
          Files.delete(folder.resolve("net.npz.inputs.json"));
          refuses(train("no.npz", "--network", net), "net.npz.inputs.json", "scaled");
          assertFalse(spark.sparkContext().isStopped());
          return null;
        });
  }

  @Test
  void aTrainingThatHasNotEndedGoesOnWithItsOwnSettingsOnly()
      throws IOException, InterruptedException {
    Sessions.at(
        "local[2]",
        spark -> {
          Path out = folder.resolve("net.npz");
          assertEquals(0, train("whole.npz", "--epochs", "3").status());
          assertEquals(0, train("net.npz", "--epochs", "2").status());
          Checkpoint at = Checkpoint.of(out);
          new Checkpoint(at.settings(), at.inputs(), at.state(), 0, false).save(out);
          refuses(train("net.npz", "--rate", "0.1"), "its --rate was 0.5, not 0.1", "--fresh");
          Outcome on = train("net.npz", "--epochs", "3", "--partitions", "1");
          assertTrue(on.text().contains("goes on after epoch 2"), on.text());
          assertEquals(parameters("whole.npz"), parameters("net.npz"));
          byte[] bytes = Files.readAllBytes(Checkpoint.file(out));
          bytes[bytes.length / 2] ^= 1;
          Files.write(Checkpoint.file(out), bytes);
          refuses(train("net.npz"), "no checkpoint, or it was changed");
          assertEquals(0, train("net.npz", "--epochs", "3", "--fresh").status());
          assertEquals(parameters("whole.npz"), parameters("net.npz"));
          return null;
        });
  }
}
