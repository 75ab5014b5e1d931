package backprop.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Files that come with the library, in its jar. */
public final class Resource {
  private Resource() {}

  /** The text of this name in the package of a class; empty if there is none. */
  public static Optional<String> text(Class<?> beside, String name) {
    return bytes(beside, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The entries of a file of properties; none if there is no such file. */
  public static Properties properties(Class<?> beside, String name) {
    Properties entries = new Properties();
    try {
      entries.load(new StringReader(text(beside, name).orElse("")));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /** The file of this name in the package of a class; empty if there is none. */
  public static Optional<byte[]> bytes(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
