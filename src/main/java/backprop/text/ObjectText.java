package backprop.text;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An object without its identity, which changes from run to run: an array by its contents. */
public final class ObjectText {
  private static final int MOST_ELEMENTS = 100;
  private static final String HASH = "@(?:[0-9a-f]{1,8}|…)(?![\\w-]|\\.\\w)";

  /** What {@code Object.toString()} writes: a class, and a hash. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "(?<![\\w.@])(\\[*)(?:\\w+[./$]+|\\$)*?([A-Z]\\w*)(?:\\$\\d+)*(?:/0x\\w+)?;?" + HASH);

  private ObjectText() {}

  /** The text of a value whose own text is known. */
  public static String of(Object value, String text) {
    if (value instanceof CharSequence) {
      return text;
    }
    boolean several = value.getClass().isArray() || value instanceof Collection;
    if (several && IDENTITY.matcher(text).find()) {
      return contents(value instanceof Collection<?> all ? all.toArray() : value);
    }
    String opened = opened(value, text);
    String kind = value instanceof Thread ? "Thread" : kind(value.getClass());
    String own = value instanceof Thread ? ".*" : Pattern.quote(value.getClass().getName()) + HASH;
    return withoutIdentities(opened.replaceFirst(own, Matcher.quoteReplacement(kind + "@…")));
  }

  /** The text with … for every identity hash. */
  public static String withoutIdentities(String text) {
    return IDENTITY.matcher(text).replaceAll("$1$2@…");
  }

  /** Whether a text is nothing but a class and an identity hash. */
  public static boolean isIdentity(String text) {
    return IDENTITY.matcher(text).matches();
  }

  private static String contents(Object array) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_ELEMENTS, Array.getLength(array)); i++) {
      Object element = Array.get(array, i);
      shown.add(element == null ? "null" : of(element, element.toString()));
    }
    if (shown.size() < Array.getLength(array)) {
      shown.add("… " + Array.getLength(array) + " in all");
    }
    return shown.toString();
  }

  /** The text of a map, an optional or a record with the contents of the arrays in it. */
  private static String opened(Object value, String text) {
    Stream<?> parts =
        value instanceof Map<?, ?> map
            ? map.values().stream()
            : value instanceof Optional<?> optional
                ? optional.stream()
                : value instanceof Record
                    ? Stream.of(value.getClass().getRecordComponents()).map(c -> part(value, c))
                    : Stream.empty();
    String opened = text;
    for (Object part : parts.limit(MOST_ELEMENTS).filter(Objects::nonNull).toList()) {
      String own = part.toString();
      opened = IDENTITY.matcher(own).find() ? opened.replace(own, of(part, own)) : opened;
    }
    return opened;
  }

  private static Object part(Object whole, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // it stays as it is
    }
  }

  /** The first class or interface that a reader can know: of a lambda its interface. */
  private static String kind(Class<?> type) {
    Class<?>[] all = type.getInterfaces();
    boolean unknown = type.isHidden() || !Modifier.isPublic(type.getModifiers());
    return !unknown && !type.isAnonymousClass()
        ? type.getSimpleName()
        : all.length > 0 ? all[0].getSimpleName() : kind(type.getSuperclass());
  }
}
