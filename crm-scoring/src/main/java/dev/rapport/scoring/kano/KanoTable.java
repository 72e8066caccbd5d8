package dev.rapport.scoring.kano;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kano's evaluation table (Kano评价表): the category of each of the 25 pairs of answers.
 *
 * <pre>
 * functional \ dysfunctional   like  must-be  neutral  live-with  dislike
 * like                          Q       A        A         A         O
 * must-be                       R       I        I         I         M
 * neutral                       R       I        I         I         M
 * live-with                     R       I        I         I         M
 * dislike                       R       R        R         R         Q
 * </pre>
 *
 * <p>Both to like and both to dislike are contradictions, Q; some descriptions print O in the first cell by mistake. Asking about the absence of
 * a feature as if it were the feature swaps the questions, and turns what is wanted into what is unwanted: a pair is R exactly if the swapped
 * pair is A, O or M.
 *
 * <p>Reference: Berger and others (1993). Immutable and thread-safe; equal tables have equal cells.
 */
public final class KanoTable {
  private static final KanoTable STANDARD = ofRows("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ");
  private static final KanoTable POULIOT = STANDARD
      .with(KanoAnswer.MUST_BE, KanoAnswer.MUST_BE, KanoCategory.QUESTIONABLE)
      .with(KanoAnswer.LIVE_WITH, KanoAnswer.LIVE_WITH, KanoCategory.QUESTIONABLE);

  /** By functional, then by dysfunctional answer. */
  private final KanoCategory[][] cells;

  private KanoTable(KanoCategory[][] cells) {
    this.cells = cells;
  }

  /**
   * Returns the usual table.
   *
   * @return the table above
   */
  public static KanoTable standard() {
    return STANDARD;
  }

  /**
   * Returns Pouliot's table, in which who must both have and miss a feature, or can live with both, contradicts himself too.
   *
   * <p>Reference: F. Pouliot, in Berger and others (1993).
   *
   * @return the usual table with Q at (must-be, must-be) and (live-with, live-with)
   */
  public static KanoTable pouliot() {
    return POULIOT;
  }

  /**
   * Returns a table with one cell changed.
   *
   * @param functional the answer to the functional question
   * @param dysfunctional the answer to the dysfunctional question
   * @param category what the pair means
   * @return the changed table
   */
  public KanoTable with(KanoAnswer functional, KanoAnswer dysfunctional, KanoCategory category) {
    requireNonNull(functional, "functional");
    requireNonNull(dysfunctional, "dysfunctional");
    requireNonNull(category, "category");
    KanoCategory[][] copy = new KanoCategory[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      copy[i] = cells[i].clone();
    }
    copy[functional.place()][dysfunctional.place()] = category;
    return new KanoTable(copy);
  }

  /**
   * Evaluates a pair of answers.
   *
   * @param functional the answer to the functional question
   * @param dysfunctional the answer to the dysfunctional question
   * @return what the feature is to who answered so
   */
  public KanoCategory category(KanoAnswer functional, KanoAnswer dysfunctional) {
    requireNonNull(functional, "functional");
    requireNonNull(dysfunctional, "dysfunctional");
    return cells[functional.place()][dysfunctional.place()];
  }

  /**
   * Counts the cells of each category: who answers at random lands in them in these proportions.
   *
   * @return the 25 cells by category, with those that have none; unmodifiable
   */
  public Map<KanoCategory, Integer> census() {
    Map<KanoCategory, Integer> census = new EnumMap<>(KanoCategory.class);
    for (KanoCategory category : KanoCategory.values()) {
      census.put(category, 0);
    }
    for (KanoCategory[] row : cells) {
      for (KanoCategory category : row) {
        census.merge(category, 1, Integer::sum);
      }
    }
    return Collections.unmodifiableMap(census);
  }

  /**
   * Tells whether the table treats a feature and its absence alike.
   *
   * @return whether each pair is R exactly if the swapped pair is A, O or M
   */
  public boolean isDual() {
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells.length; j++) {
        if ((cells[i][j] == KanoCategory.REVERSE) != cells[j][i].isWanted()) {
          return false;
        }
      }
    }
    return true;
  }

  private static KanoTable ofRows(String... rows) {
    KanoAnswer[] answers = KanoAnswer.values();
    KanoCategory[][] cells = new KanoCategory[answers.length][answers.length];
    for (int i = 0; i < answers.length; i++) {
      for (int j = 0; j < answers.length; j++) {
        cells[i][j] = ofLetter(rows[i].charAt(j));
      }
    }
    return new KanoTable(cells);
  }

  private static KanoCategory ofLetter(char letter) {
    for (KanoCategory category : KanoCategory.values()) {
      if (category.letter() == letter) {
        return category;
      }
    }
    throw new IllegalArgumentException("letter must be M, O, A, I, R or Q, was " + letter);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof KanoTable other && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /**
   * Returns the letters of the rows.
   *
   * @return such as {@code "QAAAO RIIIM RIIIM RIIIM RRRRQ"}
   */
  @Override
  public String toString() {
    StringBuilder rows = new StringBuilder();
    for (KanoCategory[] row : cells) {
      rows.append(rows.length() == 0 ? "" : " ");
      for (KanoCategory category : row) {
        rows.append(category.letter());
      }
    }
    return rows.toString();
  }
}
