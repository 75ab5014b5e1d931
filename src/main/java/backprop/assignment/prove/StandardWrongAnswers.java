package backprop.assignment.prove;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wrong answers that the tests of every assignment must notice, made from its solutions: each
 * keeps the right method under another name, and calls it from one that is wrong. A method that
 * returns nothing is there to change its first argument.
 */
final class StandardWrongAnswers {
  private static final Pattern METHOD =
      Pattern.compile(
          "(?m)^(?!record |class |interface |enum )(\\w[\\w.<>\\[\\], ?]*) (\\w+)\\(([^()]*)\\)[^;{}()]*\\{");
  private static final Pattern RECORD = Pattern.compile("\\brecord (\\w+)\\(([^()]*)\\)");
  private static final String NUMBER = "double|int|long";
  private static final String NUMBERS = "(double|int|long)\\[\\]";
  private static final String COUNT = "int calls = 0;\n";

  private record Parameter(String type, String name) {
    static List<Parameter> of(String list) {
      List<Parameter> all = new ArrayList<>();
      for (String each : list.isBlank() ? new String[0] : list.strip().split(",(?![^<]*>)\\s*")) {
        String type = each.substring(0, each.lastIndexOf(' ')).replace("final ", "");
        all.add(
            new Parameter(type.replace("...", "[]"), each.substring(each.lastIndexOf(' ') + 1)));
      }
      return all;
    }
  }

  private final String id;
  private final Map<String, List<Parameter>> records;
  private final String type;
  private final String name;
  private final String header;
  private final String right; // the solution, its method renamed
  private final List<Parameter> parameters;
  private final List<WrongAnswer> all = new ArrayList<>();

  private StandardWrongAnswers(
      String id, String source, Matcher method, Map<String, List<Parameter>> records) {
    this.id = id;
    this.records = records;
    type = method.group(1);
    name = method.group(2);
    header = method.group();
    right = new StringBuilder(source).insert(method.end(2), "Right").toString();
    parameters = Parameter.of(method.group(3));
    String body = source.substring(method.end());
    parameters.stream()
        .filter(p -> body.matches("(?s).*\\b" + p.name() + "\\b.*")) // some need not be looked at
        .forEach(this::addArgument);
    addCalls();
    addSizes();
    add("throws, without a message", "no test may catch it", "", "throw new AssertionError();\n");
  }

  /** Those of every answer that is a method. */
  static List<WrongAnswer> of(Assignment assignment) {
    Map<String, List<Parameter>> records = new HashMap<>();
    for (Item item : assignment.items()) {
      Matcher found = RECORD.matcher(item.cell().isCode() ? item.cell().source() : "");
      while (found.find()) {
        records.put(found.group(1), Parameter.of(found.group(2)));
      }
    }
    List<WrongAnswer> all = new ArrayList<>();
    for (Item item : assignment.items(Item.Kind.ANSWER)) {
      Matcher method = METHOD.matcher(item.cell().source());
      if (method.find()) {
        String source = item.cell().source();
        all.addAll(new StandardWrongAnswers(item.id(), source, method, records).all);
      }
    }
    return all;
  }

  private void addArgument(Parameter p) {
    String advice = "test it with two different " + p.name();
    String first = "if (calls++ == 0) kept = " + p.name() + ";\n";
    String state = p.type() + " kept;\n" + COUNT;
    add("knows only the first " + p.name(), advice, state, first + call(p, "kept", ""));
    String constant = constant(p);
    if (constant != null) {
      add("a constant in place of " + p.name(), advice, "", call(p, constant, ""));
    }
    if (!type.equals("void") || !p.equals(parameters.get(0))) {
      String compare = "compare " + p.name() + " with a copy made before the call";
      parts(p.type(), p.name())
          .forEach(x -> add("changes " + x.name(), compare, "", call(null, "", change(x))));
    }
  }

