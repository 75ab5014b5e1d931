package backprop;

import java.util.List;

/**
 * The runs of {@link SameBits} for a page: test_live.py compiles this class as the figures are
 * compiled, and compares what it prints in a browser with what it prints here.
 */
public final class SameBitsInPage {
  private SameBitsInPage() {}

  /** Argument: the table of digits, as in the file. */
  public static void main(String[] args) {
    System.out.println("xor " + SameBits.xor());
    System.out.println("pairs " + SameBits.everyPair());
    System.out.println("rules " + SameBits.rules());
    System.out.println("digits " + SameBits.digits(List.of(args[0].split("\n"))));
  }
}
