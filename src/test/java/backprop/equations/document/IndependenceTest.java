package backprop.equations.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.equations.Claim;
import backprop.equations.Document;
import backprop.equations.Draw;
import backprop.equations.Formula;
import backprop.equations.Route;
import backprop.equations.World;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared is computed in two ways: an expression agrees with itself, right or wrong. */
class IndependenceTest {
  private static final Set<String> COMPARED = Set.of("printed", "open", "corrected", "intended");
  private static final Set<String> CLAIMS =
      Set.of(
          "definition",
          "derivative",
          "delta",
          "gradient",
          "recursion",
          "update",
          "specialCase",
          "line",
          "sentence");

  /** A claim in the source of a document, and what stands beside its truth. */
  private record Written(String place, String truth, String other) {
    boolean isTheSame() {
      return truth.equals(other);
    }
  }

  @Test
  void noFormulaIsTheTruthOnceMore() throws IOException {
    List<Written> claims = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/backprop/equations/document"))) {
      for (Path file : files.sorted().toList()) {
        claims.addAll(written(file));
      }
    }
    assertTrue(claims.size() > 450, claims.size() + " found");
    assertEquals(
        "",
        String.join("\n", claims.stream().filter(Written::isTheSame).map(Written::place).toList()));
  }

  private static List<Written> written(Path file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Written> claims = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<Void, Void>() {
          private final Map<String, String> formulas = new HashMap<>(); // that have a name

          @Override
          public Void visitVariable(VariableTree variable, Void none) {
            formulas.put(variable.getName().toString(), String.valueOf(variable.getInitializer()));
            return super.visitVariable(variable, none);
          }

          @Override
          public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (COMPARED.contains(name(call))) {
              claim(call).ifPresent(claim -> add(claim, call.getArguments().get(0)));
            }
            return super.visitMethodInvocation(call, none);
          }

          private void add(MethodInvocationTree claim, ExpressionTree other) {
            List<? extends ExpressionTree> parts = claim.getArguments();
            String named = parts.get(1).toString();
            String truth = formulas.getOrDefault(named, named);
            String place = file.getFileName() + " " + parts.get(0) + ": " + truth;
            claims.add(new Written(place, truth, other.toString()));
          }
        }.scan(unit, null);
      }
    }
    return claims;
  }

  // w is a world, which makes no claims
  private static String name(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
            && !select.getExpression().toString().equals("w")
        ? select.getIdentifier().toString()
        : "";
  }

  // t.line(…).printed(…).corrected(…): the call of line; empty where a helper makes the claim
  private static Optional<MethodInvocationTree> claim(MethodInvocationTree call) {
    ExpressionTree inner = call;
    while (inner instanceof MethodInvocationTree made
        && made.getMethodSelect() instanceof MemberSelectTree select) {
      if (CLAIMS.contains(name(made))) {
        return Optional.of(made);
      }
      inner = select.getExpression();
    }
    return Optional.empty();
  }

  private static List<Document<?>> documents() {
    return Equations.documents();
  }

  /** A quotient of differences is not, to the last bit, what another way of computing gives. */
  @ParameterizedTest
  @MethodSource("documents")
  void noCorrectionTakesTheDerivativeThatItIsComparedWith(Document<?> document) {
    assertEquals("", String.join("\n", dependent(document)));
  }

  private static <W extends World> List<String> dependent(Document<W> document) {
    List<String> labels = new ArrayList<>();
    for (Claim<W> claim : document.claims()) {
      Formula<W> repaired = claim.right();
      if (repaired != null
          && LongStream.rangeClosed(1, 3)
              .allMatch(seed -> isDependent(document, claim.truth(), repaired, seed))) {
        labels.add(document.number() + " " + claim.label());
      }
    }
    return labels;
  }

  private static <W extends World> boolean isDependent(
      Document<W> document, Formula<W> truth, Formula<W> correction, long seed) {
    W tape = document.worlds().create(Draw.of(seed), Route.TAPE);
    W differences = document.worlds().create(Draw.of(seed), Route.DIFFERENCES);
    double[] numeric = truth.values(differences);
    return truth == correction
        || Arrays.equals(numeric, correction.values(differences))
            && !Arrays.equals(numeric, truth.values(tape));
  }
}
