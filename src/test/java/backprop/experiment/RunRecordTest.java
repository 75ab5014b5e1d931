package backprop.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Tanh;
import backprop.data.Split;
import backprop.file.Build;
import backprop.file.FileFormatException;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.network.Network;
import backprop.train.GradientDescent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void record() throws Exception {
    Studies.small().run(folder);
    file = folder.resolve("small.json");
  }

  private Reproduction reproduce(String text) throws IOException, InterruptedException {
    Files.writeString(file, text);
    return Reproduction.of(
        RunRecord.read(file),
        new Samples(List.of(folder)),
        Workers.threads(2),
        (trial, result, finished) -> {},
        null);
  }

  private String firstDifference(String text) throws IOException, InterruptedException {
    Reproduction reproduction = reproduce(text);
    assertFalse(reproduction.identical(), reproduction.lines().toString());
    return reproduction.lines().get(0);
  }

  @Test
  void aRecordHoldsAllThatIsNeeded() throws Exception {
    String text = Files.readString(file);
    for (String part :
        List.of(
            "\"format\": \"backprop record 1\"",
            "\"study\": \"small\"",
            "\"version\":\"" + Build.current().version(),
            "\"commit\":\"" + Build.current().commit(),
            "\"java\": \"" + Runtime.version(),
            "\"units\":[1,3]",
            "\"simulation\":\"sum of sigmoids\"",
            "\"rate\":\"constant(0.1)\"",
            "\"shuffle seed\":3",
            "\"initialisation\": \"uniform(0.7)\"",
            "\"data sha256\": \"",
            "\"parameters sha256\": \"",
            "\"held-out squared error\":0.")) {
      assertTrue(text.contains(part), part + "\n" + text.substring(0, 3000));
    }
    assertFalse(text.contains(folder.toString()), "no path of this machine");
    RunRecord read = RunRecord.read(file);
    assertTrue(read.intact());
    read.write(file);
    assertEquals(text, Files.readString(file));
  }

  @Test
  void runAgainItIsIdentical() throws Exception {
    Reproduction reproduction = reproduce(Files.readString(file));
    assertTrue(reproduction.identical());
    assertEquals(1, reproduction.lines().size());
    assertTrue(
        reproduction.lines().get(0).startsWith("identical: 12 runs of \"small\""),
        reproduction.lines().toString());
  }

  @Test
  void theFirstDifferenceIsNamed() throws Exception {
    String text = Files.readString(file);
    assertEquals(
        "seed differs: run 2 has units = 1, decay = 0, seed 9, not units = 1, decay = 0, seed 2",
        firstDifference(text.replaceFirst("(?s)(\"seed\": 1,.*?)\"seed\": 2,", "$1\"seed\": 9,")));
    assertTrue(
        firstDifference(text.replace("\"training\":40", "\"training\":41"))
            .startsWith("data differ: {\"simulation\":\"sum of sigmoids\",\"training\":41"));
    String result =
        firstDifference(text.replaceFirst("(\"held-out squared error\":0\\.\\d\\d)\\d", "$17"));
    assertTrue(
        reproduce(text.replaceFirst("(\"held-out squared error\":0\\.\\d\\d)\\d", "$17"))
            .lines()
            .stream()
            .anyMatch(
                line ->
                    line.matches(
                        "result differs: held-out squared error of units = 1, decay = 0, seed 1:"
                            + " 0\\.\\d+ recorded, 0\\.\\d+ now, by 0\\.00\\d+, relatively 0\\.0\\d+")),
        result);
    assertTrue(
        firstDifference(
                text.replaceFirst("\"commit\":\"[^\"]*\"", "\"commit\":\"abc\"")
                    .replaceFirst("(\"parameters sha256\": \")....", "$10000"))
            .startsWith("code differs: recorded by backprop"));
    assertTrue(
        firstDifference(text.replace("\"java\": \"", "\"java\": \"x"))
            .startsWith("the record was changed after it was written"));
  }

  /** A hostile record is short; what it asks for would fill the memory. */
  @Test
  void sizesAreCheckedBeforeMemoryIsAskedFor() throws Exception {
    String text = Files.readString(file);
    String thousand =
        IntStream.range(0, 1000).mapToObj(i -> i + "").collect(Collectors.joining(","));
    String grid =
        text.replaceFirst("\"seeds\": \\[[^]]*]", "\"seeds\": [" + thousand + "]")
            .replaceFirst(
                "(?s)\"factors\": \\{.*?}",
                "\"factors\": {\"a\": [" + thousand + "], \"b\": [" + thousand + "]}");
    assertEquals(
        "seed differs: 1000 seeds and the levels of [a, b] make 1000000000 runs, the record has 12",
        firstDifference(grid));
    refused("parameters is too large", text.replaceAll("\"units\":\\d+", "\"units\":2147483647"));
    refused(
        "more than the memory of this JVM",
        text.replace("\"training\":40", "\"training\":2147483647"));
  }

  @Test
  void otherCodeWithTheSameResultsIsIdentical() throws Exception {
    RunRecord read = RunRecord.read(file);
    new RunRecord(
            read.study(),
            new Build("0.9", "abc"),
            read.java(),
            read.factors(),
            read.seeds(),
            read.runs(),
            true)
        .write(file);
    Reproduction reproduction = reproduce(Files.readString(file));
    assertTrue(reproduction.identical());
    assertTrue(
        reproduction.lines().get(1).startsWith("though the code differs: recorded by backprop 0.9"),
        reproduction.lines().toString());
  }

  @Test
  void otherDataAreNamed() throws Exception {
    Path csv = folder.resolve("t.csv");
    Files.writeString(csv, "a,y\n1,u\n2,v\n3,u\n4,v\n5,u\n6,v\n");
    Experiment study =
        Experiment.named("table")
            .data(Data.classification(csv, "y").heldOut(2, 1))
            .network(
                at ->
                    Network.input(1)
                        .layer(2, new Tanh())
                        .output(2, Output.softmaxCrossEntropy(Reduction.MEAN)))
            .training(GradientDescent.withRate(0.1).epochs(3))
            .measuring(Measure.heldOutAccuracy());
    study.run(folder);
    file = folder.resolve("table.json");
    assertTrue(reproduce(Files.readString(file)).identical());
    Files.writeString(csv, "a,y\r\n1,u\r\n2,v\r\n3,u\r\n4,v\r\n5,u\r\n6,v\r\n");
    assertTrue(reproduce(Files.readString(file)).identical(), "line ends are no numbers");
    Files.writeString(csv, "a,y\n1,u\n2,v\n3,u\n4,v\n5,u\n7,v\n");
    assertTrue(firstDifference(Files.readString(file)).startsWith("data differ: {\"table\":"));
  }

  @Test
  void whatIsNoRecordIsRefusedWithTheReason() throws Exception {
    String text = Files.readString(file);
    refused("cut off", text.substring(0, text.length() / 2));
    refused("\"format\" is missing", "{}");
    refused("must be \"backprop record 1\"", "{\"format\": \"x\"}");
    refused("run 1: learning rate 'warm(1)'", text.replace("constant(0.1)", "warm(1)"));
    refused("is not one of the library's", text.replace("\"tanh\"", "\"softplus\""));
  }

  private void refused(String expected, String text) throws IOException {
    Files.writeString(file, text);
    FileFormatException e =
        assertThrows(FileFormatException.class, () -> RunRecord.read(file), expected);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void aReadersOwnDataAreRecordedButNeedTheirProgram() throws Exception {
    Split split = new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 40, 100, 4, 1).split(List.of());
    Results own = Studies.small().data(Data.of("mine", split)).run();
    Results same = Studies.small().run();
    assertEquals(
        same.rows().stream().map(Results.Run::result).toList(),
        own.rows().stream().map(Results.Run::result).toList());
    RunRecord.of(own).write(file);
    refused("the data \"mine\" are not in a file", Files.readString(file));
  }
}
