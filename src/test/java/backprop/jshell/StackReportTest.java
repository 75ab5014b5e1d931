package backprop.jshell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.kernel.jupyter.JupyterKernel;
import backprop.matrix.Matrix;
import backprop.train.GradientDescent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which frames a reader does not see. */
class StackReportTest {
  private static boolean isHidden(String className) {
    return StackReport.isMachinery(new StackTraceElement(className, "m", "F.java", 1));
  }

  /** The packages are names in a string: this fails when what executes cells moves. */
  @Test
  void whatExecutesCellsIsHidden() throws ClassNotFoundException {
    for (Class<?> type :
        List.of(
            Evaluator.class,
            StoppableExecution.class,
            JupyterKernel.class,
            Class.forName("backprop.kernel.remote.ExecutionServer"))) {
      assertTrue(isHidden(type.getName()), type.getName());
    }
  }

  @Test
  void theLibraryIsNot() {
    assertFalse(isHidden(Matrix.class.getName()));
    assertFalse(isHidden(GradientDescent.class.getName()));
  }
}
