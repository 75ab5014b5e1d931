package backprop.assignment.grade;

import backprop.assignment.AssignmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** A table of text in a CSV file, as any spreadsheet or learning platform saves it. */
public record Sheet(List<String> header, List<Map<String, String>> rows) {
  /** Reads a table, which must have these columns. */
  public static Sheet read(Path file, String... required) throws IOException {
    String text = text(Files.readAllBytes(file)).replaceFirst("^\uFEFF?(\"?sep=.\"?\\R)?", "");
    String first = text.lines().findFirst().orElse("");
    String separator =
        Stream.of(",", ";", "\t")
            .max(Comparator.comparingInt(each -> first.split(each, -1).length))
            .orElseThrow();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      Sheet sheet = new Sheet(List.copyOf(parser.getHeaderNames()), new ArrayList<>());
      for (String column : required) {
        if (!sheet.header.contains(column)) {
          throw new AssignmentException(
              "%s has no column %s, only %s", file, column, String.join(", ", sheet.header));
        }
      }
      for (CSVRecord row : parser) {
        sheet.rows.add(row.toMap());
      }
      return sheet;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      String why = e.getMessage().replaceFirst("^[\\w.]+Exception: ", "");
      throw new AssignmentException("%s is not a table: %s", file, why);
    }
  }

  // UTF-8 or, as spreadsheets save, UTF-16 with its mark or Latin-1
  private static String text(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & bytes[1]) == (byte) 0xFE) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** The table in UTF-8, with commas, as RFC 4180 has it. */
  public byte[] bytes() throws IOException {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header);
      for (Map<String, String> row : rows) {
        csv.printRecord(header.stream().map(column -> row.getOrDefault(column, "")));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
