package backprop.cli;

import backprop.file.AtomicFile;
import backprop.ipynb.NotebookFormatException;
import backprop.run.Project;
import backprop.text.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop new study NAME}: a notebook of one's own to begin with. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {
  /** A file's name on every system: Windows keeps some for devices. */
  private static final String NAME = "(?!(?:con|prn|aux|nul|com\\d|lpt\\d)$)[a-z0-9]+(-[a-z0-9]+)*";

  /** What there is a template for. */
  private enum Kind {
    study
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND")
  private Kind kind;

  @Parameters(index = "1", paramLabel = "NAME")
  private String name;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (name.length() > 60 || !name.matches(NAME)) {
      throw new NotebookFormatException(
          "'%s' cannot be the name of a %s, which becomes a file's name on every system: use up to"
              + " 60 small letters a to z, digits and single hyphens, such as wide-or-deep",
          name, kind);
    }
    Path folder = out != null ? out : Project.notebooks().resolveSibling("studies");
    Path file = folder.resolve(name + ".ipynb");
    if (Files.exists(file)) {
      throw new NotebookFormatException("%s is there already: choose another name", file);
    }
    String template = Resource.text(NewCommand.class, kind + ".ipynb");
    AtomicFile.write(file, template.replace("NAME", name));
    spec.commandLine().getOut().println(file + ": run it as it is, then change it");
    return 0;
  }
}
