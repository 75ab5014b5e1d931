package backprop.kernel;

import java.io.IOException;
import java.nio.file.Path;
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
    subcommands = {KernelCommand.Install.class, KernelCommand.Start.class})
final class KernelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a command: install or start");
  }

  @Command(name = "install", description = "Makes Jupyter run Java notebooks with this program.")
  static final class Install implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @ArgGroup private Where where = new Where();

    @Option(
        names = "--force",
        description = "Install even where another kernel named \"java\" exists.")
    private boolean force;

    static final class Where {
      @Option(names = "--user", description = "For this user (the default).")
      private boolean user;

      @Option(names = "--prefix", paramLabel = "DIR", description = "Below DIR/share/jupyter.")
      private Path prefix;

      @Option(names = "--sys-prefix", description = "Into the active conda or virtual environment.")
      private boolean sysPrefix;
    }

    @Override
    public Integer call() throws IOException {
      Path jar =
          Project.jar()
              .orElseThrow(
                  () ->
                      new IOException(
                          "kernel install works from the jar only: java -jar target/backprop.jar kernel install"));
      JupyterPaths paths = JupyterPaths.ofThisMachine();
      Path data = paths.userData();
      if (where.prefix != null || where.sysPrefix) {
        Path prefix = where.sysPrefix ? paths.sysPrefix() : where.prefix;
        data = prefix.toAbsolutePath().normalize().resolve("share").resolve("jupyter");
      }
      Path written = new KernelSpec(data).install(jar, paths.dataPath(), force);
      spec.commandLine().getOut().println("Installed the kernel \"java\" in " + written);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  @Command(name = "start", description = "Starts the kernel; Jupyter does this.")
  static final class Start implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "CONNECTION_FILE",
        description = "The file in which Jupyter says where to connect.")
    private Path connectionFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Main.advise(spec.commandLine().getErr()); // in Jupyter's log
      ParentProcess.endWith(ParentProcess.jupyter());
      KernelServer.serve(connectionFile);
      return 0;
    }
  }
}
