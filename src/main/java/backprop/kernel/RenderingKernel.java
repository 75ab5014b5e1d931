package backprop.kernel;

import backprop.jshell.CellException;
import backprop.jshell.ErrorReport;
import backprop.text.ObjectText;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.PrintStream;
import java.util.Map;

/**
 * The kernel as a cell knows it, in the JVM in which cells run: it renders objects, and what it
 * displays goes to the {@link OutputQueue}. It compiles and runs no cells.
 */
public final class RenderingKernel extends BaseKernel {
  public static final LanguageInfo LANGUAGE =
      new LanguageInfo.Builder("Java")
          .version(Runtime.version().toString())
          .mimetype("text/x-java-source")
          .fileExtension(".jshell")
          .pygments("java")
          .codemirror("java")
          .build();

  private final OutputQueue output;

  public RenderingKernel(OutputQueue output) {
    this.output = output;
    renderer = new ObjectRenderer();
    Image.registerAll(renderer);
    Url.registerAll(renderer);
    Text.registerAll(renderer);
  }

  /** The base kernel's, but that the text of an object is its {@link ObjectText}. */
  private static final class ObjectRenderer extends Renderer {
    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
      return renderAs(value, parameters);
    }

    @Override
    public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
      DisplayData data =
          types.length == 0
              ? super.render(value, parameters)
              : super.renderAs(value, parameters, types);
      data.putText(ObjectText.of(value, String.valueOf(data.getData(MIMEType.TEXT_PLAIN))));
      return data;
    }
  }

  /** What a cell with this value shows, unless that throws; null for nothing. */
  public DisplayData shown(Object value) throws CellException {
    if (value == null || value instanceof PrintStream || value.equals(Display.lastId)) {
      return null; // what printf and display return says nothing
    }
    if (value instanceof DisplayData data) {
      return data;
    }
    try {
      return getRenderer().render(value);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new CellException(ErrorReport.rendering(value, e));
    }
  }

  @Override
  public void display(DisplayData data) {
    MimeBundle bundle = MimeBundle.of(data);
    output.add(outlet -> outlet.display(bundle));
  }

  /** Replaces what was displayed with this id. */
  public void updateDisplay(String id, DisplayData data) {
    data.setDisplayId(id);
    MimeBundle bundle = MimeBundle.of(data);
    output.add(outlet -> outlet.update(bundle));
  }

  @Override
  public DisplayData eval(String cell) {
    throw new UnsupportedOperationException("a cell cannot run another one");
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return LANGUAGE;
  }
}
