/**
 * How the library's objects show themselves: {@link backprop.text.TextTable} in aligned text, with
 * {@link backprop.text.Numbers} rounded; and how Java source is read ({@link
 * backprop.text.JavaSource}). It imports nothing, and everything may import it.
 */
package backprop.text;
