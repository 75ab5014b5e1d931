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

  /** The text of this name in the package of a class; there must be one. */
  public static String text(Class<?> beside, String name) {
    return new String(bytes(beside, name), StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** The text of this name in the package of a class; empty if there is none. */
  public static String textIfAny(Class<?> beside, String name) {
    return find(beside, name).isPresent() ? text(beside, name) : "";
  }

  /** The entries of a file of properties; none if there is no such file. */
  public static Properties properties(Class<?> beside, String name) {
    Properties entries = new Properties();
    try {
      entries.load(new StringReader(textIfAny(beside, name)));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /** The file of this name in the package of a class; there must be one. */
  public static byte[] bytes(Class<?> beside, String name) {
    String missing = name + ", a part of the library, is not on the class path: build with Maven";
    return find(beside, name).orElseThrow(() -> new IllegalStateException(missing));
  }

  private static Optional<byte[]> find(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
