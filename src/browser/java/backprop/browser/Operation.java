package backprop.browser;

import backprop.check.Tape;
import backprop.text.Decimal;
import backprop.text.Numbers;
import java.util.List;
import java.util.function.Function;

/** The operations of a tape in letters: on paper, in a figure's boxes, and as Java. */
record Operation(Tape.Node node, Function<Tape.Node, String> name) {

  /** In a box. */
  String symbol() {
    String operation = node.operation();
    return switch (operation) {
      case "square" -> "( )²";
      case "negate" -> "−( )";
      case "sqrt" -> "√";
      case "abs" -> "| |";
      case "if positive" -> "if > 0";
      default -> isPower() ? raised("( )", exponent()) : operation;
    };
  }

  /** What is computed, from the names of its parents. */
  String letters() {
    String a = argument(0);
    return switch (node.operation()) {
      case "+", "−" -> a + " " + node.operation() + " " + argument(1);
      case "×" -> a + " · " + argument(1);
      case "÷" -> a + " / " + argument(1);
      case "negate" -> "−" + a;
      case "square" -> a + "²";
      case "abs" -> "|" + a + "|";
      case "if positive" -> argument(1) + " if " + a + " > 0, or else " + argument(2);
      default -> isPower() ? raised(a, exponent()) : node.operation() + "(" + a + ")";
    };
  }

  /** Whether it is written with its argument in brackets. */
  boolean isFunction() {
    return List.of("exp", "log", "tanh", "sigmoid", "relu", "sqrt").contains(node.operation());
  }

  /** Its derivative by one of its parents, in the same letters; empty if it is a mere number. */
  String slope(int parent) {
    String a = argument(0);
    String y = name.apply(node);
    return switch (node.operation()) {
      case "+", "−", "negate", "relu", "abs", "if positive" -> "";
      case "×" -> argument(1 - parent);
      case "÷" -> parent == 0 ? "1/" + argument(1) : "−" + a + "/" + argument(1) + "²";
      case "square" -> "2·" + a;
      case "sqrt" -> "1/(2·" + y + ")";
      case "exp" -> y;
      case "log" -> "1/" + a;
      case "tanh" -> "1 − " + y + "²";
      case "sigmoid" -> y + "·(1 − " + y + ")";
      default -> raised(Decimal.of(exponent()).replace('-', '−') + "·" + a, exponent() - 1);
    };
  }

  /** Why its slopes are what they are, where that hangs on a sign; empty elsewhere. */
  String reason() {
    boolean kinked = List.of("relu", "abs", "if positive").contains(node.operation());
    boolean above = kinked && node.parents().get(0).value() > 0;
    return kinked ? ", as " + argument(0) + (above ? " > 0" : " is not above 0") : "";
  }

  /** A call that records it, on names of its parents. */
  String java(Function<Tape.Node, String> variable) {
    List<Tape.Node> parents = node.parents();
    Function<Tape.Node, String> number =
        it -> it.operation().equals("constant") ? Decimal.of(it.value()) : variable.apply(it);
    Tape.Node first = parents.get(0);
    String a =
        first.operation().equals("constant")
            ? "tape.constant(" + Decimal.of(first.value()) + ")"
            : variable.apply(first);
    return a
        + switch (node.operation()) {
          case "+" -> ".plus(" + number.apply(parents.get(1)) + ")";
          case "−" -> ".minus(" + number.apply(parents.get(1)) + ")";
          case "×" -> ".times(" + number.apply(parents.get(1)) + ")";
          case "÷" -> ".divide(" + number.apply(parents.get(1)) + ")";
          case "relu" -> ".relu(0)";
          case "if positive" ->
              ".ifPositive("
                  + variable.apply(parents.get(1))
                  + ", "
                  + variable.apply(parents.get(2))
                  + ")";
          default ->
              isPower() ? ".pow(" + Decimal.of(exponent()) + ")" : "." + node.operation() + "()";
        };
  }

  /** Why it has no value here, in words. */
  String trouble() {
    return switch (node.operation()) {
      case "log", "sqrt" -> node.operation() + " needs a number above 0";
      case "÷" -> "there is no division by 0";
      default -> isPower() ? "such a power needs a number above 0" : "that is beyond all numbers";
    };
  }

  private String argument(int parent) {
    return name.apply(node.parents().get(parent));
  }

  private boolean isPower() {
    return node.operation().startsWith("pow ");
  }

  private double exponent() {
    return Double.parseDouble(node.operation().substring("pow ".length()));
  }

  private static String raised(String base, double exponent) {
    boolean small = exponent == (int) exponent && Math.abs(exponent) < 100;
    return exponent == 1
        ? base
        : base
            + (small
                ? Numbers.superscript((int) exponent)
                : "^(" + Decimal.of(exponent).replace('-', '−') + ")");
  }
}
