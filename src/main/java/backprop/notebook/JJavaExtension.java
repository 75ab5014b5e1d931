package backprop.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Lets the library's objects show themselves on JJava, which looks for extensions in every jar that
 * {@code %classpath} adds. No other kernel loads this class.
 */
public final class JJavaExtension implements Extension {
  @Override
  public void install(BaseKernel kernel) {
    Workbook.prepare(new RunningKernel(kernel));
  }
}
