package backprop.kernel.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.jshell.CellException;
import backprop.jshell.JavadocText;
import backprop.run.CellOutputs;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Shift-Tab shows. */
class InspectionTest {
  private static final JupyterKernel KERNEL = new JupyterKernel(Path.of(""));

  @BeforeAll
  static void imports() throws CellException {
    KERNEL.execute(
        """
        %classpath target/classes
        import backprop.check.*;
        import backprop.loss.*;
        import backprop.network.*;
        Network net = null;
        """,
        new CellOutputs(new HashMap<>()));
  }

  @AfterAll
  static void close() {
    KERNEL.close();
  }

  private static String inspect(String code, int at) {
    return Optional.ofNullable(KERNEL.inspect(code, at, false))
        .map((DisplayData shown) -> shown.getData(MIMEType.TEXT_PLAIN).toString())
        .orElse("");
  }

  private static void assertShows(String code, String... expected) {
    String shown = inspect(code, code.length());
    for (String part : expected) {
      assertTrue(shown.replaceAll("\\s+", " ").contains(part), code + " shows " + shown);
    }
  }

  @Test
  void aMethodShowsItsSignatureAndItsComment() {
    assertShows("net.backward", "void Network.backward(", "The backward pass", "@throws");
    assertShows("net.backward(", "The backward pass");
    assertShows("int a = 1; net.backward(", "The backward pass");
    assertShows("net.forward(", "Pass Network.forward(backprop.matrix.Matrix X)");
  }

  @Test
  void everyOverloadShowsItsOwn() {
    String shown = inspect("net.forward(", 12);
    String[] both = shown.split("\n\n\n");
    assertEquals(2, both.length, shown);
    assertTrue(both[0].contains("\n\n") && both[1].contains("\n\n"), shown);
    assertTrue(!both[0].split("\n\n")[1].equals(both[1].split("\n\n")[1]), shown);
  }

  @Test
  void classesConstantsAndNestedClassesShowTheirComments() {
    assertShows("Network", "backprop.network.Network", "layers");
    assertShows("Reduction.MEAN", "C = (1/m)");
    assertShows("net", "net:", "A network of L layers");
    assertShows(
        "GradientCheck.Report", "backprop.check.GradientCheck.Report", "The result for all");
  }

  @Test
  void whatIsNotTheLibrarysHasNoComment() {
    assertEquals("", inspect("nothingLikeThis", 3));
    assertTrue(inspect("Math.sqrt(", 10).startsWith("double Math.sqrt(double"));
  }

  @Test
  void tagsOfACommentAreReadAsText() {
    assertEquals(
        "The rate γ < 1, see Batches.of(int, int) and the loss.\n\nOf a Matrix:\n\n- one\n\n@param x it",
        JavadocText.of(
            " The rate {@code γ} &lt; 1, see {@link Batches#of(int, int)} and {@linkplain #loss the loss}.\n"
                + "\n <p>Of a {@link Matrix}:\n <ul>\n <li>one\n </ul>\n\n @param x it"));
  }
}
