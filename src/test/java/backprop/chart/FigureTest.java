package backprop.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
  private final Figure figure =
      Charts.lines("Squares", Axis.linear("x"), Axis.linear("x²"), Curve.from0("x²", 0, 1, 4, 9));

  @Test
  void asTheLastExpressionOfACellItIsASharpPngWithItsCaption() {
    JsonObject bundle = new Gson().toJsonTree(new Renderer().render(figure)).getAsJsonObject();
    JsonObject data = bundle.getAsJsonObject("data");
    assertEquals(2, data.size());
    assertEquals("Squares: x² against x", data.get("text/plain").getAsString());
    assertArrayEquals(
        figure.png(), Base64.getDecoder().decode(data.get("image/png").getAsString()));
    assertEquals(
        "{\"image/png\":{\"height\":360,\"width\":640}}", bundle.get("metadata").toString());
  }

  @Test
  void plainTextAloneIsGivenWhenOnlyThatIsAskedFor() {
    DisplayData data = new Renderer().renderAs(figure, "text/plain");
    assertFalse(data.hasDataForType(MIMEType.parse("image/png")));
    assertEquals(figure.caption(), data.getData(MIMEType.TEXT_PLAIN));
  }

  @Test
  void thePngHasTwicePixelsAndIsReadable() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    assertEquals(1280, image.getWidth());
    assertEquals(720, image.getHeight());
    assertEquals(0xFFFFFFFF, image.getRGB(0, 0));
  }

  @Test
  void savingWritesTheSameBytes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("squares.png");
    figure.save(file);
    assertArrayEquals(figure.png(), Files.readAllBytes(file));
  }

  @Test
  void figuresBesideEachOtherFitThePage() {
    Figure three = Figure.beside(figure, figure, figure);
    assertEquals(900, three.width());
    assertEquals(
        "Squares: x² against x; Squares: x² against x; Squares: x² against x", three.caption());
    Figure rows = Figure.grid(2, figure, figure, figure);
    assertEquals(900, rows.width());
    assertTrue(rows.height() > 2 * 250, rows.height() + " high");
  }

  @Test
  void anotherSizeIsAnotherFigure() {
    Figure small = figure.resized(300, 200);
    assertEquals(300, small.width());
    assertEquals(640, figure.width());
  }

  @Test
  void badSizesAndEmptyGridsAreRefused() {
    ChartsTest.assertMessage(
        "a figure of 10 × 200: each side must have 80 … 4000", () -> figure.resized(10, 200));
    ChartsTest.assertMessage("a figure of 200 × 5000", () -> figure.resized(200, 5000));
    ChartsTest.assertMessage("a grid of 0 figures", Figure::beside);
    ChartsTest.assertMessage("0 figures in a row", () -> Figure.grid(0, figure));
  }

  @Test
  void evenTheSmallestSizeIsDrawn() {
    for (Figure any : Gallery.all().values()) {
      assertTrue(any.resized(80, 80).png().length > 0, any.caption());
    }
  }
}
