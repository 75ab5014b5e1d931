package backprop.equations.document;

import backprop.equations.Document;
import backprop.equations.JudgedClaim;
import java.util.List;

/** The documents, and the table of all their claims with the verdicts. */
public final class Equations {
  private static final long[] SEEDS = {1, 2, 3, 4, 5};

  private Equations() {}

  /** The documents in their order. A sixth one is one more line. */
  public static List<Document<?>> documents() {
    return List.of(
        Losses.document(),
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
   * @throws backprop.equations.MistakenClaim if the numbers refuse what a claim declares
   */
  public static List<JudgedClaim> rows(long... seeds) {
    return documents().stream().flatMap(document -> document.rows(seeds).stream()).toList();
  }
}
