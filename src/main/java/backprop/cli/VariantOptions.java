package backprop.cli;

import backprop.assignment.AssignmentException;
import backprop.assignment.Variants;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose numbers are drawn. */
final class VariantOptions {
  @Option(names = "--per-student", paramLabel = "LIST")
  private Path list;

  @Option(names = "--secret", paramLabel = "FILE")
  private Path secret;

  /** The variants; null if everybody has the same numbers. */
  Variants read() throws IOException {
    if ((list == null) != (secret == null)) {
      throw new AssignmentException("--per-student LIST and --secret FILE need each other");
    }
    return list == null ? null : Variants.of(secret, list);
  }
}
