package backprop.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * A document, equation by equation.
 *
 * @param number "001"
 * @param title "Single path"
 * @param worlds makes random networks in the document's letters
 * @param displays its displayed formulas, in order
 * @param claims what it claims, in order
 * @param source the class that the document is written in, for readers who want to see a claim
 */
public record Document<W extends World>(
    String number,
    String title,
    World.Factory<W> worlds,
    List<DisplayedFormula> displays,
    List<Claim<W>> claims,
    Class<?> source) {

  /** A document from its transcript. */
  public static <W extends World> Document<W> of(
      Class<?> source,
      String number,
      String title,
      World.Factory<W> worlds,
      Consumer<Transcript<W>> write) {
    Transcript<W> transcript = new Transcript<>();
    write.accept(transcript);
    return new Document<>(
        number, title, worlds, transcript.displays(), transcript.claims(), source);
  }

  /**
   * Evaluates every claim on one random network per seed.
   *
   * @throws MistakenClaim if the numbers refuse what one or more of the claims declare
   */
  public List<Row> rows(long... seeds) {
    Judge<W> judge =
        new Judge<>(LongStream.of(seeds).mapToObj(seed -> Judge.Trial.of(worlds, seed)).toList());
    List<Row> rows = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (Claim<W> claim : claims) {
      try {
        rows.add(judge.row(this, claim));
      } catch (MistakenClaim mistake) {
        mistakes.add(number + " " + claim.label() + ": " + mistake.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new MistakenClaim(String.join("\n", mistakes));
    }
    return rows;
  }

  /**
   * Small numbers that show the claim with this label wrong; empty if it holds.
   *
   * @throws IllegalArgumentException if no claim has this label
   */
  public Optional<Counterexample> counterexample(String label) {
    Claim<W> claim =
        claims.stream()
            .filter(c -> c.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(this + " has no claim " + label));
    return Counterexample.of(worlds, claim);
  }

  @Override
  public String toString() {
    return number + " " + title;
  }
}
