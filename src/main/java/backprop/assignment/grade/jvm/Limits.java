package backprop.assignment.grade.jvm;

/**
 * What a submission may use.
 *
 * @param cellSeconds of processor time for one cell; three times as much by the clock
 * @param seconds for all of it, by the clock
 * @param megabytes of memory
 * @param characters that one cell may print
 */
public record Limits(int cellSeconds, int seconds, int megabytes, int characters) {
  public static final Limits DEFAULT = new Limits(10, 120, 256, 100_000);

  /** For n submissions in one. */
  public Limits times(int n) {
    return new Limits(cellSeconds, n * seconds, megabytes, characters);
  }
}
