/**
 * The command line: {@link backprop.cli.Main}, and the commands as methods of {@code Commands},
 * {@code KernelCommand} and {@code AssignmentCommand}. A command reads its arguments, calls one of
 * the other rooms and says what became of it; nothing is computed here.
 *
 * <p>It may import every room; none imports it. Begin with {@code Main}.
 */
package backprop.cli;
