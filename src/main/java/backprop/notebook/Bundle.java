package backprop.notebook;

import backprop.text.Text;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.RenderRequestTypes;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a front end gets of one object: its forms by MIME type and their metadata. */
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {
  static final String HTML = "text/html";
  static final String TEXT = "text/plain";

  static Bundle html(String html, String text) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(HTML, html);
    data.put(TEXT, text);
    return new Bundle(data, Map.of());
  }

  /** A line of text over a picture. */
  public static Bundle live(String line, String picture) {
    return html(Text.format("<div>%s</div>\n%s", Text.escaped(line), picture), line);
  }

  public static Bundle text(String text) {
    return new Bundle(Map.of(TEXT, text), Map.of());
  }

  /** The forms of an object that shows itself, as IJava's own renderer would ask for them. */
  public static Bundle of(DisplayDataRenderable object) {
    Recorder out = new Recorder();
    RenderRequestTypes.Builder wanted = new RenderRequestTypes.Builder(suffix -> null);
    wanted.withType(MIMEType.TEXT_PLAIN);
    object.getPreferredRenderTypes().forEach(wanted::withType);
    object.render(new RenderContext(wanted.build(), new Renderer(), Map.of(), out));
    out.seen.putIfAbsent(TEXT, object.toString());
    return new Bundle(out.seen, out.seenMetadata);
  }

  /** Display data that can be read again. */
  private static final class Recorder extends DisplayData {
    private final Map<String, Object> seen = new LinkedHashMap<>();
    private final Map<String, Object> seenMetadata = new LinkedHashMap<>();

    @Override
    public void putData(String type, Object form) {
      seen.put(type, form);
    }

    @Override
    public void putMetaData(String type, Object form) {
      seenMetadata.put(type, form);
    }
  }
}
