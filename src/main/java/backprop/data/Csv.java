package backprop.data;

import backprop.text.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Splits a CSV file into cells with Tablesaw, and says in one line what is wrong with it. */
final class Csv {
  private static final Pattern RAGGED =
      Pattern.compile("Row number (\\d+) contains (\\d+) columns\\. (\\d+) expected");
  private static final Pattern DUPLICATE =
      Pattern.compile("Cannot add column with duplicate name (.*) to table");

  private Csv() {}

  /** The cells of a CSV file in UTF-8 with a header. */
  static Columns read(Path csv) {
    CsvReadOptions options =
        CsvReadOptions.builder(new StringReader(text(csv)))
            .tableName(csv.toString())
            .header(true)
            .allowDuplicateColumnNames(false)
            .columnTypes(name -> ColumnType.STRING)
            .missingValueIndicator("") // Columns decides what is missing
            .commentPrefix('\0') // a label may begin with #
            .build();
    Table table;
    try {
      table = Table.read().usingOptions(options);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(csv + ": " + reason(e), e);
    }
    return Columns.of(table);
  }

  private static String text(Path csv) {
    try {
      String text = Files.readString(csv, StandardCharsets.UTF_8);
      if (text.isBlank()) {
        throw new IllegalArgumentException(
            csv + ": the file is empty, a header and rows were expected");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text; // a byte order mark
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          Text.format("%s: there is no such file (looked for %s)", csv, csv.toAbsolutePath()), e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(csv + ": the file is not text in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(csv + ": cannot be read", e);
    }
  }

  private static String reason(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Matcher ragged = RAGGED.matcher(String.valueOf(cause.getMessage()));
      if (ragged.find()) {
        return Text.format(
            "row %s has %s cells, %s were expected, as in the header",
            ragged.group(1), ragged.group(2), ragged.group(3));
      }
      Matcher duplicate = DUPLICATE.matcher(String.valueOf(cause.getMessage()));
      if (duplicate.find()) {
        return Text.format(
            "two columns are called '%s', different names were expected", duplicate.group(1));
      }
    }
    return "cannot be read as CSV: " + e.getMessage();
  }
}
