package backprop.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many planted mistakes are named, and how many right gradients accused. {@link #main} runs it
 * at any size; {@code DiagnosisTest} at a small one.
 */
final class DiagnosisExperiment {
  static final Map<String, Function<Random, Planting>> KINDS =
      new TreeMap<>(
          Map.of(
              "SinglePath", Planting::path,
              "OneHiddenLayer", Planting::hiddenLayer,
              "Network", Planting::network));

  private DiagnosisExperiment() {}

  /** Planted cases and those in which every mistake was named; what went wrong. */
  record Count(int named, int planted, List<String> missed) {
    boolean isAtLeast95Percent() {
      return 100 * named >= 95 * planted;
    }

    @Override
    public String toString() {
      return named + " of " + planted;
    }
  }

  /** The cases in which the slips, drawn at random, change the gradient. */
  static Count planted(
      Function<Random, Planting> kind, Function<Random, Mistake[]> draw, int cases, Random random) {
    int named = 0;
    int planted = 0;
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      Planting network = kind.apply(random);
      List<Slip> slips = new ArrayList<>();
      for (Mistake mistake : draw.apply(random)) {
        // γ and λ are one number for all layers, and show in more than one
        int layer = mistake.isFitted() ? 0 : random.nextInt(network.same().depth() + 1);
        double number = mistake.isFitted() ? 0.01 + 0.2 * random.nextDouble() : 0;
        slips.add(new Slip(mistake, layer, null, number));
      }
      boolean each = slips.stream().allMatch(slip -> network.isChanged(List.of(slip)));
      if (each && network.isChanged(slips)) {
        planted++;
        if (network.isNamed(slips)) {
          named++;
        } else {
          missed.add(slips + ": " + network.diagnose().apply(network.gradient(slips)));
        }
      }
    }
    return new Count(named, planted, missed);
  }

  /** The sentences about right gradients that are called wrong; half of them rounded to float. */
  static List<String> accused(Function<Random, Planting> kind, int cases, Random random) {
    List<String> accused = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      Planting network = kind.apply(random);
      Gradient right = network.gradient(List.of());
      Diagnosis diagnosis =
          network.diagnose().apply(i % 2 == 0 ? right : Planting.mapped(right, v -> (float) v));
      if (!diagnosis.isRight()) {
        accused.add(diagnosis.toString());
      }
    }
    return accused;
  }

  /** Two different mistakes, of which one at most has a number to be fitted. */
  static Mistake[] pair(Random random) {
    Mistake[] all = Mistake.values();
    Mistake first = all[random.nextInt(all.length)];
    Mistake second = all[random.nextInt(all.length)];
    boolean two = first.ordinal() < second.ordinal() && !(first.isFitted() && second.isFitted());
    return two ? new Mistake[] {first, second} : pair(random);
  }

  /** Arguments: cases of each mistake, of pairs, of right gradients, for each kind of network. */
  public static void main(String[] args) {
    KINDS.forEach(
        (name, kind) -> {
          long start = System.nanoTime();
          int named = 0;
          int planted = 0;
          for (Mistake mistake : Mistake.values()) {
            Count count =
                planted(
                    kind,
                    r -> new Mistake[] {mistake},
                    Integer.parseInt(args[0]),
                    new Random(mistake.ordinal()));
            named += count.named;
            planted += count.planted;
            if (count.named < count.planted) {
              System.out.println(name + " " + mistake + ": " + count);
              count.missed.stream().limit(1).forEach(System.out::println);
            }
          }
          System.out.println(name + ": single mistakes named in " + named + " of " + planted);
          System.out.printf(
              Locale.ROOT, "%.1f ms each%n", (System.nanoTime() - start) / 1e6 / planted);
          start = System.nanoTime();
          Count pairs =
              planted(kind, DiagnosisExperiment::pair, Integer.parseInt(args[1]), new Random(5));
          System.out.println(name + ": pairs named in " + pairs);
          System.out.printf(
              Locale.ROOT, "%.1f ms each%n", (System.nanoTime() - start) / 1e6 / pairs.planted);
          pairs.missed.stream().limit(8).forEach(System.out::println);
          List<String> accused = accused(kind, Integer.parseInt(args[2]), new Random(3));
          System.out.println(name + ": accused " + accused.size() + " of " + args[2]);
          accused.stream().limit(3).forEach(System.out::println);
        });
  }
}
