package backprop.report;

import backprop.report.Paper.Shown;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;

/** The pictures of one page, each inside it, numbered in order. */
final class Pictures {
  private static final String SVG = "image/svg+xml";
  private static final List<String> TYPES =
      List.of(SVG, "image/png", "image/jpeg", "image/gif", "image/webp");

  /** The drawing once more as text, or a class and a hash: no words. */
  private static final Pattern NO_SENTENCE =
      Pattern.compile("(?s)\\s*<(svg|\\?xml|!).*|.*\\w@[0-9a-f]{5,8}\\b.*");

  private static final double PAPER = 0.75; // of a chart of lines; a map of colours has less
  private static final int MOST_PIXELS = 16_000_000;

  private final Path folder;
  private int count;

  Pictures(Path folder) {
    this.folder = folder;
  }

  int count() {
    return count;
  }

  /** The figure of an output, if that has a picture; its text in one sentence is the caption. */
  Optional<Element> figure(Shown shown) {
    for (String type : TYPES) {
      if (shown.forms().containsKey(type)) {
        String form = shown.forms().get(type);
        String address = type.equals(SVG) ? Sanitiser.svg(form) : address(type, form);
        String text = shown.forms().getOrDefault("text/plain", "");
        String caption = NO_SENTENCE.matcher(text).matches() ? "" : text;
        String alt = oneLine(shown.description().isEmpty() ? caption : shown.description());
        Element image = new Element("img").attr("src", address).attr("alt", alt);
        Element figure = figure(image, oneLine(caption));
        if (shown.width() > 0) {
          image.attr("width", Integer.toString(shown.width()));
          figure.addClass("drawn" + (isOnPaper(address) ? " ink" : ""));
        }
        return Optional.of(figure);
      }
    }
    return Optional.empty();
  }

  /** Brings the pictures that a text names, or its cell carries, into it; one alone is a figure. */
  Element embed(Element section, Map<String, Map<String, String>> attachments) {
    for (Element image : section.select("img")) {
      Optional<String> address = address(image.attr("src"), attachments);
      if (address.isEmpty()) {
        String what = image.attr("alt").isBlank() ? image.attr("src") : image.attr("alt");
        image.replaceWith(Nodes.element("em", "missing", "[picture not found: " + what + "]"));
        continue;
      }
      image.attr("src", address.get());
      Element parent = image.parent();
      if (parent.is("p") && parent.childNodeSize() == 1) {
        String title = image.attr("title");
        parent.replaceWith(figure(image, title.isBlank() ? image.attr("alt") : title));
      }
    }
    return section;
  }

  private Element figure(Element image, String caption) {
    count++;
    Element figure = new Element("figure").attr("id", "figure-" + count);
    Element box = new Element("div").appendChild(image);
    figure.appendChild(Nodes.scrolls(box, "Figure " + count));
    Element text = figure.appendElement("figcaption");
    text.appendElement("b").text("Figure " + count + ".");
    text.appendText(" " + caption);
    return figure;
  }

  private Optional<String> address(String source, Map<String, Map<String, String>> attachments) {
    if (source.startsWith("data:")) {
      return Optional.of(source);
    }
    if (source.startsWith("attachment:")) {
      Map<String, String> forms = attachments.getOrDefault(decoded(source.substring(11)), Map.of());
      return TYPES.stream()
          .filter(forms::containsKey)
          .map(type -> address(type, forms.get(type)))
          .findFirst();
    }
    return file(decoded(source));
  }

  /** A picture file in the notebook's folder or below it. */
  private Optional<String> file(String source) {
    String extension = source.substring(source.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = "image/" + extension.replace("jpg", "jpeg").replace("svg", "svg+xml");
    try {
      Path home = folder.toRealPath();
      Path file = home.resolve(source).toRealPath();
      if (!TYPES.contains(type) || !file.startsWith(home)) {
        return Optional.empty();
      }
      String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      return Optional.of("data:" + type + ";base64," + bytes);
    } catch (IOException | IllegalArgumentException e) { // there is none, or that is no path
      return Optional.empty();
    }
  }

  private static String decoded(String source) {
    try {
      String path = URI.create(source).getPath();
      return path == null ? source : path;
    } catch (IllegalArgumentException e) {
      return source;
    }
  }

  private static String address(String type, String base64) {
    String form = base64.replaceAll("[^A-Za-z0-9+/=]", "");
    boolean isText = type.equals(SVG) && base64.stripLeading().startsWith("<");
    return isText ? Sanitiser.svg(base64) : "data:" + type + ";base64," + form;
  }

  /** Whether a PNG is mostly white: lines and words, which may be light on dark as well. */
  private static boolean isOnPaper(String address) {
    try {
      byte[] bytes = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null || (long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
        return false;
      }
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      long white = Arrays.stream(pixels).filter(pixel -> pixel == 0xFFFFFFFF).count();
      return white > PAPER * pixels.length;
    } catch (IOException | IllegalArgumentException e) {
      return false; // no picture
    }
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
