package backprop.cli;

import backprop.experiment.Reproduction;
import backprop.experiment.RunRecord;
import backprop.experiment.Samples;
import backprop.experiment.Workers;
import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import backprop.install.Jupyter;
import backprop.install.LabCheck;
import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.jvm.ChildJvm;
import backprop.progress.StudyProgress;
import backprop.report.Paper;
import backprop.report.Playground;
import backprop.run.ExecutedCopies;
import backprop.run.NotebookFiles;
import backprop.run.NotebookRun;
import backprop.run.Pages;
import backprop.run.Papers;
import backprop.run.Project;
import backprop.text.Numbers;
import backprop.text.Resource;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code backprop}: what it does with notebooks and studies. */
@Command(
    name = "backprop",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    resourceBundle = "backprop.cli.help",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    subcommands = {KernelCommand.class, AssignmentCommand.class})
final class Commands {
  /** A file's name on every system: Windows keeps some for devices. */
  private static final String NAME = "(?!(?:con|prn|aux|nul|com\\d|lpt\\d)$)[a-z0-9]+(-[a-z0-9]+)*";

  /** What there is a template for. */
  private enum Kind {
    study
  }

  @Spec private CommandSpec spec;

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static Path or(Path out, String otherwise) {
    return out != null ? out : Project.target(otherwise);
  }

  // ------------------------------------------------------------------ notebooks

