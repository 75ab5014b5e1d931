package backprop.equations;

/** Document 003, General case. */
final class GeneralCase {
  private GeneralCase() {}

  static Document<GeneralCaseWorld> document() {
    return Document.of(
        GeneralCase.class, "003", "General case", GeneralCaseWorld::new, GeneralCase::transcribe);
  }

  private static void transcribe(Transcript<GeneralCaseWorld> t) {
    // not written yet
  }
}
