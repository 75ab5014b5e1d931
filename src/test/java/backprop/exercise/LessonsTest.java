package backprop.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.Notebooks;
import backprop.run.NotebookRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every exercise of every notebook: its words, its wrong answers, its solution in its own cell. */
class LessonsTest {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Pattern CHECK = Pattern.compile("Exercise\\.check\\w*\\(\"([^\"]+)\"");

  /** Notebooks with exercises. */
  private static Stream<Path> lessons() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      List<Path> lessons = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
        if (CHECK.matcher(Files.readString(file).replace("\\\"", "\"")).find()) {
          lessons.add(file);
        }
      }
      assertFalse(lessons.isEmpty());
      return lessons.stream();
    }
  }

  private static Stream<DynamicTest> forEachLesson(Claim claim) throws IOException {
    return lessons()
        .map(file -> DynamicTest.dynamicTest(file.getFileName() + "", () -> claim.test(file)));
  }

  private interface Claim {
    void test(Path notebook) throws Exception;
  }

  private static String lesson(Path notebook) {
    return notebook.getFileName().toString().replaceFirst("-.*", "");
  }

  private static List<? extends Problem<?>> problems(Path notebook) {
    return Problem.numbers(lesson(notebook)).stream().map(Problem::of).toList();
  }

  @TestFactory
  Stream<DynamicTest> theNotebookAsksTheExercisesOfItsLessonInOrder() throws IOException {
    return forEachLesson(
        file -> {
          List<String> asked = new ArrayList<>();
          int inThisSection = 0;
          for (Cell cell : Notebook.read(file).cells()) {
            if (cell.isMarkdown()
                && cell.source().lines().anyMatch(l -> l.matches("##+ [0-9].*"))) {
              inThisSection = 0;
            }
            Matcher check = CHECK.matcher(cell.source());
            while (cell.isCode() && check.find()) {
              asked.add(check.group(1));
              assertEquals(1, ++inThisSection, check.group(1) + " is the second of its section");
            }
          }
          assertEquals(Problem.numbers(lesson(file)), asked);
          for (int i = 0; i < asked.size(); i++) {
            assertEquals(lesson(file) + "." + (i + 1), asked.get(i));
          }
          assertTrue(asked.size() >= 5 && asked.size() <= 8, asked::toString);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyExerciseHasItsWords() throws IOException {
    return forEachLesson(
        file -> {
          for (Problem<?> problem : problems(file)) {
            Words words = Words.of(problem.number);
            int hints = words.hints().size();
            assertTrue(hints == 2 || hints == 3, problem.number + ": hints " + hints);
            assertTrue(words.why().matches("\\p{Lu}.*[.?!]"), words.why());
            assertFalse(words.solution().contains("todo"), words.solution());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> typicalWrongAnswersGetTheirSentence() throws IOException {
    return forEachLesson(
        file -> {
          for (Problem<?> problem : problems(file)) {
            assertTrue(problem.wrong.size() >= 3, problem.number);
            assertTrue(Judgement.of(problem, problem.right).solved(), problem.number);
            Set<String> said = new TreeSet<>();
            List<String> sentences = Words.of(problem.number).wrong();
            assertEquals(sentences.size(), problem.wrong.size(), problem.number);
            for (int i = 0; i < sentences.size(); i++) {
              Judgement judgement = Judgement.of(problem, problem.wrong.get(i));
              String words = problem.number + ": " + judgement.words();
              assertFalse(judgement.solved(), words);
              assertTrue(words.contains("not yet"), words);
              assertTrue(words.contains(sentences.get(i)), words + " for " + sentences.get(i));
              assertTrue(said.add(judgement.words()), "said twice: " + words);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theStubIsNoErrorAndTheSolutionIsRight() throws IOException {
    return forEachLesson(
        file -> {
          List<String> answered = new ArrayList<>();
          Notebook tried = Notebooks.of(cells(file, answered).toArray(String[]::new));
          NotebookRun run = Notebooks.run(tried, NOTEBOOKS);
          assertNull(run.failure(), () -> file + ": " + run.failure());
          String printed = printed(tried);
          for (String number : answered) {
            String stub = number + "  not answered yet.  Exercise.hint(\"" + number + "\") gives";
            assertTrue(printed.contains(stub), number + ": " + printed);
            assertTrue(printed.contains(number + "  right"), number + ": " + printed);
          }
          assertTrue(printed.contains(answered.size() + " of " + answered.size()), printed);
        });
  }

  /** The imports, and for each exercise what its solution calls, the stub, and the solution. */
  private static List<String> cells(Path file, List<String> answered) throws IOException {
    List<String> code = new ArrayList<>();
    Notebook.read(file).cells().stream().filter(Cell::isCode).map(Cell::source).forEach(code::add);
    Set<String> cells = new LinkedHashSet<>();
    String imports =
        code.stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    cells.add("%classpath ../target/classes\n" + imports);
    for (int i = 0; i < code.size(); i++) {
      Matcher check = CHECK.matcher(code.get(i));
      if (check.find()) {
        String solution = Words.of(check.group(1)).solution();
        code.subList(0, i).stream().filter(s -> isCalled(s, solution)).forEach(cells::add);
        cells.add(code.get(i));
        cells.add(solution + code.get(i).substring(check.start()));
        answered.add(check.group(1));
      }
    }
    cells.add("Exercise.solved(\"" + lesson(file) + "\")");
    return List.copyOf(cells);
  }

  /** Whether a cell declares a method that the solution calls. */
  private static boolean isCalled(String cell, String solution) {
    Matcher declared = Pattern.compile("(?m)^[\\w.<>\\[\\]]+ (\\w+)\\([^;]*\\) \\{").matcher(cell);
    while (declared.find()) {
      Matcher call = Pattern.compile("(?<![\\w.])" + declared.group(1) + "\\(").matcher(solution);
      if (!CHECK.matcher(cell).find() && call.find()) {
        return true;
      }
    }
    return false;
  }

  private static String printed(Notebook notebook) {
    StringBuilder printed = new StringBuilder();
    for (Cell cell : notebook.cells()) {
      for (var output : cell.outputs()) {
        if (output.has("text")) {
          output.getAsJsonArray("text").forEach(line -> printed.append(line.getAsString()));
        }
      }
    }
    return printed.toString();
  }

  @Test
  void everyTextOfWordsBelongsToALesson() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/backprop/exercise"))) {
      for (Path file : files.toList()) {
        String lesson = file.getFileName().toString().replace(".md", "");
        long sections =
            Files.readAllLines(file).stream().filter(line -> line.startsWith("## ")).count();
        assertEquals(Problem.numbers(lesson).size(), sections, file.toString());
      }
    }
  }
}
