package backprop.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Links of a notebook in the folder {@code from} as its page in the folder {@code to} needs them:
 * to another notebook's page, to a file from where the page lies.
 */
record Links(Path from, Path to) {
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|[#/\\\\].*");
  private static final Pattern NOTEBOOK = Pattern.compile("(?<name>[^?#]*)\\.ipynb(?<place>#.*)?");

  /** The address of a notebook's page beside this one. */
  static String page(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + ".html";
  }

  void apply(Element main) {
    for (Element link : main.select("a[href]")) {
      String address = link.attr("href");
      Matcher notebook = NOTEBOOK.matcher(address);
      if (ELSEWHERE.matcher(address).matches()) {
        continue;
      }
      if (notebook.matches()) {
        String place = notebook.group("place");
        link.attr("href", notebook.group("name") + ".html" + (place == null ? "" : place));
      } else {
        file(link, address);
      }
    }
  }

  // a link to a file that is not there would only mislead
  private void file(Element link, String address) {
    try {
      URI uri = URI.create(address);
      Path file = from.resolve(uri.getPath()).toAbsolutePath().normalize();
      if (Files.exists(file)) {
        Path way = to.toAbsolutePath().normalize().relativize(file);
        link.attr("href", new URI(null, null, way.toString().replace('\\', '/'), null).toString());
        return;
      }
    } catch (IllegalArgumentException | URISyntaxException e) {
      // neither a path nor on this disk: no link
    }
    link.removeAttr("href");
  }
}
