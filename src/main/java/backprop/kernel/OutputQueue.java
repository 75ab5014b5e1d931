package backprop.kernel;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What a cell prints and displays, in order, on its way to the {@link Outlet}. The cell's thread
 * only appends here and another thread sends: a cell may be stopped at any instruction, and must
 * not die halfway through a message to Jupyter. Consecutive prints travel as one message.
 */
public final class OutputQueue {
  private static final long PERIOD_MS = 40;
  private static final int ENOUGH = 1 << 20;

  /** Either text of the stream {@code name}, or something to do with the outlet. */
  private record Piece(String name, ByteArrayOutputStream text, Consumer<Outlet> action) {}

  private final Object sending = new Object();
  private final Outlet outlet;
  private List<Piece> pieces = new ArrayList<>();

  public OutputQueue(Outlet outlet) {
    this.outlet = outlet;
    Thread sender = new Thread(this::sendAtIntervals, "kernel-output");
    sender.setDaemon(true);
    sender.start();
  }

  /**
   * Points {@code System.out}, {@code System.err} and {@code System.in} at a cell. The streams are
   * new: a cell that was stopped may have left half a line in its own.
   */
  public void replaceStreams(InputStream cellIn) {
    System.setOut(printStream("stdout"));
    System.setErr(printStream("stderr"));
    System.setIn(cellIn);
  }

  private PrintStream printStream(String name) {
    OutputStream bytes =
        new OutputStream() {
          @Override
          public void write(int b) {
            append(name, new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] b, int from, int length) {
            append(name, b, from, length);
          }
        };
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  synchronized void add(Consumer<Outlet> action) {
    pieces.add(new Piece(null, null, action));
  }

  private void append(String name, byte[] b, int from, int length) {
    int waiting;
    synchronized (this) {
      Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
      if (last == null || !name.equals(last.name())) {
        last = new Piece(name, new ByteArrayOutputStream(), null);
        pieces.add(last);
      }
      last.text().write(b, from, length);
      waiting = last.text().size();
    }
    if (waiting > ENOUGH) { // a cell that prints forever must not outrun the sender
      LockSupport.parkNanos(PERIOD_MS * 1_000_000);
    }
  }

  /** Sends everything, or everything but a last print that ends within a UTF-8 character. */
  public void flush(boolean all) {
    synchronized (sending) {
      List<Piece> batch;
      synchronized (this) {
        batch = pieces;
        pieces = new ArrayList<>();
        int last = batch.size() - 1;
        var text = last < 0 ? null : batch.get(last).text();
        if (!all && text != null && isCut(text.toByteArray())) {
          pieces.add(batch.remove(last)); // the rest of its last character is still to come
        }
      }
      batch.forEach(this::send);
    }
  }

  /** Whether bytes end within a UTF-8 character. */
  static boolean isCut(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > 0 && bytes.length - start < 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    int lead = start < 0 ? 0 : bytes[start] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return start + length > bytes.length;
  }

  private void send(Piece piece) {
    if (piece.action() != null) {
      piece.action().accept(outlet);
    } else if (piece.text().size() > 0) {
      outlet.stream(piece.name(), piece.text().toString(StandardCharsets.UTF_8));
    }
  }

  private void sendAtIntervals() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MS);
        flush(false);
      }
    } catch (InterruptedException e) {
      // nobody interrupts it
    }
  }
}
