package backprop.notebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.rapaio.jupyter.kernel.global.Global;

/**
 * The library on rapaio's kernel, which looks for providers of displays in every jar that {@code
 * %jars} adds. No other kernel loads this class.
 */
public final class RapaioDisplays implements DisplayProvider, Screen {
  private static final List<String> TYPES = // to load a class too early would fail for good
      List.of(
          "tech/tablesaw/api/Table.class",
          "io/github/spencerpark/jupyter/kernel/display/DisplayDataRenderable.class");

  private static boolean prepared;

  /** By the kernel, each time the class path grows. */
  public RapaioDisplays() {
    prepare(this);
  }

  /** What the notebooks need and the other kernels have: {@code printf}, and text as text. */
  private static synchronized void prepare(RapaioDisplays screen) {
    if (!prepared) { // to declare a method again would reset what depends on it
      prepared = true;
      Workbook.announce(screen);
      Global.options().set("display.defaultMime", Bundle.TEXT);
      MainApp.kernel
          .javaEngine()
          .getShell()
          .eval("void printf(String format, Object... args) { System.out.printf(format, args); }");
    }
  }

  @Override
  public void show(String id, Bundle bundle) {
    MainApp.kernel.display(data(id, bundle));
  }

  @Override
  public void update(String id, Bundle bundle) {
    MainApp.kernel.updateDisplay(data(id, bundle));
  }

  static DisplayData data(String id, Bundle bundle) {
    DisplayData data = data(bundle);
    data.setDisplayId(id);
    return data;
  }

  private static DisplayData data(Bundle bundle) {
    DisplayData data = DisplayData.fromText("");
    bundle.data().forEach(data::putData);
    bundle.metadata().forEach(data::putMetaData);
    return data;
  }

  /** Of one type, in all its forms whichever is asked for. */
  private record Rendered(Renderers.Rendition<?> form) implements DisplayRenderer {
    @Override
    public Class<?> rendererClass() {
      return form.type();
    }

    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object object) {
      return data(form.of(object));
    }
  }

  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return renderers(RapaioDisplays.class.getClassLoader());
  }

  /** None before the jars of their types are there: {@code %dependency} adds one at a time. */
  static List<DisplayRenderer> renderers(ClassLoader loader) {
    if (TYPES.stream().anyMatch(file -> loader.getResource(file) == null)) {
      return List.of();
    }
    List<Renderers.Rendition<?>> forms = new ArrayList<>(Renderers.TABLES);
    forms.add(Renderers.FIGURES);
    forms.add(new Renderers.Rendition<>(Collection.class, list -> Bundle.text(list.toString())));
    return forms.stream().<DisplayRenderer>map(Rendered::new).toList();
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }
}
