package backprop.equations;

/** A random network in the letters of document 003. */
final class GeneralCaseWorld extends World {
  GeneralCaseWorld(Draw draw, Route route) {
    super(draw, route);
  }
}
