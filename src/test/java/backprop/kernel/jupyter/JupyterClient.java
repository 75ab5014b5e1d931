package backprop.kernel.jupyter;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** As much of a Jupyter front end as a test needs. */
final class JupyterClient implements AutoCloseable {
  private static final String KEY = "a-secret-key";
  private static final int TIMEOUT_MS = 20_000;

  private final int[] ports = new int[5];
  private final ZContext context = new ZContext();
  private final String session = UUID.randomUUID().toString();
  private ZMQ.Socket shell;
  private ZMQ.Socket control;
  private ZMQ.Socket iopub;
  private ZMQ.Socket stdin;
  private ZMQ.Socket heartbeat;
  private String executed = ""; // the id of the last execution

  JupyterClient() throws IOException {
    List<ServerSocket> reserved = new ArrayList<>();
    for (int i = 0; i < ports.length; i++) {
      reserved.add(new ServerSocket(0));
      ports[i] = reserved.get(i).getLocalPort();
    }
    for (ServerSocket socket : reserved) {
      socket.close();
    }
  }

  void writeConnectionFile(Path file) throws IOException {
    JsonObject json = new JsonObject();
    String[] names = {"shell_port", "control_port", "iopub_port", "stdin_port", "hb_port"};
    for (int i = 0; i < names.length; i++) {
      json.addProperty(names[i], ports[i]);
    }
    json.addProperty("ip", "127.0.0.1");
    json.addProperty("transport", "tcp");
    json.addProperty("signature_scheme", "hmac-sha256");
    json.addProperty("key", KEY);
    Files.writeString(file, json.toString());
  }

  void connect() {
    shell = context.createSocket(SocketType.DEALER);
    shell.setIdentity(session.getBytes(StandardCharsets.UTF_8));
    connect(shell, ports[0]);
    control = connect(SocketType.DEALER, ports[1]);
    iopub = connect(SocketType.SUB, ports[2]);
    iopub.subscribe(new byte[0]);
    stdin = context.createSocket(SocketType.DEALER);
    stdin.setIdentity(session.getBytes(StandardCharsets.UTF_8)); // the kernel asks whoever executes
    connect(stdin, ports[3]);
    heartbeat = connect(SocketType.REQ, ports[4]);
  }

  private ZMQ.Socket connect(SocketType type, int port) {
    return connect(context.createSocket(type), port);
  }

