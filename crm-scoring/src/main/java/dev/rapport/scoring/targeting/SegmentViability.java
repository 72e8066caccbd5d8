package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a segment of the market is worth having: the four conditions of segmentation (市场细分的条件), each with what speaks for the judgement.
 *
 * <p>A segment is viable if all four hold. A condition that nobody has judged is not taken for granted: then the verdict is open.
 *
 * <p>Reference: P. Kotler, Marketing Management, Prentice Hall; the Chinese textbooks of service marketing.
 *
 * @param judgements at most one for each condition
 */
public record SegmentViability(List<Judgement> judgements) {
  /** What a segment must be. */
  public enum Condition {
    /** Measurable (可衡量性): its size and purchasing power can be told. */
    MEASURABLE("可衡量性"),
    /** Accessible (可达到性): it can be reached and served. */
    ACCESSIBLE("可达到性"),
    /** Profitable (可盈利性): it is large and rich enough. */
    PROFITABLE("可盈利性"),
    /** Developable (可发展性): it will last and can grow. */
    DEVELOPABLE("可发展性");

    private final String term;

    Condition(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /** What follows. */
  public enum Verdict {
    /** All four conditions hold. */
    VIABLE,
    /** At least one does not. */
    NOT_VIABLE,
    /** None fails, but not all are judged. */
    OPEN
  }

  /**
   * A judgement on one condition.
   *
   * @param condition which condition
   * @param holds whether it holds
   * @param evidence why one thinks so
   */
  public record Judgement(Condition condition, boolean holds, String evidence) {
    /**
     * Checks the components.
     *
     * @param condition any condition
     * @param holds any
     * @param evidence not blank
     * @throws IllegalArgumentException if there is no evidence
     */
    public Judgement {
      requireNonNull(condition, "condition");
      checkArgument(
          !requireNonNull(evidence, "evidence").isBlank(),
          "evidence must not be blank. A judgement without a reason is a wish.");
    }
  }

  /**
   * Checks the judgements.
   *
   * @param judgements no two on one condition
   * @throws IllegalArgumentException if two are
   */
  public SegmentViability {
    judgements = List.copyOf(requireNonNull(judgements, "judgements"));
    checkArgument(
        judgements.stream().map(Judgement::condition).distinct().count() == judgements.size(),
        "judgements must be one for a condition, were %s",
        judgements);
  }

  /**
   * Returns what follows.
   *
   * @return viable if all hold, not viable if one fails, otherwise open
   */
  public Verdict verdict() {
    if (!failed().isEmpty()) {
      return Verdict.NOT_VIABLE;
    }
    return unjudged().isEmpty() ? Verdict.VIABLE : Verdict.OPEN;
  }

  /**
   * Returns the conditions that do not hold.
   *
   * @return their judgements, in the order of the conditions
   */
  public List<Judgement> failed() {
    List<Judgement> failed = new ArrayList<>(judgements);
    failed.removeIf(Judgement::holds);
    failed.sort((left, right) -> left.condition().compareTo(right.condition()));
    return List.copyOf(failed);
  }

  /**
   * Returns the conditions that nobody has judged.
   *
   * @return a fresh set, in the order of the conditions
   */
  public Set<Condition> unjudged() {
    Set<Condition> rest = EnumSet.allOf(Condition.class);
    rest.removeAll(judgements.stream().map(Judgement::condition).collect(toUnmodifiableSet()));
    return rest;
  }
}
