package backprop;

import java.time.Duration;
import java.util.stream.Stream;

/** What this JVM and those it started have computed. A clock also counts what others do. */
public final class ProcessorTime {
  private ProcessorTime() {}

  public static double seconds() {
    ProcessHandle here = ProcessHandle.current();
    return Stream.concat(Stream.of(here), here.descendants())
        .map(jvm -> jvm.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(time -> time.toNanos() / 1e9)
        .sum();
  }
}
