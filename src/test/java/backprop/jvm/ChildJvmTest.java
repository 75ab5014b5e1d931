package backprop.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
  @TempDir private Path folder;
  private final StringBuffer stray = new StringBuffer();

  record Sum(double a, double b) {}

  /** Adds, and chats in between wherever it can. */
  static final class Adder {
    public static void main(String[] arguments) throws IOException {
      ParentJvm parent = new ParentJvm(() -> {});
      OutputStream pastSystemOut = new FileOutputStream(FileDescriptor.out);
      pastSystemOut.write("no line end".getBytes(StandardCharsets.UTF_8));
      for (Sum sum = parent.receive(Sum.class); sum != null; sum = parent.receive(Sum.class)) {
        System.out.println("δ {\"a\": 7}");
        parent.report(sum.a() + sum.b());
      }
      System.err.println("x".repeat(1_000_000) + "the end");
      System.exit(3);
    }
  }

  private ChildJvm start(Class<?> main, String... options) throws IOException {
    return new ChildJvm(folder, stray::append, List.of(options), main);
  }

  @Test
  void messagesAreAnsweredByReportsWhateverIsPrintedBetween() throws Exception {
    ChildJvm child = start(Adder.class);
    child.send(new Sum(1, 2));
    assertEquals(3, child.report(Double.class));
    child.send(new Sum(0, Double.NaN));
    assertEquals(Double.NaN, child.report(Double.class));
    child.process().getOutputStream().close();
    assertNull(child.report(Double.class));
    String end = child.awaitEnd();
    assertTrue(end.startsWith("status 3, after it wrote:\nxxx") && end.endsWith("xxthe end"), end);
    assertTrue(end.length() < 3_000, "of much output the end is enough");
    assertTrue(stray.toString().contains("no line end"), stray.substring(0, 100));
    assertEquals(2, stray.toString().split("δ \\{\"a\": 7}\\R", -1).length - 1);
  }

  @Test
  void thatItsModulesAreAnIncubatorsIsNoOutput() throws Exception {
    ChildJvm child = start(Adder.class, ChildJvm.FOR_CELLS.toArray(String[]::new));
    child.process().getOutputStream().close();
    assertNull(child.report(Double.class));
    assertTrue(child.awaitEnd().startsWith("status 3"));
    assertTrue(ChildJvm.FOR_CELLS.contains("--add-modules=jdk.incubator.vector"));
    assertTrue(stray.toString().startsWith("xxx") || stray.toString().startsWith("no line end"));
    assertEquals(-1, stray.indexOf("WARNING"));
  }

  @Test
  void aJvmThatDoesNotStartSaysWhy() throws Exception {
    for (String option : List.of("-XX:NoSuchOption=1", "-Xmx900000g")) {
      stray.setLength(0);
      ChildJvm child = start(Adder.class, option);
      assertNull(child.report(Double.class));
      String end = child.awaitEnd();
      assertTrue(end.startsWith("status 1, after it wrote:\n" + stray.toString().strip()), end);
      assertTrue(end.contains("Could not "), end);
    }
  }
}
