package backprop.data;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import backprop.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file's text, without what nobody sees: byte order marks, no-break blanks, two forms of é. */
final class CsvText {
  private static final Pattern UNSEEN =
      Pattern.compile("[\\uFEFF\\u200B\\u2060\\u200E\\u200F\\u202A-\\u202E]");
  private static final Pattern ODD_BLANK = Pattern.compile("[\\p{Zs}&&[^ ]]");
  private static final Pattern ODD_WORD = Pattern.compile("[^\\s,;\"]*[^\\x00-\\x7F][^\\s,;\"]*");
  private static final Pattern MARKUP =
      Pattern.compile(
          "\\s*(<(!doctype|html|\\?xml)|[\\[{]\\s*[\\[{\"]|version https://git-lfs"
              + "|[-+]?[\\d.]+( +\\d+:[-+.\\de]+)+\\s*\\R)",
          Pattern.CASE_INSENSITIVE);

  private CsvText() {}

  static String read(Path csv, CsvFormat format) {
    try {
      return clean(text(csv, Files.readAllBytes(csv), format));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          Text.format("%s: there is no such file (looked for %s)", csv, csv.toAbsolutePath()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(csv + ": cannot be read", e);
    }
  }

  private static String text(Path csv, byte[] bytes, CsvFormat format) {
    Charset charset = charset(bytes, format);
    if (charset == UTF_8 && isBinary(bytes)) {
      int zero = bytes.length < 2 || bytes[0] != 0 && bytes[1] != 0 ? -1 : bytes[0] == 0 ? 0 : 1;
      throw Text.illegal(
          "%s: this is not text%s",
          csv,
          zero < 0
              ? " (a spreadsheet or an archive?); save the table as CSV"
              : " in UTF-8; in UTF-16? Then pass "
                  + format.charset(zero == 0 ? "UTF-16BE" : "UTF-16LE")
                  + " after the path");
    }
    String text = decoded(csv, bytes, charset, format);
    Text.refuseIf(text.isBlank(), "%s: the file is empty; it must have at least one row", csv);
    Text.refuseIf(
        MARKUP.matcher(text).lookingAt(),
        "%s: this is a web page, XML, JSON, LIBSVM's rows or Git's mark of a file, not a table; save the table itself as CSV",
        csv);
    return text;
  }

  /** The text as people see it; column names in a program are cleaned alike. */
  static String clean(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) < 128) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    String seen = UNSEEN.matcher(text).replaceAll("").replace('\u2212', '-');
    return Normalizer.normalize(ODD_BLANK.matcher(seen).replaceAll(" "), Normalizer.Form.NFC);
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && !Character.isWhitespace(b)) {
        return true;
      }
    }
    return false;
  }

  private static Charset charset(byte[] bytes, CsvFormat format) {
    if (format.one("charset") != null) {
      return Charset.forName(format.one("charset"));
    }
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return mark == 0xFEFF || mark == 0xFFFE ? UTF_16 : UTF_8;
  }

  private static String decoded(Path csv, byte[] bytes, Charset charset, CsvFormat format) {
    String text = new String(bytes, charset);
    if (text.indexOf('\uFFFD') < 0) { // nothing was replaced
      return text;
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      String guess = "windows-1252";
      Matcher odd = ODD_WORD.matcher(new String(bytes, Charset.forName(guess)));
      throw Text.illegal(
          "%s: the file is not text in %s; if %s reads right, pass %s after the path",
          csv,
          format.one("charset") == null ? "UTF-8" : format.one("charset"),
          odd.find() ? Excerpt.of(odd.group()) : "…",
          format.charset(guess));
    }
  }
}
