package backprop.kernel.remote;

import backprop.kernel.Outlet;

/** Keeps what a cell prints, up to a limit for both streams; raises the alarm when it is more. */
final class BoundedOutput implements Outlet {
  private final int limit;
  private final Runnable alarm;
  private final StringBuilder stdout = new StringBuilder();
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
    if (name.equals("stdout")) {
      stdout.append(text, 0, Math.min(room, text.length()));
    }
    if (fitted && printed > limit) {
      new Thread(alarm, "cell-output-limit").start(); // this thread must go on sending
    }
  }

  synchronized boolean isFull() {
    return printed > limit;
  }

  synchronized String stdout() {
    return stdout.toString();
  }
}
