package backprop.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a figure shows, as one line of text that is part of an address: {@code
 * x=1.5&theta=0.8,-1.2,2&sigma=tanh}. Numbers read back to the same bits.
 *
 * <p>The text may come from anyone: what is no number, or out of range, counts as absent.
 */
public final class LiveState {
  private static final int MOST_TEXT = 20_000;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Reads the text. */
  public static LiveState of(String text) {
    LiveState state = new LiveState();
    if (text.length() <= MOST_TEXT) {
      for (String part : Pieces.split(text, '&')) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          state.values.put(part.substring(0, equals), part.substring(equals + 1));
        }
      }
    }
    return state;
  }

  public LiveState with(String key, double... numbers) {
    values.put(key, Pieces.joined(",", numbers));
    return this;
  }

  /** A text without {@code &}. */
  public LiveState with(String key, String word) {
    values.put(key, word);
    return this;
  }

  /** A number from {@code least} to {@code most}, or else {@code otherwise}. */
  public double number(String key, double least, double most, double otherwise) {
    double[] numbers = numbers(key, least, most, 1, 1, otherwise);
    return numbers[0];
  }

  /** So many numbers from {@code least} to {@code most}, or else {@code otherwise}. */
  public double[] numbers(
      String key, double least, double most, int fewest, int atMost, double... otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    List<String> parts = Pieces.split(text, ',');
    if (parts.size() < fewest || parts.size() > atMost) {
      return otherwise;
    }
    double[] numbers = new double[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      try {
        numbers[i] = Double.parseDouble(parts.get(i));
      } catch (NumberFormatException e) {
        return otherwise;
      }
      if (!(numbers[i] >= least && numbers[i] <= most)) {
        return otherwise;
      }
    }
    return numbers;
  }

  /** A text, or else {@code otherwise}. */
  public String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** One of these words, or else the first of them. */
  public String word(String key, List<String> words) {
    String word = values.getOrDefault(key, "");
    return words.contains(word) ? word : words.get(0);
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("&"));
  }
}
