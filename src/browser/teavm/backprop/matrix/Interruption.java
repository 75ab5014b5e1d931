package backprop.matrix;

/** Nothing interrupts the one thread of a page: what takes the place of {@code Interruption}. */
final class Interruption {
  private Interruption() {}

  static void check() {}
}
