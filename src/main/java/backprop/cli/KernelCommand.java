package backprop.cli;

import backprop.LibraryJar;
import backprop.install.Jupyter;
import backprop.install.JupyterPaths;
import backprop.install.KernelSpec;
import backprop.jvm.ParentProcess;
import backprop.kernel.jupyter.KernelServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop kernel}: the Java kernel for Jupyter. */
@Command(name = "kernel", synopsisSubcommandLabel = "COMMAND")
final class KernelCommand {
  @Spec private CommandSpec spec;

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

  /** The spec in the folder that the options name; without any, in the user's own. */
  private static KernelSpec spec(Where where, JupyterPaths paths) throws IOException {
    return new KernelSpec(where == null ? paths.userData() : where.data(paths));
  }

  @Command(name = "install")
  int install(@ArgGroup Where where, @Option(names = "--force") boolean force) throws IOException {
    String how =
        "kernel install works from the jar only: java -jar target/backprop.jar kernel install";
    Path jar = LibraryJar.jar().orElseThrow(() -> new IOException(how));
    JupyterPaths paths = JupyterPaths.ofThisMachine();
    KernelSpec kernel = spec(where, paths);
    Collection<Path> places = places(paths);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Installed the kernel \"java\" in " + kernel.install(jar, places, force));
    kernel.unused(places).ifPresent(out::println);
    out.flush();
    return 0;
  }

  /** Where Jupyter looks: it says so, or else its documentation does. */
  private static Collection<Path> places(JupyterPaths paths) throws IOException {
    try {
      return Jupyter.ofThisMachine().dataPath();
    } catch (IOException e) {
      return paths.dataPath();
    }
  }

  @Command(name = "uninstall")
  int uninstall(@ArgGroup Where where) throws IOException {
    Path removed = spec(where, JupyterPaths.ofThisMachine()).uninstall();
    spec.commandLine().getOut().println("Removed the kernel \"java\" from " + removed);
    return 0;
  }

  @Command(name = "start")
  int start(@Parameters(paramLabel = "CONNECTION_FILE") Path connectionFile)
      throws IOException, InterruptedException {
    Main.advise(spec.commandLine()); // in Jupyter's log
    ParentProcess.endWith(ParentProcess.jupyter(), () -> {});
    KernelServer.serve(connectionFile);
    return 0;
  }
}
