package backprop.progress;

import backprop.text.Text;

/**
 * How far a study is.
 *
 * @param study its name
 * @param finished runs, those of an earlier time counted
 * @param before how many an earlier time had finished
 * @param total runs
 * @param seconds since the beginning
 */
record StudyStanding(String study, int finished, int before, int total, double seconds)
    implements Standing {

  /** "hidden units: 120 of 440 runs, 3 s of about 11 s". */
  @Override
  public String line() {
    String line = Text.format("%s: %d of %d runs", study, finished, total);
    if (finished == before) {
      return line;
    }
    double all = seconds / (finished - before) * (total - before);
    return line + ", " + Standing.taken(seconds, all);
  }

  @Override
  public String picture() {
    return "";
  }

  @Override
  public double done() {
    return finished;
  }
}
