package backprop.equations;

/** Document 000, Losses and activations. */
final class LossesAndActivations {
  private LossesAndActivations() {}

  static Document<LossesAndActivationsWorld> document() {
    return Document.of(
        LossesAndActivations.class,
        "000",
        "Losses and activations",
        LossesAndActivationsWorld::new,
        LossesAndActivations::transcribe);
  }

  private static void transcribe(Transcript<LossesAndActivationsWorld> t) {
    // not written yet
  }
}
