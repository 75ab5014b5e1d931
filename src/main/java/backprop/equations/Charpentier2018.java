package backprop.equations;

/** Document 002, Charpentier 2018. */
final class Charpentier2018 {
  private Charpentier2018() {}

  static Document<Charpentier2018World> document() {
    return Document.of(
        Charpentier2018.class,
        "002",
        "Charpentier 2018",
        Charpentier2018World::new,
        Charpentier2018::transcribe);
  }

  private static void transcribe(Transcript<Charpentier2018World> t) {
    // not written yet
  }
}