  /** Executes notebooks and writes the executed copies and their figures. */
  @Command(name = "run")
  int run(
      @Parameters(paramLabel = "NOTEBOOK") List<Path> paths,
      @Option(names = "--out", paramLabel = "DIR") Path out,
      @Option(names = "--html") boolean html)
      throws IOException, InterruptedException {
    Main.advise(spec.commandLine());
    NotebookFiles notebooks = NotebookFiles.of(paths);
    ExecutedCopies copies = new ExecutedCopies(or(out, "workbook"));
    List<NotebookRun> runs = notebooks.execute(copies, out());
    if (html) {
      new Pages(or(out, Pages.FOLDER)).write(copies.papers(notebooks.paths()), out());
    }
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).failed()) {
        err().println(notebooks.paths().get(i) + ": " + runs.get(i).failure());
      }
    }
    return runs.stream().anyMatch(NotebookRun::failed) ? 1 : 0;
  }

  /** Executes notebooks, and compares with what the files hold. */
  @Command(name = "check")
  int check(
      @Parameters(paramLabel = "NOTEBOOK") List<Path> paths,
      @Option(names = "--out", paramLabel = "DIR") Path out)
      throws IOException, InterruptedException {
    NotebookFiles notebooks = NotebookFiles.of(paths);
    ExecutedCopies copies = new ExecutedCopies(or(out, "check"));
    List<NotebookRun> runs = notebooks.execute(copies, out());
    int differing = 0;
    for (int i = 0; i < runs.size(); i++) {
      Path notebook = notebooks.paths().get(i);
      List<String> differences = new ArrayList<>(copies.differences(notebook));
      if (runs.get(i).failed()) {
        differences.add(0, runs.get(i).failure().toString());
      }
      String name = notebook.getFileName() + ", ";
      differences.forEach(each -> err().println(name + each));
      differing += differences.isEmpty() ? 0 : 1;
    }
    String some = "%d of %d notebooks differ; the executed copies are in %s";
    String which = Text.format(some, differing, runs.size(), copies.folder());
    out().println(differing == 0 ? "running again changes nothing" : which);
    return differing == 0 ? 0 : 1;
  }

  /** Compares the outputs of executed notebooks. */
  @Command(name = "diff")
  int diff(
      @Parameters(paramLabel = "EXPECTED") Path expected,
      @Parameters(paramLabel = "ACTUAL") Path actual)
      throws IOException {
    List<Path> notebooks =
        Files.isDirectory(expected) ? Project.notebooksIn(expected) : List.of(expected);
    int differences = 0;
    for (Path notebook : notebooks) {
      Path other = Files.isDirectory(actual) ? actual.resolve(notebook.getFileName()) : actual;
      List<String> found = NotebookDiff.of(Notebook.read(notebook), Notebook.read(other));
      found.forEach(difference -> out().println(notebook.getFileName() + ": " + difference));
      differences += found.size();
    }
    String some = differences == 0 ? "no differences" : Numbers.count(differences, "difference");
    out().println(Numbers.count(notebooks.size(), "notebook") + ", " + some);
    return differences == 0 ? 0 : 1;
  }

  /** Checks what is needed, and opens Jupyter. */
  @Command(name = "lab")
  int lab(
      @Option(names = "--check") boolean checkOnly,
      @Parameters(paramLabel = "OPTION") List<String> options)
      throws IOException, InterruptedException {
    Jupyter jupyter = Jupyter.ofThisMachine();
    List<LabCheck.Requirement> requirements = new LabCheck(jupyter).requirements();
    requirements.forEach(out()::println);
    if (requirements.stream().anyMatch(LabCheck.Requirement::isMissing)) {
      return 1;
    }
    return checkOnly ? 0 : open(jupyter.page().orElseThrow(), options);
  }

  private static int open(Path page, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(page.toString(), "--config=jupyter_config.py"));
    command.addAll(options == null ? List.of() : options);
    return ChildJvm.inThisTerminal(
        new ProcessBuilder(command).directory(Project.notebooks().toFile()));
  }

  // ------------------------------------------------------------------ pages

  /** Notebooks, as they are, as pages to read and print. */
  @Command(name = "report")
  int report(
      @Parameters(paramLabel = "NOTEBOOK") List<Path> paths,
      @Option(names = "--out", paramLabel = "DIR") Path out)
      throws IOException {
    List<Paper> papers = new ArrayList<>();
    for (Path notebook : NotebookFiles.of(paths).paths()) {
      Paper paper = Papers.read(notebook, notebook.toAbsolutePath().getParent(), null);
      if (paper.provenance().get("Executed").equals("not executed")) {
        Main.say(spec.commandLine(), notebook + " has no outputs; run --html executes it first");
      }
      papers.add(paper);
    }
    new Pages(or(out, Pages.FOLDER)).write(papers, out());
    return 0;
  }

  /** The figures that a reader can move, as one page. */
  @Command(name = "playground")
  int playground(@Option(names = "--out", paramLabel = "FILE") Path out) throws IOException {
    Path file = or(out, Playground.FILE);
    AtomicFile.write(file, Playground.page());
    out().println(file + ": open it in a browser");
    return 0;
  }

  // ------------------------------------------------------------------ studies

  /** A notebook of one's own to begin with. */
  @Command(name = "new")
  int newNotebook(
      @Parameters(paramLabel = "KIND") Kind kind,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--out", paramLabel = "DIR") Path out)
      throws IOException {
    if (name.length() > 60 || !name.matches(NAME)) {
      throw new FileFormatException(
          "'%s' cannot be the name of a %s, which becomes a file's name on every system: use up to"
              + " 60 small letters a to z, digits and single hyphens, such as wide-or-deep",
          name, kind);
    }
    Path folder = out != null ? out : Project.notebooks().resolveSibling("studies");
    Path file = folder.resolve(name + ".ipynb");
    if (Files.exists(file)) {
      throw new FileFormatException("%s is there already: choose another name", file);
    }
    String template = Resource.text(Commands.class, kind + ".ipynb");
    AtomicFile.write(file, template.replace("NAME", name));
    out().println(file + ": run it as it is, then change it");
    return 0;
  }

  /** Runs the study of a record again. */
  @Command(name = "reproduce")
  int reproduce(
      @Parameters(paramLabel = "RECORD") Path file,
      @Option(names = "--data", paramLabel = "DIR") Path data,
      @Option(names = "--threads", paramLabel = "N") Integer threads)
      throws IOException, InterruptedException {
    RunRecord record = RunRecord.read(file);
    int jobs = threads != null ? threads : Runtime.getRuntime().availableProcessors();
    Samples samples = new Samples(Project.dataOf(file, data));
    Reproduction reproduction;
    try {
      reproduction =
          Reproduction.of(record, samples, Workers.threads(jobs), StudyProgress.show(), null);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new FileFormatException(e, "%s cannot be run again: %s", file, e.getMessage());
    }
    reproduction.lines().forEach(out()::println);
    return reproduction.identical() ? 0 : 1;
  }
}
