package backprop.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Activation;
import backprop.activation.ELU;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.Architecture;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileTest {
  @TempDir private Path folder;

  private static Network small() {
    return Network.input(3)
        .layer(4, new Tanh())
        .output(2, Output.softmaxCrossEntropy(Reduction.MEAN))
        .initialised(Initialisation.uniform(1), 5);
  }

  private String refusal(Path file) {
    FileFormatException e =
        assertThrows(FileFormatException.class, () -> NetworkFile.load(file), file.toString());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    return e.getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"net.json", "net.npz"})
  void everyActivationAndLossComesBackToTheLastBit(String name) throws IOException {
    List<Activation> activations =
        List.of(
            new Identity(),
            new Sigmoid(),
            new Tanh(),
            new ReLU(),
            new ReLU(0.25),
            new LeakyReLU(0.1),
            new ELU(1 / 3.0),
            new Softmax());
    List<Loss> losses =
        List.of(
            SquaredError.HALF,
            SquaredError.SUM,
            SquaredError.MEAN,
            new AbsoluteError(),
            new BinaryCrossEntropy(),
            new CrossEntropy());
    Path file = folder.resolve("new folder").resolve(name);
    for (Activation activation : activations) {
      for (Loss loss : losses) {
        for (Output output :
            List.of(
                Output.of(activation, loss, Reduction.SUM),
                Output.longWay(activation, loss, Reduction.MEAN))) {
          Network net =
              Network.input(2)
                  .layer(3, activation)
                  .output(2, output)
                  .initialised(Initialisation.uniform(1), 7);
          NetworkFile.save(net, file);
          Network back = NetworkFile.load(file);
          assertEquals(Fingerprint.of(net), Fingerprint.of(back));
          assertEquals(Architecture.of(net), Architecture.of(back));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"net.json", "net.npz"})
  void hardNumbersAndMissingBiasesComeBackToo(String name) throws IOException {
    Network net =
        Network.input(3)
            .output(3, Output.identitySquaredError(Reduction.MEAN))
            .withoutBiases()
            .initialised(Initialisation.xavier(), 1);
    double[] hard = {
      -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 2e-3, 1e23, 0.1, 1 / 3.0, -1e-300, 5
    };
    for (int i = 0; i < 9; i++) {
      net.W(1).set(i / 3, i % 3, hard[i]);
    }
    Path file = folder.resolve(name);
    NetworkFile.save(net, file);
    assertEquals(Fingerprint.of(net), Fingerprint.of(NetworkFile.load(file)));
    assertFalse(NetworkFile.load(file).layer(1).hasBiases());
  }

  @ParameterizedTest
  @ValueSource(strings = {"net.json", "net.npz"})
  void equalNetworksHaveEqualFiles(String name) throws IOException {
    NetworkFile.save(small(), folder.resolve(name));
    byte[] once = Files.readAllBytes(folder.resolve(name));
    NetworkFile.save(small(), folder.resolve(name));
    assertArrayEquals(once, Files.readAllBytes(folder.resolve(name)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left beside the file");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"net.json", "net.npz"})
  void cutOffAnywhereIsRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    NetworkFile.save(small(), file);
    byte[] whole = Files.readAllBytes(file);
    int step = Math.max(1, whole.length / 200);
    for (int length = 0; length < whole.length - 1; length += step) { // the last is a line end
      Files.write(file, Arrays.copyOf(whole, length));
      refusal(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"net.json", "net.npz"})
  void aChangedByteNeverGivesAnotherNetwork(String name) throws IOException {
    Path file = folder.resolve(name);
    Network net = small();
    NetworkFile.save(net, file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(3);
    int refused = 0;
    for (int trial = 0; trial < 400; trial++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      try { // a space more or less, or a time stamp in the archive, changes no network
        Network back = NetworkFile.load(file);
        assertEquals(Fingerprint.of(net), Fingerprint.of(back));
        assertEquals(Architecture.of(net), Architecture.of(back));
      } catch (FileFormatException e) {
        refused++;
      }
    }
    assertTrue(refused > 200, refused + " of 400 refused");
  }

  @Test
  void aChangedNumberIsNamedAsAChange() throws IOException {
    Path file = folder.resolve("net.json");
    NetworkFile.save(small(), file);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("0\\.4", "0.5"));
    assertTrue(refusal(file).contains("changed after it was written"));
    Files.writeString(file, text.replace("\"tanh\"", "\"sigmoid\""));
    assertTrue(refusal(file).contains("changed after it was written"));
    Files.writeString(file, text.replace("\n", "").replace(" ", ""));
    assertTrue(refusal(file).contains("backprop network 1"), "the format has spaces");
  }

  @Test
  void anotherLayoutOfTheJsonIsTheSameNetwork() throws IOException {
    Path file = folder.resolve("net.json");
    NetworkFile.save(small(), file);
    Files.writeString(file, Files.readString(file).replace(",", " ,\r\n\t"));
    assertEquals(Fingerprint.of(small()), Fingerprint.of(NetworkFile.load(file)));
  }

  @Test
  void foreignFilesAreRefusedWithTheReason() throws IOException {
    Path json = folder.resolve("other.json");
    assertTrue(refusal(json).contains("there is no such file"));
    Files.writeString(json, "");
    assertTrue(refusal(json).contains("it is empty"));
    Files.writeString(json, "[1, 2]");
    assertTrue(refusal(json).contains("one JSON object"));
    Files.writeString(json, "{\"a\": 1}");
    assertTrue(refusal(json).contains("\"parameters\" is missing"));
    Files.writeString(json, "{\"format\": \"other\", \"parameters\": {}}");
    assertTrue(refusal(json).contains("must be \"backprop network 1\""));
    Files.writeString(json, "[".repeat(100_000));
    refusal(json);
    Files.write(json, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertTrue(refusal(json).contains("UTF-8"));

    Path npz = folder.resolve("other.npz");
    assertTrue(refusal(npz).contains("there is no such file"));
    Files.writeString(npz, "not a zip");
    assertTrue(refusal(npz).contains("not an .npz archive"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(npz))) {
      zip.putNextEntry(new ZipEntry("W1.npy"));
    }
    assertTrue(refusal(npz).contains("not written by this library"));
    assertThrows(
        IllegalArgumentException.class, () -> NetworkFile.load(folder.resolve("net.pickle")));
  }

  /** A hostile file is small; what it asks for would fill the memory. */
  @Test
  void sizesAreCheckedBeforeMemoryIsAskedFor() throws IOException {
    Path npz = folder.resolve("net.npz");
    NetworkFile.save(small(), npz);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(npz.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    pack(npz, entries, ZipEntry.STORED);
    NetworkFile.load(npz);
    pack(npz, entries, ZipEntry.DEFLATED);
    assertTrue(refusal(npz).contains("is compressed"), refusal(npz));

    String header = new String(entries.get(Npz.HEADER), StandardCharsets.UTF_8);
    // 8 · 2147483647 · 1073741825 bytes wrap to fewer than there are
    String huge =
        header
            .replace("\"inputs\": 3", "\"inputs\": 2147483647")
            .replace("\"units\":4", "\"units\":1073741825");
    assertTrue(huge.contains("2147483647") && huge.contains("1073741825"), header);
    entries.put(Npz.HEADER, huge.getBytes(StandardCharsets.UTF_8));
    pack(npz, entries, ZipEntry.STORED);
    assertTrue(
        refusal(npz).contains("[1073741825, 2147483647] is too large: the limit is 2 GB"),
        refusal(npz));

    Path json = folder.resolve("net.json");
    try (RandomAccessFile file = new RandomAccessFile(json.toFile(), "rw")) {
      file.setLength(Runtime.getRuntime().maxMemory() / 8); // mostly a hole
    }
    assertTrue(refusal(json).contains("too much for the memory of this JVM"), refusal(json));
  }

  private static void pack(Path file, Map<String, byte[]> entries, int method) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(each.getValue());
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setMethod(method);
        entry.setSize(each.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
      }
    }
  }

  @Test
  void anArrayOfAnotherShapeOrNameIsRefused() throws IOException {
    Path file = folder.resolve("net.json");
    NetworkFile.save(small(), file);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"units\": 4", "\"units\":4").replace(":4", ":5"));
    assertTrue(refusal(file).contains("W1 has 4 entries, but must have 5"), refusal(file));
    Files.writeString(file, text.replace("\"parameters\": {", "\"parameters\": {\"W9\": [], "));
    assertTrue(refusal(file).contains("W9"), refusal(file));
    Files.writeString(file, text.replace("\"b2\"", "\"c2\""));
    assertTrue(refusal(file).contains("\"b2\" is missing"), refusal(file));
  }

  @Test
  void aDivergedNetworkIsNotSavedAndTheOldFileStays() throws IOException {
    Path file = folder.resolve("net.npz");
    NetworkFile.save(small(), file);
    Network diverged = small();
    diverged.W(2).set(1, 0, Double.NaN);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> NetworkFile.save(diverged, file));
    assertTrue(e.getMessage().contains("W2[1][0] is NaN"), e.getMessage());
    assertEquals(Fingerprint.of(small()), Fingerprint.of(NetworkFile.load(file)));
  }

  @Test
  void aReadersOwnActivationNeedsToBeGiven() throws IOException {
    Elementwise softplus =
        Elementwise.of("softplus", z -> StrictMath.log1p(StrictMath.exp(z)), z -> 1);
    Loss cubic = Loss.of("cubic", (a, y) -> 0, (a, y) -> 0);
    Network net =
        Network.input(1)
            .layer(2, softplus)
            .output(1, Output.of(new Identity(), cubic, Reduction.SUM))
            .initialised(Initialisation.xavier(), 1);
    Path file = folder.resolve("net.json");
    NetworkFile.save(net, file);
    assertTrue(refusal(file).contains("'softplus' is not one of the library's"));
    Network back = NetworkFile.load(file, new Names(List.of(softplus), List.of(cubic)));
    Matrix X = Matrix.rowOf(-1, 0, 2);
    assertEquals(net.predict(X), back.predict(X));

    Elementwise impostor = Elementwise.of("tanh", z -> z, z -> 1);
    Network other =
        Network.input(1)
            .layer(2, impostor)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.xavier(), 1);
    assertThrows(IllegalArgumentException.class, () -> NetworkFile.save(other, file));
  }

  @Test
  void theJsonIsTheOneThatThePackageDescribes() throws IOException {
    Network net =
        Network.input(2)
            .layer(3, new Tanh())
            .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
            .initialised((units, inputs, random) -> Matrix.zeros(units, inputs), 0);
    Path file = folder.resolve("net.json");
    NetworkFile.save(net, file);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertTrue(
        text.startsWith(
            """
            {
             "format": "backprop network 1",
             "architecture": {
            """),
        text);
    assertTrue(text.contains("\"W2\":[[0,0,0]]") || text.contains("\"W2\": [[0,0,0]]"), text);
    assertTrue(text.contains("\"b1\":[0,0,0]") || text.contains("\"b1\": [0,0,0]"), text);
  }
}
