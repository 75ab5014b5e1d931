package backprop;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this JVM has computed so far. A clock also counts what other programs do. */
public final class ProcessorTime {
  private ProcessorTime() {}

  public static double seconds() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }
}
