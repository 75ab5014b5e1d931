package backprop.equations;

/** A random network in the letters of document 000. */
final class LossesAndActivationsWorld extends World {
  LossesAndActivationsWorld(Draw draw, Route route) {
    super(draw, route);
  }
}
