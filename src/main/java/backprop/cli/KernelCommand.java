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
    @Option(names = "--user")
    private boolean user;

    @Option(names = "--prefix", paramLabel = "DIR")
    private Path prefix;

    @Option(names = "--sys-prefix")
    private boolean sysPrefix;

    Path data(JupyterPaths paths) throws IOException {
      if (prefix == null && !sysPrefix) {
        return paths.userData();
      }
      Path below = sysPrefix ? paths.sysPrefix() : prefix;
      return below.toAbsolutePath().normalize().resolve("share").resolve("jupyter");
    }
  }

  @Command(name = "install")
  static final class Install implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @ArgGroup private Where where = new Where();

    @Option(names = "--force")
    private boolean force;

    @Override
    public Integer call() throws IOException {
      String how =
          "kernel install works from the jar only: java -jar target/backprop.jar kernel install";
      Path jar = LibraryJar.jar().orElseThrow(() -> new IOException(how));
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

  @Command(name = "uninstall")
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

  @Command(name = "start")
  static final class Serve implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CONNECTION_FILE")
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
