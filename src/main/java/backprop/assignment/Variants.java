package backprop.assignment;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Numbers that each student has for himself. A given cell declares them, and says from where to
 * where they are drawn: {@code double x() { return 1.5; } // VARIANT 0.5 to 2 step 0.1}. They
 * depend on the course's secret, the assignment and the student's name, and on nothing else.
 *
 * @param students by the letters of their names, which platforms write in one order or another
 */
public record Variants(String secret, Map<String, String> students) {
  private static final int SHORTEST = 16;
  private static final Pattern PLACE =
      Pattern.compile("(-?[\\d.]+)(;[^;\\n]*//) VARIANT (-?[\\d.]+) to (-?[\\d.]+) step ([\\d.]+)");

  private static final String OWN = " your own number";
  private static final Pattern DRAWN = Pattern.compile("([\\d.]+);[^;\\n]*//" + OWN);
  private static final Pattern LITERAL = // none of a name, or its dot's
      Pattern.compile("(?<![\\w.])(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

  /** Reads the course's secret, which must not be short, and its students, a name a line. */
  public static Variants of(Path secret, Path list) throws IOException {
    String text = Files.readString(secret).strip();
    if (text.length() < SHORTEST) {
      throw new AssignmentException(
          "%s holds %d characters, but a secret must have at least %d that nobody guesses",
          secret, text.length(), SHORTEST);
    }
    Map<String, String> students = new LinkedHashMap<>();
    for (String name :
        Files.readString(list).replace("\uFEFF", "").lines().map(String::strip).toList()) {
      String other = name.isEmpty() ? null : students.put(letters(name), name);
      if (other != null || name.matches("[.].*|.*[/\\\\].*")) {
        throw new AssignmentException(
            "%s: %s: change this name", list, other == null ? name : name + ", beside " + other);
      }
    }
    return new Variants(text, students);
  }

  private static String letters(String name) { // without accents, which are written in two ways
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    int[] sorted = plain.codePoints().filter(Character::isLetterOrDigit).sorted().toArray();
    return new String(sorted, 0, sorted.length);
  }

  /** Whether an assignment has numbers to draw. */
  public static boolean isIn(Assignment assignment) {
    return assignment.items(Item.Kind.GIVEN).stream()
        .anyMatch(item -> PLACE.matcher(item.cell().source()).find());
  }

  /** The numbers that are drawn for a student, without signs; none for a name not in the list. */
  public Set<Double> drawn(Assignment assignment, String student) {
    String name = students.get(letters(student));
    if (name == null) {
      return Set.of();
    }
    return of(assignment, secret, name).items(Item.Kind.GIVEN).stream()
        .flatMap(item -> DRAWN.matcher(item.cell().source()).results())
        .map(drawn -> Double.valueOf(drawn.group(1)))
        .collect(Collectors.toSet());
  }

  /** The numbers that stand in a source, without signs. */
  public static Set<Double> literals(String source) {
    Set<Double> numbers = new HashSet<>();
    LITERAL.matcher(source).results().forEach(found -> numbers.add(Double.valueOf(found.group())));
    return numbers;
  }

  /** A student's own variant of an assignment, by any of the student's names; itself if none. */
  public Assignment of(Assignment assignment, String student) throws AssignmentException {
    String name = students.get(letters(student));
    AssignmentException.unless(
        name != null || !isIn(assignment), "the list of students has no name %s", student);
    return of(assignment, secret, name);
  }

  /** The variant of a name. */
  public static Assignment of(Assignment assignment, String secret, String name) {
    SplittableRandom random = new SplittableRandom(seed(secret, assignment.name() + "\n" + name));
    Notebook variant = assignment.source().copy();
    for (Cell cell : variant.cells()) {
      if (Item.of(cell).kind() == Item.Kind.GIVEN) {
        Matcher place = PLACE.matcher(cell.source());
        cell.json().addProperty("source", place.replaceAll(m -> draw(place, random)));
      }
    }
    return assignment.with(variant);
  }

  private static String draw(Matcher place, SplittableRandom random) {
    BigDecimal from = new BigDecimal(place.group(3));
    BigDecimal step = new BigDecimal(place.group(5));
    BigDecimal steps =
        new BigDecimal(place.group(4)).subtract(from).divide(step, RoundingMode.FLOOR);
    int drawn = random.nextInt(steps.intValueExact() + 1);
    BigDecimal number = from.add(step.multiply(BigDecimal.valueOf(drawn)));
    return number.toPlainString() + place.group(2) + OWN;
  }

  private static long seed(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
