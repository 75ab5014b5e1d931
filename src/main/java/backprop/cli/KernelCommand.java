package backprop.cli;

import backprop.LibraryJar;
import backprop.install.Jupyter;
import backprop.install.JupyterPaths;
import backprop.install.KernelSpec;
import backprop.jvm.ParentProcess;
import backprop.kernel.KernelServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop kernel}: the Java kernel for Jupyter. */
@Command(
    name = "kernel",
    synopsisSubcommandLabel = "COMMAND",
    description = "The Java kernel for Jupyter.",
    subcommands = {
      KernelCommand.Install.class,
      KernelCommand.Uninstall.class,
      KernelCommand.Serve.class
    })
final class KernelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing a command: install, uninstall or start");
  }

  /** One of Jupyter's data folders. */
  static final class Where {
    @Option(names = "--user", description = "For this user (the default).")
    private boolean user;

    @Option(names = "--prefix", paramLabel = "DIR", description = "Below DIR/share/jupyter.")
    private Path prefix;

    @Option(names = "--sys-prefix", description = "In the active conda or virtual environment.")
    private boolean sysPrefix;

    Path data(JupyterPaths paths) throws IOException {
      if (prefix == null && !sysPrefix) {
        return paths.userData();
      }
      Path below = sysPrefix ? paths.sysPrefix() : prefix;
      return below.toAbsolutePath().normalize().resolve("share").resolve("jupyter");
    }
  }

  @Command(name = "install", description = "Makes Jupyter run Java notebooks with this program.")
  static final class Install implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @ArgGroup private Where where = new Where();

    @Option(
        names = "--force",
        description = "Install even where another kernel named \"java\" exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
      Path jar =
          LibraryJar.jar()
              .orElseThrow(
                  () ->
                      new IOException(
                          "kernel install works from the jar only: java -jar target/backprop.jar kernel install"));
      JupyterPaths paths = JupyterPaths.ofThisMachine();
      KernelSpec kernel = new KernelSpec(where.data(paths));
      Collection<Path> places = places(paths);
      PrintWriter out = spec.commandLine().getOut();
      out.println("Installed the kernel \"java\" in " + kernel.install(jar, places, force));
      kernel.unused(places).ifPresent(out::println);
      out.flush();
      return 0;
    }

    /** Where Jupyter looks: it says so, or else its documentation does. */
    private Collection<Path> places(JupyterPaths paths) throws IOException {
      try {
        return Jupyter.ofThisMachine().dataPath();
      } catch (IOException e) {
        return paths.dataPath();
      }
    }
  }

  @Command(
      name = "uninstall",
      description = "Removes what install wrote; another kernel named \"java\" stays.")
  static final class Uninstall implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @ArgGroup private Where where = new Where();

    @Override
    public Integer call() throws IOException {
      Path removed = new KernelSpec(where.data(JupyterPaths.ofThisMachine())).uninstall();
      spec.commandLine().getOut().println("Removed the kernel \"java\" from " + removed);
      return 0;
    }
  }

  @Command(name = "start", description = "Starts the kernel; Jupyter does this.")
  static final class Serve implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "CONNECTION_FILE",
        description = "The file in which Jupyter says where to connect.")
    private Path connectionFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Main.advise(spec.commandLine()); // in Jupyter's log
      ParentProcess.endWith(ParentProcess.jupyter(), () -> {});
      KernelServer.serve(connectionFile);
      return 0;
    }
  }
}
