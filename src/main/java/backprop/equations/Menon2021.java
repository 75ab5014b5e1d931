package backprop.equations;

/** Document 004, Menon 2021. */
final class Menon2021 {
  private Menon2021() {}

  static Document<Menon2021World> document() {
    return Document.of(
        Menon2021.class, "004", "Menon 2021", Menon2021World::new, Menon2021::transcribe);
  }

  private static void transcribe(Transcript<Menon2021World> t) {
    // not written yet
  }
}