  private static ZMQ.Socket connect(ZMQ.Socket socket, int port) {
    socket.setReceiveTimeOut(TIMEOUT_MS);
    socket.setLinger(0);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  /**
   * Asks the kernel about itself until what it publishes arrives too: a subscription takes its
   * time.
   */
  JsonObject kernelInfo() throws GeneralSecurityException {
    JsonObject info = ask("kernel_info_request", "{}");
    iopub.setReceiveTimeOut(200);
    String first = iopub.recvStr();
    for (int i = 0; first == null && i < TIMEOUT_MS / 200; i++) {
      ask("kernel_info_request", "{}");
      first = iopub.recvStr();
    }
    while (iopub.recvStr() != null) {} // what else was published meanwhile
    iopub.setReceiveTimeOut(TIMEOUT_MS);
    return info;
  }

  /** Sends a request on the shell channel and returns the content of its reply. */
  JsonObject ask(String type, String content) throws GeneralSecurityException {
    send(shell, type, content);
    return receive(shell).getAsJsonObject("content");
  }

  JsonObject askControl(String type, String content) throws GeneralSecurityException {
    send(control, type, content);
    return receive(control).getAsJsonObject("content");
  }

  void execute(String code) throws GeneralSecurityException {
    execute(code, false);
  }

  void execute(String code, boolean allowStdin) throws GeneralSecurityException {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("allow_stdin", allowStdin);
    executed = UUID.randomUUID().toString();
    sendFrames(shell, signed(header("execute_request", executed), content.toString()));
  }

  /** Waits until the kernel asks for input. */
  void awaitQuestion() throws GeneralSecurityException {
    receive(stdin);
  }

  void answerQuestion(String value) throws GeneralSecurityException {
    send(stdin, "input_reply", "{\"value\":\"" + value + "\"}");
  }

  /** Sends frames as they are on the channels for requests and input. */
  void sendEverywhere(String... frames) {
    for (ZMQ.Socket socket : List.of(shell, control, stdin)) {
      sendFrames(socket, frames);
    }
  }

  /** Sends the same request twice, and another one of the same number a year later. */
  void executeTwiceAndLater(String code) throws GeneralSecurityException {
    executed = UUID.randomUUID().toString();
    String header = header("execute_request", executed);
    String content = "{\"code\":\"" + code + "\"}";
    sendFrames(shell, signed(header, content));
    sendFrames(shell, signed(header, content));
    sendFrames(shell, signed(header.replace("2026", "2027"), content));
  }

  /** What comes back from the heartbeat, in one text. */
  String beat(String... frames) {
    sendFrames(heartbeat, frames);
    StringBuilder back = new StringBuilder(heartbeat.recvStr());
    while (heartbeat.hasReceiveMore()) {
      back.append(heartbeat.recvStr());
    }
    return back.toString();
  }

  /** Bytes that are not ZeroMQ's, to every port. */
  void sendBytes(byte... bytes) throws IOException {
    for (int port : ports) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.getOutputStream().write(bytes);
      }
    }
  }

  /** The reply to the last execution, whatever else was answered before. */
  JsonObject reply() throws GeneralSecurityException {
    JsonObject message = receive(shell);
    while (!message.get("parent").toString().contains(executed)) {
      message = receive(shell);
    }
    return message.getAsJsonObject("content");
  }

  /** The messages that the kernel publishes until it is idle again, by type and content. */
  List<String> published() throws GeneralSecurityException {
    List<String> all = new ArrayList<>();
    String last = "";
    while (!last.contains("\"idle\"")) {
      JsonObject message = receive(iopub);
      last =
          message.getAsJsonObject("header").get("msg_type").getAsString()
              + " "
              + message.get("content");
      all.add(last);
    }
    return all;
  }

  private void send(ZMQ.Socket socket, String type, String content)
      throws GeneralSecurityException {
    sendFrames(socket, signed(header(type), content));
  }

  private static void sendFrames(ZMQ.Socket socket, String... frames) {
    for (int i = 0; i < frames.length - 1; i++) {
      socket.sendMore(frames[i]);
    }
    socket.send(frames[frames.length - 1]);
  }

  String header(String type) {
    return header(type, UUID.randomUUID().toString());
  }

  private String header(String type, String id) {
    return "{\"msg_id\":\""
        + id
        + "\",\"username\":\"test\",\"session\":\""
        + session
        + "\",\"date\":\"2026-01-01T00:00:00.000000Z\",\"msg_type\":\""
        + type
        + "\",\"version\":\"5.3\"}";
  }

  /** The frames of a message with the right signature, whatever it says. */
  static String[] signed(String header, String content) throws GeneralSecurityException {
    return new String[] {
      "<IDS|MSG>", sign(header, "{}", "{}", content), header, "{}", "{}", content
    };
  }

  private static JsonObject receive(ZMQ.Socket socket) throws GeneralSecurityException {
    String part = socket.recvStr();
    while (part != null && !part.equals("<IDS|MSG>")) {
      part = socket.recvStr();
    }
    if (part == null) {
      throw new IllegalStateException("no message from the kernel within " + TIMEOUT_MS + " ms");
    }
    String signature = socket.recvStr();
    String[] parts = {socket.recvStr(), socket.recvStr(), socket.recvStr(), socket.recvStr()};
    if (!signature.equals(sign(parts))) {
      throw new IllegalStateException("wrong signature");
    }
    JsonObject message = new JsonObject();
    message.add("header", JsonParser.parseString(parts[0]));
    message.add("parent", JsonParser.parseString(parts[1]));
    message.add("content", JsonParser.parseString(parts[3]));
    return message;
  }

  private static String sign(String... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    for (String part : parts) {
      mac.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(mac.doFinal());
  }

  @Override
  public void close() {
    context.close();
  }
}
