package backprop.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: nobody sees half of it, a failed run leaves the old one. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes {@code bytes} to {@code file}, creating its folder if it does not exist. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    String process = Long.toString(ProcessHandle.current().pid());
    Path part = folder.resolve("." + file.getFileName() + "." + process + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
          channel.write(left);
        }
        channel.force(true); // the contents reach the disk before the name does
      }
      move(part, file);
    } catch (IOException e) { // a full disk names no file
      throw new FileSystemException(file.toString(), null, reason(e));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes text in UTF-8 likewise. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Why a file cannot be read or written. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException file && file.getReason() == null) {
      boolean lost = e instanceof NoSuchFileException;
      return lost ? "there is no such file" : "a file is in the way of this folder";
    }
    return e instanceof FileSystemException file ? file.getReason() : e.getMessage();
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
