package backprop.spark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The most memory that a garbage collection has left in use since the watch began. */
final class HeapWatch implements AutoCloseable {
  private final AtomicLong most = new AtomicLong();
  private final NotificationListener listener =
      (notification, handback) -> {
        if (notification.getUserData() instanceof CompositeData data
            && notification
                .getType()
                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
          long left =
              GarbageCollectionNotificationInfo.from(data)
                  .getGcInfo()
                  .getMemoryUsageAfterGc()
                  .values()
                  .stream()
                  .mapToLong(MemoryUsage::getUsed)
                  .sum();
          most.accumulateAndGet(left, Math::max);
        }
      };

  HeapWatch() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean).addNotificationListener(listener, null, null);
    }
  }

  /** In bytes, heap and the JVM's own; 0 if nothing was collected. */
  long most() {
    return most.get();
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      try {
        ((NotificationEmitter) bean).removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
