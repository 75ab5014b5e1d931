package backprop.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the program in this JVM, and keeps what it says. */
abstract class ProgramRun {
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  /** The exit status. */
  final int run(Object... arguments) {
    CommandLine main = Main.commandLine();
    main.setOut(new PrintWriter(out, true));
    main.setErr(new PrintWriter(err, true));
    return main.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }
}
