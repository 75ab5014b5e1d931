package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.chart.Charts;
import backprop.chart.Curve;
import backprop.chart.Figure;
import backprop.matrix.Matrix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.Test;

/** The extension in JJava's own classes. */
class JJavaExtensionTest {

  /** JJava without its JShell. */
  private static final class Kernel extends BaseKernel {
    Kernel() {
      super(
          "test",
          "1",
          null,
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          null,
          null,
          true,
          new StringStyler.Builder().build());
    }

    @Override
    public Object evalRaw(String source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String isComplete(String code) {
      throw new UnsupportedOperationException();
    }
  }

  private final BaseKernel kernel = new Kernel();

  private Object rendered(Object value, String type) {
    return kernel.getRenderer().render(value).getData(MIMEType.parse(type));
  }

  @Test
  void jjavaFindsTheExtensionAndObjectsShowThemselves() {
    List<String> names =
        ServiceLoader.load(Extension.class).stream().map(found -> found.type().getName()).toList();
    assertEquals(List.of(JJavaExtension.class.getName()), names);
    Figure figure = Charts.loss(Curve.from0("a", 1, 2));
    assertEquals(null, rendered(figure, "image/png"), "JJava alone knows nothing of figures");
    ServiceLoader.load(Extension.class).forEach(extension -> extension.install(kernel));
    assertTrue(rendered(figure, "image/png").toString().startsWith("iVBORw0KGgo"));
    assertEquals(figure.caption(), rendered(figure, "text/plain"));
    assertTrue(rendered(Matrix.identity(1), "text/html").toString().contains("<table>"));
    assertEquals(Matrix.identity(1).toString(), rendered(Matrix.identity(1), "text/plain"));
  }
}
