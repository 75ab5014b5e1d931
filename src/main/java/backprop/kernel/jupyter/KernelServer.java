package backprop.kernel.jupyter;

import backprop.text.Text;
import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Connects a kernel to Jupyter. */
public final class KernelServer {
  /** Time for the last messages to leave. */
  private static final long LINGER_MS = 250;

  private KernelServer() {}

  /** Serves a kernel until Jupyter shuts it down; the file may ask for what is not supported. */
  public static void serve(Path connectionFile) throws IOException, InterruptedException {
    KernelConnectionProperties properties = read(connectionFile);
    Logger.getLogger("")
        .setLevel(Level.WARNING); // the base kernel reports every message it handles
    CountDownLatch shutdown = new CountDownLatch(1);
    JupyterKernel kernel = new JupyterKernel(Path.of(""));
    kernel.onShutdown(shutdown::countDown);
    JupyterConnection connection = connection(properties);
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    shutdown.await();
    // A cell may run forever; whoever asked for the shutdown does not wait for it.
    Thread.sleep(LINGER_MS);
    kernel.close();
  }

  private static KernelConnectionProperties read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw refusal(
          null, "%s does not exist; expected the connection file that Jupyter writes", file);
    }
    KernelConnectionProperties properties;
    try {
      properties = KernelConnectionProperties.parse(Files.readString(file));
    } catch (JsonParseException e) {
      throw refusal(e, "%s is not a Jupyter connection file: %s", file, e.getMessage());
    }
    if (properties == null || properties.getShellPort() == 0) {
      throw refusal(null, "%s is not a Jupyter connection file: it has no shell_port", file);
    }
    if (!"tcp".equals(properties.getTransport())) {
      String transport = properties.getTransport();
      throw refusal(null, "%s: transport %s is not supported; expected tcp", file, transport);
    }
    return properties;
  }

  private static JupyterConnection connection(KernelConnectionProperties properties)
      throws IOException {
    try {
      return new Connection(properties);
    } catch (GeneralSecurityException e) {
      String scheme = properties.getSignatureScheme();
      throw refusal(e, "signature scheme %s is not supported: %s", scheme, e.getMessage());
    }
  }

  private static IOException refusal(Throwable cause, String reason, Object... arguments) {
    return new IOException(Text.format(reason, arguments), cause);
  }
}
