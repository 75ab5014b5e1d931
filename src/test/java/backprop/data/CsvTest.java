package backprop.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Tables as people have them: read as they are meant, or refused with the call that decides. */
class CsvTest {
  private static final CsvFormat AUTO = CsvFormat.auto();

  @TempDir Path folder;

  // features, X by rows and labels; of the column "c" unless the label is another one
  static Stream<Arguments> readRight() {
    String small = "x: 1.5 2.5 | a b";
    return Stream.of(
        read("commas", "x,c\n1.5,a\n2.5,b\n", small),
        read("semicolons", "x;c\n1.5;a\n2.5;b\n", small),
        read("semicolons in quotes", "\"x\";\"c\"\n1.5;\"a\"\n2.5;\"b\"\n", small),
        read("tabs", "x\tc\n1.5\ta\n2.5\tb\n", small),
        read("bars", "x|c\n1.5|a\n2.5|b\n", small),
        read("bars all around", "|x|c|\n|1.5|a|\n|2.5|b|\n", small),
        read("blanks", "x c\n1.5 a\n2.5 b\n", small),
        read("blanks in columns", "  x    c\n1.5    a\n 2.5 \tb\n", small),
        read(
            "a tab among blanks",
            AUTO.header(false).without("column 1"),
            "18. 1.5\t\"a\"\n15. 2.5\t\"b\"\n",
            "column 3",
            "column 2: 1.5 2.5 | a b"),
        read("a minus sign", "x,c\n\u22121.5,a\n2.5,b\n", "x: -1.5 2.5 | a b"),
        read("blanks after commas", "x, c\n1.5, a\n2.5,  \"b\"\n", small),
        read("decimal commas", "x;y;c\n1,5;-,5;a\n2;3,e1;b\n", "x: 1.5 2.0 y: -0.5 30.0 | a b"),
        read("decimal commas, tabs", "x\tc\n0,125\ta\n0,250\tb\n", "x: 0.125 0.25 | a b"),
        read("decimal commas, a gap", AUTO.dropMissing(), "x;c\n1,5;a\n?;a\n2,5;b\n", small),
        read("decimal commas in quotes", AUTO.decimal(','), "x,c\n\"1,5\",a\n\"2,5\",b\n", small),
        read("a list inside cells", "x,c\n1.5,a;b\n2.5,c|d\n", "x: 1.5 2.5 | a;b c|d"),
        read("sep=", "sep=;\nx;c\n1.5;a\n2.5;b\n", small),
        read("sep= in quotes", "\"sep=|\"\r\nx|c\r\n1.5|a\r\n2.5|b\r\n", small),
        read("SEP=, with more of them", "SEP=;;\nx;c\n1.5;a\n2.5;b\n", small),
        read("tabs behind commas", "x,\tc\n1.5,\ta\n2.5,\tb\n", small),
        read("remarks", "# of Monday\n# by hand\nx,c\n1.5,a\n# pause\n2.5,b\n# end\n", small),
        read("a header by NumPy", "# x c\n1.5 a\n2.5 b\n", small),
        read("a row that begins with #", "c,x,\n#a,1.5\n#b,2.5,\n", "x: 1.5 2.5 | #a #b"),
        read("a number called #", AUTO.without("#"), "#,x,c\n1,1.5,a\n2,2.5,b\n", small),
        read("a separator too many", "x,c,\n1.5,a,\n2.5,b,\n", small),
        read("a separator too many above", "x,c,,\n1.5,a\n2.5,b\n", small),
        read("a separator too many below", "x;c\n1.5;a;\n2.5;b;\n", small),
        read("an index without a name", ",x,c\n0,1.5,a\n1,2.5,b\n", small),
        read(
            "an index without a name, by R",
            "\"\",\"x\",\"c\"\n\"1\",1.5,\"a\"\n\"2\",2.5,\"b\"\n",
            small),
        read("empty rows of a spreadsheet", "x,c\n1.5,a\n,\n2.5,b\n,\n,\n", small),
        read("rows of blanks", "x,c\n1.5,a\n \t \n2.5,b\n\n", small),
        read("a byte order mark inside", "x,c\n1.5,a\n\uFEFF2.5,b\n", small),
        read("no-break blanks", "\u00A0x,c\u00A0\n1.5\u202F,a\n2.5,\u2007b\n", small),
        read(
            "a no-break blank in a label",
            "x,c\n1,a b\n3,a\u00A0b\n5,c\n",
            "x: 1.0 3.0 5.0 | a b a b c"),
        read("old line ends", "x,c\r1.5,a\r2.5,b\r", small),
        read(
            "ARFF",
            "% w\n@RELATION w\n\n@attribute 'x' REAL\n@attribute c {a,b}\n@DATA\n1.5,a\n% no\n2.5,'b'\n",
            small),
        read(
            "ARFF, quotes and remarks",
            "@relation w\n@attribute x real\n@attribute c {'it\\'s',\"b c\"}\n@data\n1.5,'it\\'s' % no\n2.5,\"b c\"\n",
            "x: 1.5 2.5 | it's b c"),
        read(
            "labels 0, 1, 0.0, 1.0",
            "x,c\n1,1\n3,0\n2,1.0\n7,0.0\n",
            "x: 1.0 3.0 2.0 7.0 | 1 0 1 0"),
        read("a header with numbers", "1,2,c\n5,7,0\n8,9,1\n", "1: 5.0 8.0 2: 7.0 9.0 | 0 1"),
        read("a symbol called Na", "Na,c\n1.5,a\n2.5,b\n", "Na: 1.5 2.5 | a b"),
        read(
            "no header",
            AUTO.header(false),
            "1.5,a\n2.5,b\n",
            "column 2",
            "column 1: 1.5 2.5 | a b"),
        read("no header, names", AUTO.names("x", "c"), "1.5,a\n2.5,b\n", small),
        read("other names", AUTO.names("x", "c"), "u,v\n1.5,a\n2.5,b\n", small),
        read(
            "row names by R",
            AUTO.header(true).names("n", "x", "c").without("n"),
            "x c\n1 1.5 a\n2 2.5 b\n",
            small),
        read(
            "numbers of a header",
            AUTO.header(true),
            "0,1\n1.5,7\n2.5,8\n",
            "1",
            "0: 1.5 2.5 | 7 8"),
        read("words left out", AUTO.without("w"), "x,w,c\n1.5,u,a\n2.5,v,b\n", small),
        read("an index kept", AUTO.keeping("id"), "id,c\n1,a\n2,b\n", "id: 1.0 2.0 | a b"),
        read("gaps left out", AUTO.dropMissing(), "x,c\n1.5,a\n?,a\nNA,b\n3,\n2.5,b\n", small),
        read(
            "marks of a gap",
            AUTO.missing("-9", "none").dropMissing(),
            "x,c\n1.5,a\n-9,b\n3,none\n2.5,b\n",
            small),
        read("another separator", AUTO.separator('~'), "x~c\n1.5~a\n2.5~b\n", small),
        read(
            "quotes inside", "x,c\n1.5,\"a \"\"1\"\"\"\n2.5,\"b,2\"\n", "x: 1.5 2.5 | a \"1\" b,2"),
        read("é in two forms", "x,c\n1,é\n3,e\u0301\n5,a\n", "x: 1.0 3.0 5.0 | é é a"));
  }

