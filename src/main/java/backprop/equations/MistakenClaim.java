package backprop.equations;

import backprop.text.Text;

/** The numbers refuse what a claim declares. */
public final class MistakenClaim extends RuntimeException {
  private static final long serialVersionUID = 1;

  MistakenClaim(String message) {
    super(message);
  }

  static void unless(boolean fits, String message, double error) {
    if (!fits) {
      throw new MistakenClaim(Text.format(message, error));
    }
  }
}
