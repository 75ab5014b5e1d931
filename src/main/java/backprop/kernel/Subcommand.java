package backprop.kernel;

/**
 * A command that another package adds to the command line: a class with picocli's {@code @Command},
 * named in {@code META-INF/services}.
 */
public interface Subcommand {}
