/**
 * Pixels that are the same on every JDK: {@link backprop.draw.Ink} sets text in a font of the
 * library's own, {@link backprop.draw.Pen} draws lines, {@link backprop.draw.Png} writes the file.
 *
 * <p>It imports nothing but {@code text}. Begin with {@code Ink}.
 */
package backprop.draw;
