package backprop.equations.document;

import backprop.equations.Claim;
import backprop.equations.JudgedClaim;
import backprop.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All claims with their verdicts as a CSV file, to look at and to compare. */
final class ClaimTable {
  private static final String HEADER =
      "document,label,claim,kind,verdict,max_relative_error,corrected_max_relative_error,"
          + "condition,remark";

  private ClaimTable() {}

  /** The rows as comma-separated values. */
  static String csv(List<JudgedClaim> rows) {
    return Stream.concat(Stream.of(HEADER), rows.stream().map(ClaimTable::line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(JudgedClaim row) {
    Claim<?> claim = row.claim();
    return Stream.of(
            row.document().toString(),
            claim.label(),
            claim.said().printed(),
            claim.kind().toString(),
            row.verdict().toString(),
            number(row.error()),
            number(row.corrected()),
            claim.said().where(),
            claim.remark())
        .map(ClaimTable::quoted)
        .collect(Collectors.joining(","));
  }

  private static String number(double error) {
    if (Double.isNaN(error)) {
      return "";
    }
    return Double.isInfinite(error) ? "Infinity" : Text.format("%.3e", error);
  }

  private static String quoted(String field) {
    boolean special = field.matches("(?s).*[\",\n\r].*");
    return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
