package backprop.equations;

/** A random network in the letters of document 002. */
final class Charpentier2018World extends World {
  Charpentier2018World(Draw draw, Route route) {
    super(draw, route);
  }
}
