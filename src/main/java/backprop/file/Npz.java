package backprop.file;

import backprop.matrix.Matrix;
import backprop.text.Text;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A network as NumPy's archive of arrays; equal networks have equal bytes. */
final class Npz implements Form {
  static final String HEADER = "network.json";
  private static final String NPY = ".npy";
  private static final int LONGEST_HEADER = 1 << 20;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  @Override
  public byte[] write(JsonObject header, Map<String, Matrix> parameters, String checksum) {
    JsonObject json = header.deepCopy();
    json.addProperty("sha256", checksum);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, HEADER, Json.write(json).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, Matrix> entry : parameters.entrySet()) {
        add(zip, entry.getKey() + NPY, Npy.write(entry.getValue(), Form.isVector(entry.getKey())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED); // a compressor's bytes depend on its version
    entry.setTimeLocal(NO_TIME);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  @Override
  public Contents open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileFormatException("%s: there is no such file", file);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new FileFormatException(
          e, "%s: not an .npz archive, or cut off: %s", file, e.getMessage());
    }
    try {
      byte[] json = bytes(zip, HEADER, LONGEST_HEADER);
      JsonObject header =
          Json.parse(new String(json, StandardCharsets.UTF_8), file + ", " + HEADER);
      return new ZipContents(zip, header);
    } catch (IllegalArgumentException | IOException e) {
      zip.close();
      throw e;
    }
  }

  private static byte[] bytes(ZipFile zip, String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    Text.refuseIf(entry == null, "the archive has no %s: it was not written by this library", name);
    if (entry.getSize() > most) {
      throw Text.illegal(
          "%s has %d bytes, but at most %d belong there", name, entry.getSize(), most);
    }
    if (entry.getMethod() != ZipEntry.STORED) { // may unfold to a thousand times the file
      throw Text.illegal("%s is compressed, but this library stores arrays as they are", name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) most + 1);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      if (bytes.length > most || crc.getValue() != entry.getCrc()) {
        throw new IllegalArgumentException(name + " was changed after it was written: wrong CRC");
      }
      return bytes;
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e, e);
    }
  }

  private record ZipContents(ZipFile zip, JsonObject header) implements Contents {
    @Override
    public Matrix array(String name, int... shape) throws IOException {
      return Npy.read(name, bytes(zip, name + NPY, Npy.size(shape)), shape);
    }

    @Override
    public Set<String> names() {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.equals(HEADER))
          .map(name -> name.endsWith(NPY) ? name.replaceFirst("[.]npy$", "") : "the file " + name)
          .collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
