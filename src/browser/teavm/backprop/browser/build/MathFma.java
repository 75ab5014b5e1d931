package backprop.browser.build;

import backprop.browser.ExactFma;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvokeInstruction;

/** Turns calls of {@link Math#fma}, which TeaVM lacks, into calls of {@link ExactFma}. */
public final class MathFma implements ClassHolderTransformer {
  private static final MethodReference FMA =
      new MethodReference(
          Math.class, "fma", double.class, double.class, double.class, double.class);
  private static final MethodReference EXACT =
      new MethodReference(
          ExactFma.class, "of", double.class, double.class, double.class, double.class);

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call && call.getMethod().equals(FMA)) {
              call.setMethod(EXACT);
            }
          }
        }
      }
    }
  }
}
