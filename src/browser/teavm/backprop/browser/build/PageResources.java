package backprop.browser.build;

import backprop.exercise.Question;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.classlib.ResourceSupplier;
import org.teavm.classlib.ResourceSupplierContext;

/** The texts of the library that a page carries; TeaVM finds this class as a service. */
@SuppressWarnings("deprecation") // this version has no other way to name a resource
public final class PageResources implements ResourceSupplier {
  /** All of them. */
  static final List<String> RESOURCES =
      Stream.concat(
              Stream.of("backprop/grading/mistakes.properties"),
              Question.LESSONS.stream().map(lesson -> "backprop/exercise/" + lesson + ".md"))
          .toList();

  @Override
  public String[] supplyResources(ResourceSupplierContext context) {
    return RESOURCES.toArray(new String[0]);
  }
}
