package backprop.assignment;

/**
 * What a submission may use.
 *
 * @param cellSeconds for one cell
 * @param seconds for all of it
 * @param megabytes of memory
 * @param characters that one cell may print
 */
record Limits(int cellSeconds, int seconds, int megabytes, int characters) {
  static final Limits DEFAULT = new Limits(10, 60, 256, 100_000);
}
