package backprop.file;

import backprop.activation.Activation;
import backprop.activation.ELU;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.SquaredError;
import backprop.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Activations and losses under the names that files use. Your own, which are given here, go under
 * what their {@code toString} says; a program that knows them can read them back.
 */
public record Names(List<Activation> activations, List<Loss> losses) {
  private static final List<Activation> ACTIVATIONS =
      List.of(new Identity(), new Sigmoid(), new Tanh(), new ReLU(), new Softmax());
  private static final Map<String, DoubleFunction<Activation>> WITH_NUMBER =
      Map.of("leaky ReLU", LeakyReLU::new, "ELU", ELU::new, "ReLU", ReLU::new);
  private static final List<Loss> LOSSES =
      List.of(
          SquaredError.HALF,
          SquaredError.SUM,
          SquaredError.MEAN,
          new AbsoluteError(),
          new BinaryCrossEntropy(),
          new CrossEntropy());

  public Names {
    activations = List.copyOf(activations);
    losses = List.copyOf(losses);
  }

  /** Those of the library alone. */
  public static Names ofTheLibrary() {
    return new Names(List.of(), List.of());
  }

  // ------------------------------------------------------------------ to a name

  /**
   * The name of an activation, with its numbers.
   *
   * @throws IllegalArgumentException if one of your own has the name of one of the library's
   */
  public static String of(Activation activation) {
    if (activation instanceof LeakyReLU leaky) {
      return new Term("leaky ReLU", leaky.alpha()).toString();
    }
    if (activation instanceof ELU elu) {
      return new Term("ELU", elu.alpha()).toString();
    }
    if (activation instanceof ReLU relu && relu.slopeAtZero() != 0) {
      return new Term("ReLU", relu.slopeAtZero()).toString();
    }
    return ownName("activation", activation, Names::library, ACTIVATIONS.contains(activation));
  }

  /**
   * The name of a loss.
   *
   * @throws IllegalArgumentException if one of your own has the name of one of the library's
   */
  public static String of(Loss loss) {
    return ownName("loss", loss, Names::libraryLoss, LOSSES.contains(loss));
  }

  private static <T> String ownName(
      String what, T own, Function<String, Optional<T>> library, boolean isLibrary) {
    String name = own.toString();
    if (!isLibrary && library.apply(name).isPresent()) {
      throw Text.illegal(
          "your own %s is called '%s', like one of the library's: give it another name",
          what, name);
    }
    return name;
  }

  // ------------------------------------------------------------------ from a name

  /**
   * The activation of a name.
   *
   * @throws IllegalArgumentException if it is neither the library's nor one that was given
   */
  public Activation activation(String name) {
    return find("activation", name, activations, library(name));
  }

  /**
   * The loss of a name.
   *
   * @throws IllegalArgumentException if it is neither the library's nor one that was given
   */
  public Loss loss(String name) {
    return find("loss", name, losses, libraryLoss(name));
  }

  private static <T> T find(String what, String name, List<T> own, Optional<T> library) {
    return Stream.concat(
            own.stream().filter(candidate -> candidate.toString().equals(name)), library.stream())
        .findFirst()
        .orElseThrow(
            () ->
                Text.illegal(
                    "the %s '%s' is not one of the library's, and none of that name was given to read it with",
                    what, name));
  }

  private static Optional<Activation> library(String name) {
    Term term;
    try {
      term = Term.parse(name);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (term.numbers().length == 1 && WITH_NUMBER.containsKey(term.name())) {
      return Optional.of(WITH_NUMBER.get(term.name()).apply(term.numbers()[0]));
    }
    return ACTIVATIONS.stream().filter(known -> known.toString().equals(name)).findFirst();
  }

  private static Optional<Loss> libraryLoss(String name) {
    return LOSSES.stream().filter(known -> known.toString().equals(name)).findFirst();
  }
}
