package backprop.equations;

/** A random network in the letters of document 004. */
final class Menon2021World extends World {
  Menon2021World(Draw draw, Route route) {
    super(draw, route);
  }
}
