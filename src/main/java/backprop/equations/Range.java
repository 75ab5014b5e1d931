package backprop.equations;

/** The values of an index: first, first + 1, …, last. */
public record Range(int first, int last) {}