  private void addCalls() {
    String twice = "call it twice in a row with the same arguments";
    if (type.equals("void")) {
      String once = "if (calls++ == 1) return;\n";
      add("does nothing the second time", twice, COUNT, once + call(null, "", ""));
    } else if (!parameters.isEmpty()) {
      String swap =
          type + " before = calls++ == 0 ? result : kept;\nkept = result;\nresult = before;\n";
      String other = "call it with other arguments after the first";
      add("remembers its last call", other, type + " kept;\n" + COUNT, call(null, "", swap));
      String same =
          "Object[] now = {"
              + arguments(null, "")
              + "};\n"
              + "boolean again = java.util.Arrays.deepEquals(now, kept);\nkept = now;\n"
              + "if (again) throw new IllegalStateException();\n";
      add("fails the second time", twice, "Object[] kept = null;\n", same + call(null, "", ""));
    }
  }

  private void addSizes() {
    List<String> matrices =
        parameters.stream()
            .flatMap(p -> parts(p.type(), p.name()))
            .filter(part -> part.type().equals("Matrix"))
            .map(Parameter::name)
            .toList();
    if (matrices.isEmpty()) {
      return;
    }
    String advice = "test it with matrices of other sizes";
    String refuse = "throw new IllegalArgumentException();\n";
    String square = joined(matrices, "%1$s.rows() == %1$s.columns()", " && ");
    String other = "if (!(" + square + ")) " + refuse;
    add("right for square matrices only", advice, "", other + call(null, "", ""));
    String sizes = "List.of(" + joined(matrices, "%1$s.rows(), %1$s.columns()", ", ") + ")";
    String first = "if (calls++ == 0) kept = " + sizes + ";\n";
    String others = first + "if (!kept.equals(" + sizes + ")) " + refuse;
    String state = "List<Integer> kept;\n" + COUNT;
    add("right for the first sizes only", advice, state, others + call(null, "", ""));
  }

  private static String joined(List<String> names, String format, String between) {
    return names.stream().map(n -> Text.format(format, n)).collect(Collectors.joining(between));
  }

  private void add(String what, String advice, String state, String body) {
    all.add(new WrongAnswer(id, what, right + "\n" + state + header + "\n" + body + "}", advice));
  }

  // the right method's call, with one argument replaced
  private String call(Parameter replaced, String by, String after) {
    String call = name + "Right(" + arguments(replaced, by) + ");\n" + after;
    return type.equals("void") ? call : type + " result = " + call + "return result;\n";
  }

  private String arguments(Parameter replaced, String by) {
    return parameters.stream()
        .map(p -> p.equals(replaced) ? by : p.name())
        .collect(Collectors.joining(", "));
  }

  private static String constant(Parameter p) {
    if (p.type().matches(NUMBER)) {
      return p.type().equals("double") ? "0.5" : "2";
    }
    if (p.type().matches(NUMBERS)) {
      return "java.util.Arrays.stream(" + p.name() + ").map(v -> 1).toArray()";
    }
    return p.type().equals("Matrix") ? p.name() + ".map(v -> 1)" : null;
  }

  // what holds numbers in an argument: of an array the last entry, of a record every part
  private Stream<Parameter> parts(String of, String expression) {
    if (of.equals("Matrix") || of.matches(NUMBERS)) {
      return Stream.of(new Parameter(of, expression));
    }
    if (of.endsWith("[]")) {
      String last = expression + "[" + expression + ".length - 1]";
      return parts(of.substring(0, of.length() - 2), last);
    }
    return records.getOrDefault(of, List.of()).stream()
        .flatMap(part -> parts(part.type(), expression + "." + part.name() + "()"));
  }

  private static String change(Parameter part) {
    return part.type().equals("Matrix")
        ? Text.format(
            "%1$s.set(%1$s.rows() - 1, %1$s.columns() - 1, %1$s.get(%1$s.rows() - 1, %1$s.columns() - 1) + 1);\n",
            part.name())
        : Text.format("if (%1$s.length > 0) %1$s[%1$s.length - 1] += 1;\n", part.name());
  }
}
