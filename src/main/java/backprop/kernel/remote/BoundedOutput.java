package backprop.kernel.remote;

import backprop.kernel.Outlet;
import java.util.HashMap;
import java.util.Map;

/** Keeps what a cell prints up to a limit, and raises the alarm when it prints more. */
final class BoundedOutput implements Outlet {
  private final int limit;
  private final Runnable alarm;
  private final Map<String, StringBuilder> streams = new HashMap<>();
  private int printed;

  BoundedOutput(int limit, Runnable alarm) {
    this.limit = limit;
    this.alarm = alarm;
  }

  @Override
  public synchronized void stream(String name, String text) {
    int room = Math.max(0, limit - printed);
    boolean fitted = printed <= limit;
    printed = (int) Math.min(Integer.MAX_VALUE, (long) printed + text.length());
    streams
        .computeIfAbsent(name, n -> new StringBuilder())
        .append(text, 0, Math.min(room, text.length()));
    if (fitted && printed > limit) {
      new Thread(alarm, "cell-output-limit").start(); // this thread must go on sending
    }
  }

  synchronized boolean isFull() {
    return printed > limit;
  }

  synchronized String text(String name) {
    return streams.getOrDefault(name, new StringBuilder()).toString();
  }
}
