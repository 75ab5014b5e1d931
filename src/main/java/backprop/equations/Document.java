package backprop.equations;

import backprop.text.Resource;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * A document, equation by equation: what makes random networks in its letters, its claims in order,
 * and the class that it is written in, for readers who want to see a claim.
 */
public record Document<W extends World>(
    String number, String title, World.Factory<W> worlds, List<Claim<W>> claims, Class<?> source) {
  /**
   * A document from its transcript. What is printed, and what is said about its claims, stands
   * beside the class, in the text {@code 001.md} of its number.
   *
   * @throws IllegalStateException if that speaks of a claim that there is not
   */
  public static <W extends World> Document<W> of(
      Class<?> source,
      String number,
      String title,
      World.Factory<W> worlds,
      Consumer<Transcript<W>> write) {
    List<Supplier<Claim<W>>> claims = new ArrayList<>();
    Map<String, Said> said = Said.sections(Resource.textIfAny(source, number + ".md"));
    Transcript<W> transcript = new Transcript<>(said, claims::add);
    write.accept(transcript);
    List<Claim<W>> written = claims.stream().map(Supplier::get).toList();
    written.forEach(claim -> said.remove(claim.label()));
    if (!said.isEmpty()) {
      throw new IllegalStateException(number + ".md: there is no claim " + said.keySet());
    }
    return new Document<>(number, title, worlds, written, source);
  }

  /**
   * Evaluates every claim on one random network per seed.
   *
   * @throws MistakenClaim if the numbers refuse what one or more of the claims declare
   */
  public List<JudgedClaim> rows(long... seeds) {
    Text.refuseIf(seeds.length == 0, "there are no seeds: one at least was expected");
    Judge<W> judge =
        new Judge<>(LongStream.of(seeds).mapToObj(seed -> Judge.Pair.of(worlds, seed)).toList());
    List<JudgedClaim> rows = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (Claim<W> claim : claims) {
      try {
        rows.add(judge.judged(this, claim));
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
   * Small numbers that show the claim with this label wrong; empty if it holds, or has no value.
   *
   * @throws IllegalArgumentException if no claim has this label
   */
  public Optional<Counterexample> counterexample(String label) {
    Claim<W> claim = claim(label);
    return claim.hasNoValue() ? Optional.empty() : Counterexample.of(worlds, claim);
  }

  /**
   * The same with numbers of the reader's.
   *
   * @param size see {@link Counterexample#size}
   * @param numbers by their names; all others are 0
   * @throws IllegalArgumentException if no claim has this label, no number one of the names, the
   *     size is less than 1, or a number is not finite
   */
  public Optional<Counterexample> counterexample(
      String label, int size, Map<String, Double> numbers) {
    return Counterexample.at(worlds, claim(label), size, numbers);
  }

  /** Whether a claim speaks of constants: two worlds give the same numbers. */
  public boolean isConstant(String label) {
    Claim<W> claim = claim(label);
    W one = worlds.create(Draw.small(1, 2), Route.TAPE);
    W other = worlds.create(Draw.small(2, 2), Route.TAPE);
    return Arrays.equals(claim.printed().values(one), claim.printed().values(other))
        && Arrays.equals(claim.truth().values(one), claim.truth().values(other));
  }

  /**
   * The claim with this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Claim<W> claim(String label) {
    List<String> labels = claims.stream().map(Claim::label).toList();
    int at = labels.indexOf(label);
    String known = String.join(", ", labels);
    Text.refuseIf(at < 0, "%s has no claim '%s'; its claims are %s", this, label, known);
    return claims.get(at);
  }

  @Override
  public String toString() {
    return number + " " + title;
  }
}
