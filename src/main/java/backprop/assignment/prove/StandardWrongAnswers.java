package backprop.assignment.prove;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.text.Resource;
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
 * The wrong answers that the tests of every assignment must notice: each keeps the solution's
 * method under another name, and calls it from one that is wrong. Their texts are a resource. A
 * method that returns nothing is there to change its first argument.
 */
final class StandardWrongAnswers {
  private static final Pattern METHOD =
      Pattern.compile(
          "(?m)^(?!record |class |interface |enum )(\\w[\\w.<>\\[\\], ?]*) (\\w+)\\(([^()]*)\\)[^;{}()]*(?=\\{)");
  private static final Pattern RECORD = Pattern.compile("\\brecord (\\w+)\\(([^()]*)\\)");
  private static final Pattern CALL = Pattern.compile("\\{call ?(\\w*)\\}");

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

  private final Map<String, List<Parameter>> records = new HashMap<>();
  private final String[] texts;

  private StandardWrongAnswers(Assignment assignment) {
    for (Item item : assignment.items()) {
      Matcher found = RECORD.matcher(item.cell().isCode() ? item.cell().source() : "");
      while (found.find()) {
        records.put(found.group(1), Parameter.of(found.group(2)));
      }
    }
    texts = Resource.text(StandardWrongAnswers.class, "standard-wrong-answers.txt").split("\\R\\R");
  }

  /** Those of every answer that is a method. */
  static List<WrongAnswer> of(Assignment assignment) {
    StandardWrongAnswers standard = new StandardWrongAnswers(assignment);
    List<WrongAnswer> all = new ArrayList<>();
    for (Item item : assignment.items(Item.Kind.ANSWER)) {
      Matcher method = METHOD.matcher(item.cell().source());
      if (method.find()) {
        for (int k = 1; k < standard.texts.length; k++) { // after the words that explain them
          all.addAll(standard.of(item, method, standard.texts[k]));
        }
      }
    }
    return all;
  }

  private List<WrongAnswer> of(Item item, Matcher method, String text) {
    String source = item.cell().source();
    String right = new StringBuilder(source).insert(method.end(2), "Right").append("\n").toString();
    String[] parts = text.split(" -> |\\R", 4);
    List<WrongAnswer> all = new ArrayList<>();
    for (Map<String, String> words : words(parts[0], source.substring(method.end()), method)) {
      List<String> filled = Stream.of(parts).map(part -> filled(part, words, method)).toList();
      all.add(new WrongAnswer(item.id(), filled.get(1), right + filled.get(3), filled.get(2)));
    }
    return all;
  }

  private static String filled(String text, Map<String, String> words, Matcher method) {
    String filled = CALL.matcher(text).replaceAll(call -> call(words, call.group(1), method));
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }

  private static String call(Map<String, String> words, String by, Matcher method) {
    return Parameter.of(method.group(3)).stream()
        .map(p -> p.name().equals(words.get("p")) && !by.isEmpty() ? by : p.name())
        .collect(Collectors.joining(", ", method.group(2) + "Right(", ")"));
  }

  /** What stands for the words in brackets, once for each time that a text applies. */
  private List<Map<String, String>> words(String which, String body, Matcher method) {
    List<Parameter> all = Parameter.of(method.group(3));
    List<Parameter> matrices = all.stream().flatMap(p -> parts(p, "Matrix")).toList();
    String type = method.group(1);
    boolean silent = type.equals("void");
    Map<String, String> words = new HashMap<>();
    words.put("R", type);
    words.put("method", method.group());
    words.put("return", silent ? "" : "return ");
    words.put("result", silent ? "" : type + " result = ");
    words.put("end", silent ? "" : "return result;");
    words.put("arguments", joined(all, "%s", ", "));
    words.put("sizes", joined(matrices, "%1$s.rows(), %1$s.columns()", ", "));
    words.put("square", joined(matrices, "%1$s.rows() == %1$s.columns()", " && "));
    List<Parameter> used = // some need not be looked at
        all.stream().filter(p -> body.matches("(?s).*\\b" + p.name() + "\\b.*")).toList();
    List<Parameter> given = used.stream().filter(p -> !silent || p != all.get(0)).toList();
    return switch (which) {
      case "argument" -> each(used, ".*", words, false);
      case "number" -> each(used, "double|int|long", words, false);
      case "array" -> each(given, "(double|int|long)\\[\\]", words, true);
      case "matrix" -> each(given, "Matrix", words, true);
      case "value" -> silent || all.isEmpty() ? List.of() : List.of(words);
      case "nothing" -> silent ? List.of(words) : List.of();
      case "sizes" -> matrices.isEmpty() ? List.of() : List.of(words);
      default -> List.of(words);
    };
  }

  private List<Map<String, String>> each(
      List<Parameter> some, String type, Map<String, String> words, boolean inside) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Parameter p : some) {
      Stream<Parameter> found =
          inside ? parts(p, type) : Stream.of(p).filter(q -> q.type().matches(type));
      found.forEach(
          x -> {
            Map<String, String> own = new HashMap<>(words);
            own.putAll(Map.of("p", p.name(), "T", p.type(), "x", x.name()));
            all.add(own);
          });
    }
    return all;
  }

  private static String joined(List<Parameter> all, String format, String between) {
    return all.stream()
        .map(each -> Text.format(format, each.name()))
        .collect(Collectors.joining(between));
  }

  // what is of a type in an argument: of an array the last entry, of a record every part
  private Stream<Parameter> parts(Parameter of, String type) {
    if (of.type().matches(type)) {
      return Stream.of(of);
    }
    if (of.type().endsWith("[]")) {
      String last = of.name() + "[" + of.name() + ".length - 1]";
      return parts(new Parameter(of.type().replaceFirst("\\[\\]$", ""), last), type);
    }
    return records.getOrDefault(of.type(), List.of()).stream()
        .map(part -> new Parameter(part.type(), of.name() + "." + part.name() + "()"))
        .flatMap(part -> parts(part, type));
  }
}
