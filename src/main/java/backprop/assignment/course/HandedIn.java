package backprop.assignment.course;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.grade.Submissions;
import backprop.assignment.grade.jvm.GradingJvms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What students handed in: a folder, or the zip that Moodle or Canvas gives a teacher, unpacked or
 * not. A zip is read into a folder of its own, which {@link #close} deletes.
 */
public final class HandedIn implements AutoCloseable {
  private static final int LARGEST_FILE = 20_000_001; // one byte more than a submission may have

  /**
   * What one student handed in.
   *
   * @param file the name of the last file or folder, as it was downloaded
   * @param entries the files and folders
   * @param time when the newest file was changed; null in a zip, which says it in no zone
   */
  record Upload(DownloadName name, String file, List<Path> entries, Instant time) {}

  private final Map<String, Upload> entries = new TreeMap<>();
  private final Path unpacked; // null for a folder

  private HandedIn(Path unpacked) {
    this.unpacked = unpacked;
  }

  /** Reads a folder or a zip of submissions, at least one. */
  public static HandedIn in(Path place) throws IOException {
    boolean zip = Files.isRegularFile(place);
    HandedIn all = new HandedIn(zip ? Files.createTempDirectory("submissions") : null);
    try {
      if (all.unpacked != null) {
        all.unpack(place);
      } else {
        for (Map.Entry<String, List<Path>> each : Submissions.in(place).entrySet()) {
          for (Path path : each.getValue()) {
            all.add(each.getKey(), path.getFileName().toString(), path, time(path));
          }
        }
      }
      AssignmentException.unless(!all.entries.isEmpty(), "%s holds no submissions", place);
      return all;
    } catch (IOException e) {
      all.close();
      throw e;
    }
  }

  // null for none, and for what cannot be read: grading says that
  private static Instant time(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      List<Instant> times = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.add(Files.getLastModifiedTime(file).toInstant());
      }
      return times.isEmpty() ? null : Collections.max(times);
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }

  private void add(String student, String file, Path path, Instant time) {
    DownloadName name = DownloadName.of(student);
    Upload before = entries.get(name.student());
    List<Path> all = new ArrayList<>(before == null ? List.of() : before.entries());
    all.add(path);
    entries.put(name.student(), new Upload(name, file, all, time));
  }

  // no name of a zip becomes a path: who wrote it may be anybody, and this locale may lack letters
  private void unpack(Path zip) throws IOException {
    try (ZipFile all = new ZipFile(zip.toFile())) {
      Map<String, Path> folders = new TreeMap<>(); // by the first part of a name
      for (ZipEntry entry : Collections.list(all.entries())) {
        String[] names =
            entry.isDirectory() ? new String[] {"."} : entry.getName().split("[/\\\\]+");
        String last = names[names.length - 1];
        if (last.startsWith(".") || names[0].equals("__MACOSX")) {
          continue;
        }
        boolean known = folders.containsKey(names[0]);
        Path folder =
            known ? folders.get(names[0]) : unpacked.resolve(Integer.toString(folders.size()));
        Files.createDirectories(folder);
        if (!known) {
          folders.put(names[0], folder);
          int dot = names.length == 1 ? names[0].lastIndexOf('.') : -1;
          add(dot < 0 ? names[0] : names[0].substring(0, dot), names[0], folder, null);
        }
        // Canvas puts a name before one that may already be as long as can be
        String plain = last.replaceAll("[^\\w.-]", "_").replaceFirst("^.+(?=.{150}$)", "_");
        Path file = folder.resolve(plain);
        while (Files.exists(file)) {
          file = file.resolveSibling("_" + file.getFileName());
        }
        try (InputStream in = all.getInputStream(entry)) { // of other files the name is enough
          int most = last.endsWith(Assignment.EXTENSION) ? LARGEST_FILE : 0;
          Files.write(file, in.readNBytes(most));
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new AssignmentException(
          "%s is neither a folder nor a zip that can be read: download it again, without a password",
          zip);
    }
  }

  /** The students, sorted, with their files and folders. */
  public Map<String, List<Path>> students() {
    Map<String, List<Path>> students = new TreeMap<>();
    entries.forEach((student, entry) -> students.put(student, entry.entries()));
    return students;
  }

  /** A student's name, without the platform's number. */
  public String nameOf(String student) {
    return entries.get(student).name().name();
  }

  Upload entry(String student) {
    return entries.get(student);
  }

  @Override
  public void close() throws IOException {
    if (unpacked != null) {
      GradingJvms.delete(unpacked);
    }
  }
}
