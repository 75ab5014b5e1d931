package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.chart.Charts;
import backprop.chart.Curve;
import backprop.chart.Figure;
import backprop.matrix.Matrix;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** The displays in rapaio's own classes; no kernel is started. */
class RapaioDisplaysTest {

  /** As the kernel does it: by the first renderer of the type. */
  private static DisplayData rendered(Object value) {
    DisplayRenderer first =
        RapaioDisplays.renderers(RapaioDisplays.class.getClassLoader()).stream()
            .filter(renderer -> renderer.rendererClass().isInstance(value))
            .findFirst()
            .orElseThrow();
    assertTrue(first.canRender(null) && first.canRender("text/html"));
    return first.render(null, value);
  }

  @Test
  void theKernelFindsTheProvider() {
    List<String> names =
        ServiceLoader.load(DisplayProvider.class).stream()
            .map(found -> found.type().getName())
            .toList();
    assertEquals(List.of(RapaioDisplays.class.getName()), names);
  }

  @Test
  void objectsShowThemselvesAsOnTheOtherKernels() {
    DisplayData matrix = rendered(Matrix.identity(1));
    assertTrue(matrix.data().get("text/html").toString().contains("<table>"));
    assertEquals(Matrix.identity(1).toString(), matrix.data().get("text/plain"));
    Figure figure = Charts.loss(Curve.from0("a", 1, 2));
    DisplayData picture = rendered(figure);
    assertTrue(picture.data().get("image/png").toString().startsWith("iVBORw0KGgo"));
    assertEquals(figure.caption(), picture.data().get("text/plain"));
    assertEquals("{height=360, width=640}", picture.metadata().get("image/png").toString());
    assertEquals(Map.of("text/plain", "[1, 2]"), rendered(List.of(1, 2)).data());
  }

  /** {@code %dependency} asks after each jar, and the library's is the first. */
  @Test
  void withoutTheJarsOfTheirTypesThereAreNone() throws Exception {
    try (URLClassLoader jdkAlone =
        new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
      assertEquals(List.of(), RapaioDisplays.renderers(jdkAlone));
    }
  }

  @Test
  void whatIsShownCanBeUpdatedByItsName() {
    DisplayData data = RapaioDisplays.data("a", Bundle.html("<b>one</b>", "one"));
    assertEquals("a", data.getDisplayId());
    assertEquals(Map.of("text/html", "<b>one</b>", "text/plain", "one"), data.data());
  }
}
