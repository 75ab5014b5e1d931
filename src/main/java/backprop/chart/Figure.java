package backprop.chart;

import backprop.draw.Ink;
import backprop.draw.Painting;
import backprop.draw.Png;
import backprop.text.Text;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A picture with a one-line caption. As the last expression of a notebook cell it shows itself,
 * sharp at twice the resolution of the page.
 *
 * <p>A figure can be drawn in another size: text and lines keep theirs, the rest adapts.
 */
public final class Figure implements DisplayDataRenderable {
  private static final MIMEType IMAGE_PNG = MIMEType.parse("image/png");

  /** The width of a page in CSS pixels; figures side by side share it. */
  public static final int PAGE = 900;

  private static final int LEAST = 80;
  private static final int MOST = 4000;

  private final String caption;
  private final String description;
  private final int width;
  private final int height;
  private final Painting painting;
  private byte[] png; // made when first asked for

  Figure(String caption, int width, int height, Painting painting) {
    this(caption, "", width, height, painting);
  }

  /**
   * A picture that is drawn when it is first asked for.
   *
   * @param description what stands in it, for those who cannot see it; empty if the caption says it
   */
  public Figure(String caption, String description, int width, int height, Painting painting) {
    this.caption = caption.strip().replaceAll("\\s+", " ");
    this.description = description;
    this.width = width;
    this.height = height;
    this.painting = painting;
  }

  /** Figures in a row, narrowed to fit the page. */
  public static Figure beside(Figure... figures) {
    return grid(figures.length, figures);
  }

  /**
   * Figures in rows, narrowed to fit the page: small multiples.
   *
   * @throws IllegalArgumentException if there is no figure, or perRow is below 1
   */
  public static Figure grid(int perRow, Figure... figures) {
    Text.refuseIf(figures.length == 0, "a grid of 0 figures: give at least one");
    Text.refuseIf(perRow < 1, "%s figures in a row: there must be at least 1", perRow);
    int columns = Math.min(perRow, figures.length);
    List<Figure> narrowed = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (Figure figure : figures) {
      narrowed.add(figure.narrowed(PAGE / columns));
      captions.add(figure.caption);
    }
    return FigureGrid.of(narrowed, columns).figure(String.join("; ", captions));
  }

  /**
   * This figure in another size.
   *
   * @param width in CSS pixels, 80 … 4000
   * @param height in CSS pixels, 80 … 4000
   * @throws IllegalArgumentException if a size is out of range
   */
  public Figure resized(int width, int height) {
    if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
      throw Text.illegal(
          "a figure of %s × %s: each side must have %s … %s CSS pixels",
          width, height, LEAST, MOST);
    }
    return new Figure(caption, description, width, height, painting);
  }

  /** The width in CSS pixels; the PNG has twice as many. */
  public int width() {
    return width;
  }

  /** The height in CSS pixels; the PNG has twice as many. */
  public int height() {
    return height;
  }

  /** What the figure shows, in one line. */
  public String caption() {
    return caption;
  }

  /** What stands in it, for those who cannot see it; empty if the caption says it all. */
  public String description() {
    return description;
  }

  /** The picture as PNG, a copy; the same bytes on every machine. */
  public byte[] png() {
    return bytes().clone();
  }

  /**
   * Writes the PNG, over an existing file if there is one. A missing folder is created.
   *
   * @throws IllegalArgumentException if the name does not end in .png
   * @throws IOException if the file cannot be written
   */
  public void save(Path file) throws IOException {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new IllegalArgumentException(
          file + ": a figure is a PNG, so the name must end in .png");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, bytes());
  }

  Painting painting() {
    return painting;
  }

  // a chart keeps its proportions, but is not flattened below what its axes need
  private Figure narrowed(int width) {
    if (this.width <= width) {
      return this;
    }
    int flattest = (int) Math.round(0.72 * width);
    int scaled = (int) Math.round((double) height * width / this.width);
    return resized(width, Math.min(height, Math.max(scaled, flattest)));
  }

  private synchronized byte[] bytes() {
    if (png == null) {
      png = Png.encode(Ink.sheet(width, height, painting));
    }
    return png;
  }

  @Override
  public Set<MIMEType> getSupportedRenderTypes() {
    return Set.of(IMAGE_PNG);
  }

  /** Puts the PNG with its size in CSS pixels, and the caption as plain text. */
  @Override
  public void render(RenderContext context) {
    context.renderIfRequested(
        IMAGE_PNG,
        (type, out) -> {
          out.putData(type, Base64.getEncoder().encodeToString(bytes()));
          Map<String, Object> size = new LinkedHashMap<>(); // Map.of changes its order
          if (!description.isEmpty()) {
            size.put("alt", description); // read by nbconvert and our own pages
          }
          size.put("height", height);
          size.put("width", width);
          out.putMetaData(type, size);
        });
    context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> caption);
  }

  @Override
  public String toString() {
    return caption;
  }
}
