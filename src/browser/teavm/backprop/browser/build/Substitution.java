package backprop.browser.build;

import backprop.browser.Missing;
import backprop.browser.exact.ExactFma;
import backprop.browser.exact.Fdlibm;
import backprop.browser.exact.FdlibmPow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Variable;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/** Turns calls of JDK methods that TeaVM lacks, or has in its own way, into calls of ours. */
public final class Substitution implements ClassHolderTransformer {
  private static final Class<?> D = double.class;
  private static final Map<MethodReference, MethodReference> OURS = new HashMap<>();

  static {
    put(Math.class, "fma", ExactFma.class, "of", D, D, D, D);
    for (String name : List.of("log", "log1p", "exp", "expm1", "tanh", "sin", "cos")) {
      put(StrictMath.class, name, Fdlibm.class, name, D, D);
    }
    put(StrictMath.class, "pow", FdlibmPow.class, "pow", D, D, D);
    put(Math.class, "rint", Missing.class, "rint", D, D);
    put(Stream.class, "ofNullable", Missing.class, "ofNullable", Object.class, Stream.class);
    OURS.put(
        new MethodReference(Runtime.class, "maxMemory", long.class),
        new MethodReference(Missing.class, "maxMemory", Runtime.class, long.class));
    OURS.put(
        new MethodReference(String.class, "lines", Stream.class),
        new MethodReference(Missing.class, "lines", String.class, Stream.class));
    OURS.put(
        new MethodReference(BitSet.class, "stream", IntStream.class),
        new MethodReference(Missing.class, "stream", BitSet.class, IntStream.class));
    OURS.put(
        new MethodReference(Random.class, "nextInt", int.class, int.class),
        new MethodReference(Missing.class, "nextInt", Random.class, int.class, int.class));
  }

  private static void put(
      Class<?> theirs, String name, Class<?> ours, String ourName, Class<?>... signature) {
    OURS.put(
        new MethodReference(theirs, name, signature),
        new MethodReference(ours, ourName, signature));
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call) {
              substitute(call);
            }
          }
        }
      }
    }
  }

  private static void substitute(InvokeInstruction call) {
    MethodReference ours = OURS.get(call.getMethod());
    if (ours != null) {
      List<Variable> arguments = new ArrayList<>(call.getArguments());
      if (call.getInstance() != null) { // becomes the first argument
        arguments.add(0, call.getInstance());
        call.setInstance(null);
        call.setType(InvocationType.SPECIAL);
      }
      call.setMethod(ours);
      call.setArguments(arguments.toArray(new Variable[0]));
    }
  }
}
