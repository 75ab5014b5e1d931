package backprop.browser.build;

import org.teavm.classlib.ResourceSupplier;
import org.teavm.classlib.ResourceSupplierContext;

/** The texts of the library that a page carries; TeaVM finds this class as a service. */
@SuppressWarnings("deprecation") // this version has no other way to name a resource
public final class PageResources implements ResourceSupplier {
  static final String MISTAKES = "backprop/grading/mistakes.properties";

  @Override
  public String[] supplyResources(ResourceSupplierContext context) {
    return new String[] {MISTAKES};
  }
}
