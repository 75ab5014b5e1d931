package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.chart.Charts;
import backprop.chart.Curve;
import backprop.chart.Figure;
import backprop.kernel.Display;
import backprop.kernel.RenderingKernel;
import backprop.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A kernel as JJava has it: the names of IJava, the classes its own. */
public class RunningKernelTest {

  public static class Data {
    private final Map<String, Object> parts = new LinkedHashMap<>();

    public void putData(String type, Object form) {
      parts.put(type, form);
    }

    public void putMetaData(String type, Object value) {
      parts.put("metadata of " + type, value);
    }

    public void setDisplayId(String id) {
      parts.put("id", id);
    }
  }

  public interface Function {
    void render(Object value, Context context);
  }

  public record Context(Data getOutputContainer) {}

  public static class Registration {
    private final Class<?> type;
    private final Map<Class<?>, Function> functions;

    Registration(Class<?> type, Map<Class<?>, Function> functions) {
      this.type = type;
      this.functions = functions;
    }

    public Registration preferring(String... types) {
      return this;
    }

    public void register(Function function) {
      functions.put(type, function);
    }
  }

  public static class Renderer {
    private final Map<Class<?>, Function> functions = new LinkedHashMap<>();

    public Registration createRegistration(Class<?> type) {
      return new Registration(type, functions);
    }
  }

  public static class Stream {
    private final List<Data> updates = new ArrayList<>();

    public void updateDisplay(String id, Data data) {
      updates.add(data);
    }

    public void updateDisplay(Data data) {
      updates.add(data);
    }
  }

  public static class Io {
    public final Stream display = new Stream();
  }

  public static class Kernel {
    private final Io io = new Io();
    private final Renderer renderer = new Renderer();
    private final List<Data> displays = new ArrayList<>();

    public void display(Data data) {
      displays.add(data);
    }

    public Io getIO() {
      return io;
    }

    public Renderer getRenderer() {
      return renderer;
    }
  }

  private final Kernel kernel = new Kernel();
  private final RunningKernel running = new RunningKernel(kernel);

  @Test
  void showsAndUpdates() {
    running.show("a", Bundle.text("one"));
    running.update("a", Bundle.html("<b>two</b>", "two"));
    assertEquals("{text/plain=one, id=a}", kernel.displays.get(0).parts.toString());
    assertEquals(
        "{text/html=<b>two</b>, text/plain=two, id=a}",
        kernel.io.display.updates.get(0).parts.toString());
  }

  @Test
  void objectsShowThemselves() {
    assertFalse(running.isFamiliar());
    Renderers.register(running);
    assertTrue(
        rendered(Matrix.class, Matrix.identity(1)).get("text/html").toString().contains(">1<"));
    Figure figure = Charts.loss(Curve.from0("a", 1, 2));
    Class<?> figures = io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable.class;
    Map<String, Object> parts = rendered(figures, figure);
    assertEquals(figure.caption(), parts.get("text/plain"));
    assertEquals("{height=360, width=640}", parts.get("metadata of image/png").toString());
  }

  private Map<String, Object> rendered(Class<?> type, Object value) {
    Data out = new Data();
    kernel.renderer.functions.get(type).render(value, new Context(out));
    return out.parts;
  }

  /** It is looked up by a name in a string, which this holds. */
  @Test
  void theWorkbooksOwnKernelIsWhereItIsLookedFor() throws ReflectiveOperationException {
    String[] own = RunningKernel.GIVERS[RunningKernel.GIVERS.length - 1];
    assertEquals(Display.class.getName(), own[0]);
    assertEquals(RenderingKernel.class, Display.class.getMethod(own[1]).getReturnType());
  }
}
