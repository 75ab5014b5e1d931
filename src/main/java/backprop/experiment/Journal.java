package backprop.experiment;

import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.matrix.Sha256;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The finished trials of a study, one line each, so that a study that was killed goes on where it
 * was. A line is the SHA-256 of what follows, the key of the trial, and its result; a line that is
 * not whole does not match its SHA-256 and counts as never written.
 */
final class Journal implements AutoCloseable {
  private static final long DURABLE_NANOS = 200_000_000;

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Result> finished = new HashMap<>();
  private long forced = System.nanoTime();

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens a journal, or begins one; no other process may have it open. */
  static Journal open(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!lock(channel)) {
        throw new IOException(file + ": this study is being run already");
      }
      Journal journal = new Journal(file, channel);
      journal.readAll();
      return journal;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void readAll() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    String text = new String(bytes.array(), StandardCharsets.UTF_8);
    text.lines().forEach(this::readLine);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      append("\n"); // the next line begins afresh after one that was cut off
    }
  }

  private void readLine(String line) {
    int space = line.indexOf(' ');
    if (space < 0
        || !new Sha256().add(line.substring(space + 1)).hex().equals(line.substring(0, space))) {
      return;
    }
    try {
      JsonObject json = Json.parse(line.substring(space + 1), "journal");
      finished.put(Json.text(json, "trial"), Result.read(Json.object(json, "result")));
    } catch (FileFormatException | IllegalArgumentException e) {
      throw new IllegalStateException("a line that matches its SHA-256", e);
    }
  }

  Optional<Result> result(String key) {
    return Optional.ofNullable(finished.get(key));
  }

  /** Keeps a result: beyond the end of this process at once, of the machine within a moment. */
  void add(String key, Result result) {
    JsonObject json = new JsonObject();
    json.addProperty("trial", key);
    json.add("result", result.toJson());
    String text = json.toString();
    try {
      append(new Sha256().add(text).hex() + " " + text + "\n");
      if (System.nanoTime() - forced > DURABLE_NANOS) {
        channel.force(false);
        forced = System.nanoTime();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    finished.put(key, result);
  }

  private void append(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try {
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) { // a full disk names no file
      throw new FileSystemException(file.toString(), null, AtomicFile.reason(e));
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.force(false);
    }
  }
}
