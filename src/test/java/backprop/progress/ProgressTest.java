package backprop.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Tanh;
import backprop.draw.Ink;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.notebook.Bundle;
import backprop.notebook.Screen;
import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.Listener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});
  private static final Matrix Y = Matrix.rowOf(0, 1, 1, 0);

  /** A front end that remembers. */
  private static final class Memory implements Screen {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Bundle> bundles = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void show(String id, Bundle bundle) {
      calls.add("show " + id);
      bundles.add(bundle);
    }

    @Override
    public void update(String id, Bundle bundle) {
      calls.add("update " + id);
      bundles.add(bundle);
    }

    String line(int i) {
      return (String) bundles.get(i).data().get("text/plain");
    }

    Bundle last() {
      return bundles.get(bundles.size() - 1);
    }
  }

  private final Memory screen = new Memory();
  private final AtomicLong now = new AtomicLong();

  private Progress progress() {
    return new Progress("xor", () -> new NotebookProgress(screen, "id"), now::get);
  }

  private static Network xor() {
    return Network.input(2)
        .layer(3, new Tanh())
        .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
        .initialised(Initialisation.xavier(), 2);
  }

  /** Trains for 20 epochs, each of which takes so long. */
  private History train(long milliseconds) {
    return GradientDescent.withRate(0.5)
        .epochs(20)
        .heldOut(X, Y)
        .listening(progress())
        .listening(epoch -> tick(milliseconds))
        .train(xor(), X, Y);
  }

  private void tick(long milliseconds) {
    now.addAndGet(milliseconds * 1_000_000);
    try {
      Thread.sleep(milliseconds == 0 ? 0 : 5); // the sender is another thread
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatRemainsDoesNotDependOnTheTime() {
    train(0);
    assertEquals(List.of("show id", "update id"), screen.calls);
    Bundle fast = screen.last();
    train(10_000);
    assertTrue(screen.calls.size() > 6, screen.calls.toString());
    assertEquals(fast, screen.last());
    assertEquals(2, screen.calls.stream().filter("show id"::equals).count()); // one for each run
    assertTrue(fast.data().containsKey("image/png"));
    assertEquals(
        "Loss by epoch: xor (training) 0.7223 → 0.5731, xor (held out) 0.7223 → 0.5731",
        fast.data().get("text/plain").toString());
  }

  @Test
  void aLineSaysHowFarItIs() {
    train(1000);
    assertEquals("xor: begins", screen.line(0));
    String line = screen.line(2);
    assertTrue(
        line.matches(
            "xor: epoch \\d+ of 20, loss 0\\.\\d+, held-out loss 0\\.\\d+, \\d+ s of about \\d+ s"),
        line);
    String html = (String) screen.bundles.get(2).data().get("text/html");
    assertTrue(html.contains("<svg") && !html.contains("script"), html);
  }

  @Test
  void noTextOfTheLiveCurveIsClipped() {
    History.Epoch first =
        new History.Epoch(0, 1.698e-5, Double.NaN, -123456.7, Double.NaN, List.of());
    String svg = LiveCurve.svg(1_000_000_000, List.of(first));
    Matcher text =
        Pattern.compile("<text x=\"([^\"]+)\"[^>]*anchor=\"(\\w+)\"[^>]*>([^<]+)<").matcher(svg);
    Map<String, double[]> ends = new HashMap<>();
    while (text.find()) {
      double x = Double.parseDouble(text.group(1));
      double along = Map.of("start", 0.0, "middle", 0.5, "end", 1.0).get(text.group(2));
      double width = Ink.width(Ink.NORMAL, text.group(3));
      ends.put(text.group(3), new double[] {x - along * width, x + (1 - along) * width});
    }
    assertTrue(ends.keySet().containsAll(Set.of("1.698·10⁻⁵", "−1.235·10⁵", "1000000000")), svg);
    ends.forEach((word, end) -> assertTrue(end[0] >= 0 && end[1] <= 640, word));
  }

  @Test
  void updatesAreAtMostFiveInASecond() {
    train(100);
    assertTrue(screen.calls.size() <= 2 + 20 * 100 / 200, screen.calls.toString());
  }

  @Test
  void theTimeOfTheWholeIsThatOfTheEpochsSoFar() {
    History.Epoch epoch = new History.Epoch(2, 0.5, 0.9, Double.NaN, Double.NaN, List.of());
    assertEquals(
        "epoch 3 of 100, loss 0.5000, metric 0.9000, 10 s of about 6 min 40 s",
        Standing.ofTraining("", 2.5, 100, List.of(epoch), 10).line());
    assertTrue(
        Standing.ofTraining("", 1, 7201, List.of(epoch), 1)
            .line()
            .endsWith("1 s of about 2 h 0 min"));
    assertTrue(
        Standing.ofTraining("", 100, 100, List.of(epoch), 1).line().endsWith("1 s of about 1 s"));
  }

  @Test
  void anInterruptedRunSaysSo() {
    Listener interrupting =
        epoch -> {
          tick(1000);
          if (epoch.number() == 5) {
            Thread.currentThread().interrupt();
          }
        };
    History history =
        GradientDescent.withRate(0.5)
            .listening(progress())
            .listening(interrupting)
            .train(xor(), X, Y);
    assertTrue(history.interrupted());
    assertEquals(
        "xor: interrupted in epoch 6, after 5 updates", screen.line(screen.bundles.size() - 1));
    assertFalse(Thread.interrupted());
  }

  @Test
  void aLossWithoutACurveAndAScreenThatFailsDoNotHurt() {
    Network net =
        Network.input(1)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.uniform(1), 1);
    Matrix big = Matrix.rowOf(1e160);
    GradientDescent.withRate(1).listening(progress()).train(net, big, big);
    assertTrue(screen.last().data().get("text/plain").toString().contains("loss"));
    Screen broken =
        new Screen() {
          @Override
          public void show(String id, Bundle bundle) {
            throw new IllegalStateException("no front end");
          }

          @Override
          public void update(String id, Bundle bundle) {
            throw new IllegalStateException("no front end");
          }
        };
    Progress hidden = new Progress("", () -> new NotebookProgress(broken, "id"), now::get);
    History history = GradientDescent.withRate(1).epochs(3).listening(hidden).train(xor(), X, Y);
    assertEquals(4, history.epochs().size());
  }
}
