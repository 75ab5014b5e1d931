/**
 * Text: {@link backprop.text.TextTable} in aligned columns, {@link backprop.text.Numbers} for
 * people and {@link backprop.text.Decimal} for files, {@link backprop.text.Text} for format strings
 * and escaping; {@link backprop.text.JavaSource} reads source files. It imports nothing, and
 * everything may import it. Begin with {@code TextTable}.
 */
package backprop.text;
