package backprop.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;

/**
 * HTML that shows itself as the last expression of a cell (formulas between {@code $…$} are typeset
 * by the front end), with plain text for front ends that show no HTML.
 */
public record Html(String html, String text) implements DisplayDataRenderable {
  private static final MIMEType HTML = MIMEType.parse("text/html");

  @Override
  public Set<MIMEType> getSupportedRenderTypes() {
    return Set.of(HTML);
  }

  @Override
  public void render(RenderContext context) {
    context.renderIfRequested(HTML, () -> html);
    context.getOutputContainer().putText(text);
  }

  /** The plain text. */
  @Override
  public String toString() {
    return text;
  }
}
