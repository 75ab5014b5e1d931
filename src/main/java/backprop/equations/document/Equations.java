package backprop.equations.document;

import backprop.equations.Claim;
import backprop.equations.Document;
import backprop.equations.JudgedClaim;
import backprop.equations.MistakenClaim;
import backprop.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents, and the table of all their claims with the verdicts. */
public final class Equations {
  private static final String HEADER =
      "document,label,claim,kind,verdict,max_relative_error,corrected_max_relative_error,"
          + "condition,remark";
  private static final long[] SEEDS = {1, 2, 3, 4, 5};

  private Equations() {}

  /** The documents in their order. A sixth one is one more line. */
  public static List<Document<?>> documents() {
    return List.of(
        LossesAndActivations.document(),
        SinglePathDerivation.document(),
        Charpentier2018.document(),
        GeneralCase.document(),
        Menon2021.document());
  }

  /** The seeds of the usual networks. */
  public static long[] seeds() {
    return SEEDS.clone();
  }

  /** Every claim with its verdict, on the usual networks. */
  public static List<JudgedClaim> rows() {
    return rows(SEEDS);
  }

  /**
   * Every claim with its verdict, on one random network per seed.
   *
   * @throws MistakenClaim if the numbers refuse what a claim declares
   */
  public static List<JudgedClaim> rows(long... seeds) {
    return documents().stream().flatMap(document -> document.rows(seeds).stream()).toList();
  }

  /** The rows as comma-separated values. */
  public static String csv(List<JudgedClaim> rows) {
    return Stream.concat(Stream.of(HEADER), rows.stream().map(Equations::line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(JudgedClaim row) {
    Claim<?> claim = row.claim();
    return Stream.of(
            row.document().toString(),
            claim.label(),
            claim.latex(),
            claim.kind().toString(),
            row.verdict().toString(),
            number(row.error()),
            number(row.corrected()),
            claim.condition(),
            claim.remark())
        .map(Equations::quoted)
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
