package backprop.progress;

import backprop.text.Text;

/** How far something long is. */
interface Standing {
  /** What runs, how far it is and how long it takes, in one line. */
  String line();

  /** How it looks so far, as SVG; may be empty. */
  String picture();

  /** How many are to be done. */
  int total();

  /** How many are done. */
  double done();

  /**
   * "2 s of about 10 s". Not what is left: some kernels drop what a cell shows after an interrupt,
   * and then this stands forever. It is still true.
   */
  static String taken(double seconds, double all) {
    return duration(seconds) + " of about " + duration(all);
  }

  /** Seconds in words. */
  static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return Text.format("%d min %d s", whole / 60, whole % 60);
    }
    return Text.format("%d h %d min", whole / 3600, whole % 3600 / 60);
  }
}