  private static Arguments read(String kind, String text, String expected) {
    return read(kind, AUTO, text, "c", expected);
  }

  private static Arguments read(String kind, CsvFormat format, String text, String expected) {
    return read(kind, format, text, "c", expected);
  }

  private static Arguments read(
      String kind, CsvFormat format, String text, String label, String expected) {
    return Arguments.of(kind, format, text, label, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readRight(String kind, CsvFormat format, String text, String label, String expected)
      throws IOException {
    Examples examples = Examples.classification(csv(text), format, label);
    String features =
        IntStream.range(0, examples.X().rows())
            .mapToObj(i -> examples.features().get(i) + ": " + joined(examples.X().row(i)))
            .collect(Collectors.joining(" "));
    String labels =
        Arrays.stream(examples.labels())
            .mapToObj(examples::className)
            .collect(Collectors.joining(" "));
    assertEquals(expected, features + " | " + labels);
  }

  private static String joined(double[] row) {
    return Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  /** A dozen rows. */
  private static String numbered(int first, String digit) {
    return IntStream.range(0, 12)
        .mapToObj(r -> (first + r) + digit + "," + r % 3 + ".5," + "ab".charAt(r % 2) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void yearsAreAFeature() throws IOException {
    Examples examples = Examples.classification(csv("year,z,c\n" + numbered(1990, "")), "c");
    assertEquals(List.of("year", "z"), examples.features());
    String constant = numbered(7, "").replaceAll("(?m)^\\d+", "7");
    assertEquals(2, Examples.classification(csv("x,z,c\n" + constant), "c").X().rows());
  }

  // ... what looks like, and the call
  static Stream<Arguments> refused() {
    return Stream.of(
        refuse(
            "no header",
            "5.0,3.4,a\n4.8,3.1,b\n",
            "no header: the first row reads like data, [5.0, 3.4, a]",
            AUTO.header(false)),
        refuse(
            "no header, decimal commas",
            "1,5;a\n2,5;b\n",
            "the first row reads like data, [1,5, a]",
            AUTO.header(false)),
        refuse(
            "no header, a word of it asked for",
            "5.0,u\n4.8,u\n3.0,v\n",
            "u",
            "the first row reads like data",
            AUTO.header(false)),
        refuse(
            "no header, a gap first",
            "?,a\n1,b\n",
            "the first row reads like data",
            AUTO.header(false)),
        refuse(
            "no header?",
            "w,1,a\n1,2,b\n",
            "is there a header? In part, the first row reads like data, [w, 1, a]",
            AUTO.header(true)),
        refuse(
            "years above",
            "c,2010\na,1\nb,3\n",
            "y",
            "the first row reads like data",
            AUTO.header(true)),
        refuse(
            "a short header",
            "x,c\n1,2,a\n3,4,b\n",
            "the header names [x, c], but every row has 3 cells",
            AUTO.header(true).names("column 1", "x", "c")),
        refuse(
            "a title",
            "My data\nx,c\n1,a\n",
            "the header names [My data], but every row has 2 cells",
            "delete the lines above the header"),
        refuse(
            "too few names",
            AUTO.names("x", "c"),
            "1,2,a\n3,4,b\n",
            "the format names [x, c], but every row has 3 cells",
            AUTO.header(false).names("…")),
        refuse(
            "a comma without quotes",
            "x,c\n1,a\n2,b,c\n",
            "row 2 has 3 cells, but the header has 2",
            "a cell that holds ',' needs quotes"),
        refuse(
            "words",
            "x,w,v,c\n1,u,k,a\n2,,l,b\n",
            "columns [w, v] hold words ('u'), not numbers; leave them out",
            AUTO.without("w", "v")),
        refuse(
            "an index with a name",
            "Id,x,c\n7,1.5,a\n9,2.5,b\n",
            "'Id' looks like an index",
            AUTO.without("Id")),
        refuse(
            "numbers of rows",
            "Nr,x,c\n1,5,a\n2,7,b\n",
            "'Nr' looks like an index",
            AUTO.keeping("Nr")),
        refuse(
            "numbers of rows, no header",
            AUTO.header(false),
            "1,5,a\n2,7,b\n",
            "column 3",
            "'column 1' looks like an index",
            AUTO.header(false).without("column 1")),
        refuse(
            "numbers of patients",
            "PatientNr,z,c\n" + numbered(10, "3"),
            "'PatientNr' looks like an index (103, 113, 123)",
            AUTO.keeping("PatientNr")),
        refuse(
            "an index from 500",
            "n,z,c\n" + numbered(500, ""),
            "'n' looks like an index (500, 501, 502)",
            AUTO.without("n")),
        refuse(
            "percents",
            "x,p,c\n1,12.5%,a\n3,8%,b\n",
            "column 'p' holds words ('12.5%'), not numbers; write the numbers alone",
            AUTO.without("p")),
        refuse(
            "a title over all columns",
            "Table 1,,\nx,y,c\n1,2,a\n3,4,b\n",
            "the first row holds only 'Table 1'",
            "delete the lines above the header"),
        refuse(
            "a short row",
            "x,y,c\n1,2,a\n3,b\n",
            "row 2 has 2 cells, but the header has 3",
            "complete [3, b], or delete that line"),
        refuse(
            "columns of blanks, one empty",
            "x     y     c\n1.5         a\n2.5   3     b\n",
            "there is no column 'c'",
            AUTO.separator('…')),
        refuse("LIBSVM", "1 1:0.5 3:0.7\n-1 2:0.1\n", "LIBSVM's rows", "as CSV"),
        refuse(
            "UTF-16 without a mark",
            "x\0,\0c\0\n\0",
            "this is not text in UTF-8",
            AUTO.charset("UTF-16LE")),
        refuse(
            "an index, out of order",
            ",x,c\n7,1.5,a\n3,2.5,b\n",
            "column 1 has no name",
            AUTO.without("column 1")),
        refuse(
            "capitals",
            "x,c\n1,yes\n3,Yes\n5,no\n",
            "is 'Yes' the same class as 'yes'?",
            "List.of(\"Yes\", \"no\", \"yes\")"),
        refuse(
            "spellings of a number",
            "x,c\n1,1\n3,1.0\n5,a\n",
            "is '1' the same class as '1.0'?",
            "List.of("),
        refuse(
            "a gap",
            "x,c\n1,a\nNA,b\n",
            "1 missing value, the first in row 2, column 'x'",
            AUTO.dropMissing()),
        refuse(
            "a gap in the label",
            "x,c\n1,a\n3,b\n5,\n",
            "1 missing value, the first in row 3, column 'c'",
            AUTO.dropMissing()),
        refuse(
            "an empty column",
            "x,y,c\n1,,a\n3,,b\n",
            "no value in any row of [y]",
            AUTO.without("y")),
        refuse(
            "a mark of a gap",
            "x,c\n1,a\n3,b\n-,a\n",
            "row 3, column 'x': '-' is not a number",
            AUTO.missing("-").dropMissing()),
        refuse(
            "a decimal comma in quotes",
            "x,c\n1,a\n\"1,5\",b\n",
            "'1,5' is not a number",
            AUTO.decimal(',')),
        refuse(
            "all decimal commas in quotes",
            "x,c\n\"2,5\",a\n\"1,5\",b\n",
            "'2,5' is not a number",
            AUTO.decimal(',')),
        refuse(
            "thousands?",
            "x;c\n1,500;a\n2,250;b\n",
            "'1,500' may have a decimal comma or be in thousands",
            AUTO.decimal(',')),
        refuse(
            "thousands",
            "x;c\n1.234,56;a\n2.345,67;b\n",
            "'1.234,56' is not a number",
            "no thousands separators"),
        refuse(
            "commas and points",
            "x;y;c\n1.5;2,5;a\n3.5;4,5;b\n",
            "numbers with a decimal comma, as in '2,5', and with a point, as in '1.5'",
            "write all alike"),
        refuse(
            "an open quote",
            "x,c\n1,\"a\n2,b\n",
            "the row that begins with '1,\"a' has a quote (\") that is not closed",
            "close it"),
        refuse(
            "a quote over two rows",
            "x,c\n1,\"a\n2,b\"\n3,c\n",
            "the label 'a⏎2,b' goes over two lines",
            "is a quote not closed?"),
        refuse(
            "quotes around lines",
            "\"x,c\"\n\"1,a\"\n\"2,b\"\n",
            "one column only, '1,a'",
            "take away the quotes around whole lines"),
        refuse("colons", "x:c\n1:a\n2:b\n", "separated by ':'?", AUTO.separator(':')),
        refuse(
            "the wrong separator",
            AUTO.separator(','),
            "x;c\n1;a\n2;b\n",
            "separated by ';'?",
            AUTO.separator(';')),
        refuse(
            "a name twice",
            "x,x,c\n1,2,a\n3,4,b\n",
            "two columns are called 'x'",
            AUTO.header(true).names("x", "x 2", "c")),
        refuse(
            "no such column to leave out",
            AUTO.without("z"),
            "x,c\n1,a\n3,b\n",
            "there is no column 'z'",
            "the columns are [x, c]"),
        refuse(
            "all rows with gaps",
            AUTO.dropMissing(),
            "x,y,c\n1,,a\n,2,b\n",
            "2 missing values",
            "row 2, column 'x'"),
        refuse(
            "a web page",
            "<!DOCTYPE html>\n<html></html>\n",
            "a web page",
            "save the table itself as CSV"),
        refuse("a spreadsheet", "PK\u0003\u0004\n", "this is not text", "save the table as CSV"),
        refuse(
            "sparse ARFF",
            "@relation w\n@attribute c {a}\n@data\n{0 1}\n",
            "a sparse ARFF file",
            "as CSV"));
  }

  private static Arguments refuse(String kind, String text, String expected, Object call) {
    return refuse(kind, AUTO, text, "c", expected, call);
  }

  private static Arguments refuse(
      String kind, String text, String label, String expected, Object call) {
    return refuse(kind, AUTO, text, label, expected, call);
  }

  private static Arguments refuse(
      String kind, CsvFormat format, String text, String expected, Object call) {
    return refuse(kind, format, text, "c", expected, call);
  }

  private static Arguments refuse(
      String kind, CsvFormat format, String text, String label, String expected, Object call) {
    return Arguments.of(kind, format, text, label, expected, call.toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(
      String kind, CsvFormat format, String text, String label, String expected, String call)
      throws IOException {
    Path csv = csv(text);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> Examples.classification(csv, format, label))
            .getMessage();
    assertTrue(message.startsWith(csv + ": "), message);
    assertTrue(message.contains(expected) && message.contains(call), message);
    assertTrue(
        message.lines().count() == 1 && message.length() - csv.toString().length() < 350, message);
  }

  @Test
  void anotherEncodingIsRefusedWithAWordFromIt() throws IOException {
    Path csv = folder.resolve("latin1.csv");
    Files.write(csv, "größe,c\n1,a\n3,männlich\n".getBytes(StandardCharsets.ISO_8859_1));
    CsvFormat format = AUTO.charset("windows-1252");
    ExamplesTest.assertMessage(
        "the file is not text in UTF-8; if 'größe' reads right, pass " + format + " after the path",
        () -> Examples.classification(csv, "c"));
    Examples examples = Examples.classification(csv, format, "c");
    assertEquals(List.of("größe"), examples.features());
    assertEquals(List.of("a", "männlich"), examples.classes());
  }

  @Test
  void aSpreadsheetsUnicodeTextIsRead() throws IOException {
    Path csv = folder.resolve("utf16.txt");
    Files.write(csv, "\uFEFFx\tc\r\n1,5\tä\r\n2,5\tb\r\n".getBytes(StandardCharsets.UTF_16LE));
    assertEquals(List.of("b", "ä"), Examples.classification(csv, "c").classes());
  }

  @Test
  void thousandsOfColumnsAndOfCharactersAreNoHindrance() throws IOException {
    int n = 12_000;
    String names = IntStream.range(0, n).mapToObj(c -> "g" + c).collect(Collectors.joining(","));
    String ones = "1,".repeat(n);
    String text = "y".repeat(5_000);
    Path csv = csv(names + ",c\n" + ones + "a\n" + ones + text + "\n");
    Examples examples = Examples.classification(csv, "c");
    assertEquals(n, examples.X().rows());
    assertEquals(List.of("a", text), examples.classes());
    ExamplesTest.assertMessage("… (12001 in all)]", () -> Examples.classification(csv, "C"));
  }

  @Test
  void aRegressionIsReadInAFormatToo() throws IOException {
    Path csv = csv("Id;x;y\n1;1,5;2\n2;2,5;3\n");
    Examples examples = Examples.regression(csv, AUTO.without("Id"), "y");
    assertEquals(Matrix.rowOf(1.5, 2.5), examples.X());
    assertEquals(Matrix.rowOf(2, 3), examples.Y());
    ExamplesTest.assertMessage("'Id' looks like an index", () -> Examples.regression(csv, "y"));
  }

  @Test
  void aLabelForEachExampleIsNoClass() throws IOException {
    String rows =
        IntStream.range(0, 1001).mapToObj(r -> "1," + r + ".5\n").collect(Collectors.joining());
    Path csv = csv("x,c\n" + rows);
    ExamplesTest.assertMessage(
        "column 'c' holds 1001 classes, more than the 1000 allowed; predict a number with"
            + " Examples.regression",
        () -> Examples.classification(csv, "c"));
  }

  @Test
  void aTableHasNumbersWhereAllCellsAre() throws IOException {
    Path csv = csv("x;w;c\n1,5;u;1\n?;;2\n");
    Table table = Tables.read(csv);
    assertEquals(List.of(ColumnType.DOUBLE, ColumnType.STRING, ColumnType.DOUBLE), table.types());
    assertEquals(1.5, table.doubleColumn("x").get(0));
    assertTrue(table.column("x").isMissing(1) && table.column("w").isMissing(1));
    Table without = table.rejectColumns("w").dropRowsWithMissingValues();
    assertEquals(1, without.rowCount());
    ExamplesTest.assertMessage(
        "column 'w' holds words ('u'), not numbers; leave it out: table.rejectColumns(\"w\")",
        () -> Examples.classification(table, "c"));
  }

  @Test
  void aFormatShowsItselfAsTheCallThatMakesIt() {
    assertEquals(
        "CsvFormat.auto().charset(\"UTF-8\").decimal(',').dropMissing().header(false)"
            + ".separator('\\t').without(\"a\", \"b \\\"2\\\"\")",
        AUTO.without("a")
            .charset("UTF-8")
            .separator('\t')
            .decimal(',')
            .header(false)
            .dropMissing()
            .without("b \"2\"")
            .toString());
    ExamplesTest.assertMessage("decimal sign ';'", () -> AUTO.decimal(';'));
    ExamplesTest.assertMessage("encoding 'latin'", () -> AUTO.charset("latin"));
  }

  private Path csv(String content) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), content);
  }
}
