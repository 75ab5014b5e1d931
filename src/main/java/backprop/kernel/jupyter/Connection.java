package backprop.kernel.jupyter;

import backprop.text.Text;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.adapters.HeaderAdapter;
import io.github.spencerpark.jupyter.messages.adapters.HistoryRequestAdapter;
import io.github.spencerpark.jupyter.messages.adapters.KernelTimestampAdapter;
import io.github.spencerpark.jupyter.messages.adapters.MessageTypeAdapter;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import org.zeromq.ZMsg;

/**
 * Jupyter's sockets, read message by message. The base kernel's own reader ends at the first wrong
 * signature, and takes the next message's frames for those that one lacks: here what is no message,
 * or came before, is dropped with a line in Jupyter's log.
 */
final class Connection extends JupyterConnection {
  private static final Logger LOG = Logger.getLogger(Connection.class.getName());
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNED_FRAMES = 4;
  private static final int MOST_KNOWN = 1 << 14;
  private static final Gson JSON =
      new GsonBuilder()
          .registerTypeAdapter(KernelTimestamp.class, KernelTimestampAdapter.INSTANCE)
          .registerTypeAdapter(Header.class, HeaderAdapter.INSTANCE)
          .registerTypeAdapter(MessageType.class, MessageTypeAdapter.INSTANCE)
          .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE)
          .create();

  private final KernelConnectionProperties properties;
  private final HMACGenerator signatures;
  private final Set<String> known = new LinkedHashSet<>();

  Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
    super(properties);
    this.properties = properties;
    signatures = properties.createHMACGenerator();
  }

  @Override
  public void connect() {
    iopub.bind(properties);
    stdin.bind(properties);
    serve(heartbeat, properties.getHbPort(), () -> ZMsg.recvMsg(heartbeat).send(heartbeat));
    serve(control, properties.getControlPort(), () -> answer(control));
    serve(shell, properties.getShellPort(), () -> answer(shell));
    iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
  }

  private void serve(ZMQ.Socket socket, int port, Runnable next) {
    socket.bind(properties.getTransport() + "://" + properties.getIp() + ":" + port);
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try {
                  next.run();
                } catch (RuntimeException | Error e) {
                  LOG.log(Level.WARNING, "a message from Jupyter was dropped", e);
                }
              }
            },
            "port-" + port);
    thread.setDaemon(true);
    thread.start();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a message's type decides who handles it
  private void answer(ShellChannel channel) {
    Message message = read(channel);
    ShellHandler handler = getHandler(message.getHeader().getType());
    if (handler != null) {
      ShellReplyEnvironment env = prepareReplyEnv(channel, message);
      try {
        handler.handle(env, message);
      } finally {
        env.resolveDeferrals();
      }
    }
  }

  /** Waits for the answer to a cell's question, whatever else comes. */
  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
    return new ShellReplyEnvironment(channel, stdin, iopub, context) {
      @Override
      public String readFromStdIn(String prompt, boolean isPassword) {
        InputRequest request = new InputRequest(prompt, isPassword);
        stdin.sendMessage(new Message<>(context, InputRequest.MESSAGE_TYPE, request));
        while (true) {
          try {
            if (read(stdin).getContent() instanceof InputReply reply) {
              return reply.getValue() + System.lineSeparator();
            }
          } catch (ZMQException e) {
            throw new CancellationException("interrupted");
          }
        }
      }
    };
  }

  /** Waits for the next message that is one. */
  private Message<?> read(ZMQ.Socket socket) {
    while (true) {
      List<byte[]> frames = new ArrayList<>();
      do {
        frames.add(socket.recv());
      } while (socket.hasReceiveMore());
      try {
        return message(frames);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warning("a message from Jupyter was dropped: " + e.getMessage());
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private synchronized Message<?> message(List<byte[]> frames) {
    int at = 0;
    while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
      at++;
    }
    int end = at + 2 + SIGNED_FRAMES;
    Text.refuseIf(frames.size() < end, "it lacks frames: there are %d", frames.size());
    byte[][] signed = frames.subList(at + 2, end).toArray(byte[][]::new);
    if (!signatures.calculateSignature(signed).equals(text(frames.get(at + 1)))) {
      throw Text.illegal("its signature is wrong");
    }
    String head = text(signed[0]); // a client and its manager count their messages each from 0
    Header<?> header = JSON.fromJson(head, Header.class);
    Object content = JSON.fromJson(text(signed[3]), header.getType().getContentType());
    if (content == null || !known.add(head)) {
      throw Text.illegal(content == null ? "it has no content" : "it came before");
    }
    if (known.size() > MOST_KNOWN) {
      known.remove(known.iterator().next());
    }
    List<byte[]> buffers = frames.subList(end, frames.size());
    return new Message(frames.subList(0, at), header, null, null, content, buffers);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
