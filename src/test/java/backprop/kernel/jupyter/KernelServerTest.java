package backprop.kernel.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.cli.Main;
import backprop.jvm.JavaHome;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as Jupyter sees it: a process and five sockets. */
@Timeout(60)
class KernelServerTest {
  @TempDir private Path folder;
  private JupyterClient client;
  private Process kernel;

  @BeforeEach
  void start() throws IOException {
    client = new JupyterClient();
    Path file = folder.resolve("connection.json");
    client.writeConnectionFile(file);
    List<String> command =
        List.of(
            JavaHome.executable(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "kernel",
            "start",
            file.toString());
    kernel =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    client.connect();
  }

  @AfterEach
  void stop() {
    client.close();
    kernel.destroyForcibly();
  }

  @Test
  void aSession() throws Exception {
    JsonObject info = client.kernelInfo();
    assertEquals("Java", info.getAsJsonObject("language_info").get("name").getAsString());
    executes();
    fails();
    completes();
    isInterrupted();
    assertTrue(client.askControl("shutdown_request", "{\"restart\":false}").has("restart"));
    assertTrue(kernel.waitFor(5, TimeUnit.SECONDS), "the process ends");
    assertEquals("", Files.readString(folder.resolve("log")), "nothing is logged");
  }

  private void executes() throws Exception {
    client.execute(
        "System.out.println(\"∂\"); String id = display(\"one\"); updateDisplay(id, \"two\"); 1 + 2");
    List<String> messages = client.published();
    assertEquals("stream {\"name\":\"stdout\",\"text\":\"∂\\n\"}", messages.get(2));
    assertTrue(
        messages.get(3).startsWith("display_data {\"data\":{\"text/plain\":\"one\"}"),
        messages.get(3));
    assertTrue(
        messages.get(4).startsWith("update_display_data {\"data\":{\"text/plain\":\"two\"}"),
        messages.get(4));
    assertTrue(messages.get(5).matches("execute_result .*\"3\".*"), messages.get(5));
    assertEquals("ok", client.reply().get("status").getAsString());
  }

  private void fails() throws Exception {
    client.execute("throw new StackOverflowError(\"deep\");");
    assertTrue(
        client
            .published()
            .get(2)
            .startsWith("error {\"ename\":\"StackOverflowError\",\"evalue\":\"deep\""));
    JsonObject reply = client.reply();
    assertEquals("error", reply.get("status").getAsString());
    assertEquals(2, reply.get("execution_count").getAsInt());
  }

  private void completes() throws Exception {
    JsonObject reply = client.ask("complete_request", "{\"code\":\"Math.sq\",\"cursor_pos\":7}");
    assertEquals("[\"sqrt(\"]", reply.get("matches").toString());
    assertEquals(5, reply.get("cursor_start").getAsInt());
    client.published();
    assertEquals(
        "incomplete",
        client
            .ask("is_complete_request", "{\"code\":\"if (true) {\"}")
            .get("status")
            .getAsString());
    client.published();
    assertTrue(
        client
            .ask(
                "inspect_request",
                "{\"code\":\"Math.sqrt(2)\",\"cursor_pos\":7,\"detail_level\":0}")
            .get("found")
            .getAsBoolean());
    client.published();
  }

  private void isInterrupted() throws Exception {
    client.execute("int kept = 5; while (true);");
    Thread.sleep(1000);
    client.askControl("interrupt_request", "{}");
    assertEquals("interrupted", client.reply().get("evalue").getAsString());
    client.execute("kept");
    assertEquals("ok", client.reply().get("status").getAsString());
  }

  @Test
  void whatIsNoMessageIsDroppedOnEveryChannelAndTheNextOneAnswered() throws Exception {
    client.kernelInfo();
    String header = client.header("execute_request");
    String[] honest = JupyterClient.signed(header, "{\"code\":\"throw\"}");
    String[] forged = honest.clone();
    forged[1] = "0".repeat(64);
    client.sendEverywhere(forged);
    client.sendEverywhere("no delimiter");
    client.sendEverywhere("<IDS|MSG>");
    client.sendEverywhere(Arrays.copyOf(honest, 4));
    for (String content :
        List.of("", "null", "[]", "{", "7", "{\"code\":[]}", "[".repeat(50_000))) {
      client.sendEverywhere(JupyterClient.signed(client.header("complete_request"), content));
    }
    for (String odd :
        List.of(
            "",
            "null",
            "{}",
            client.header("complete_request").replace("2026", "x"),
            "[".repeat(50_000))) {
      client.sendEverywhere(JupyterClient.signed(odd, "{}"));
    }
    client.sendEverywhere(JupyterClient.signed(client.header("no_such_request"), "{}"));
    client.sendBytes((byte) 0xFF, (byte) 0, (byte) 1, (byte) 0x7F, (byte) 3, (byte) 0xFF);
    client.sendBytes("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertEquals("onetwo", client.beat("one", "two"));
    assertEquals("three", client.beat("three"));

    client.execute("int asked = System.in.read(); asked", true);
    client.awaitQuestion();
    client.sendEverywhere(forged);
    client.answerQuestion("A");
    assertEquals("ok", client.reply().get("status").getAsString());
    client.executeTwiceAndLater("asked++");
    assertEquals("ok", client.reply().get("status").getAsString());
    client.execute("System.out.print(asked);");
    assertEquals(4, client.reply().get("execution_count").getAsInt(), "executed twice of three");
    String log = Files.readString(folder.resolve("log"));
    assertTrue(log.contains("dropped: its signature is wrong"), log);
    assertTrue(log.contains("dropped: it came before"), log);
  }
}
