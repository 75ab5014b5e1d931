package backprop.file;

import backprop.text.Decimal;
import backprop.text.Text;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name with numbers, of an activation or a schedule: "leaky ReLU(0.1)", "inverse(0.5, 100)". */
public record Term(String name, double... numbers) {
  private static final Pattern FORM = Pattern.compile("([^()]+?)(?:\\(([^()]*)\\))?");

  /**
   * Reads the text of a term.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static Term parse(String text) {
    Matcher matcher = FORM.matcher(text);
    Text.refuseIf(!matcher.matches(), "'%s' must be a name or name(number, …)", text);
    if (matcher.group(2) == null) {
      return new Term(matcher.group(1));
    }
    try {
      double[] numbers =
          Arrays.stream(matcher.group(2).split(",")).mapToDouble(Double::parseDouble).toArray();
      return new Term(matcher.group(1), numbers);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Text.format("'%s' must have numbers in its parentheses", text), e);
    }
  }

  /** Whether it has this name and so many numbers. */
  public boolean is(String name, int count) {
    return this.name.equals(name) && numbers.length == count;
  }

  @Override
  public String toString() {
    String list = Arrays.stream(numbers).mapToObj(Decimal::of).collect(Collectors.joining(", "));
    return numbers.length == 0 ? name : name + "(" + list + ")";
  }
}
