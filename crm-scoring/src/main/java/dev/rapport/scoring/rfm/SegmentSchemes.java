package dev.rapport.scoring.rfm;

/**
 * The segment schemes that are published and used most. They are given as published, with their faults: {@link
 * SegmentScheme#lint()} lists them.
 */
public final class SegmentSchemes {
  private static final int BETTER_OR_NOT = 2;
  private static final int QUINTILES = 5;

  private SegmentSchemes() {}

  /**
   * Returns the eight cells of Chinese customer management (客户价值八分法): better than the mean or not, in each dimension.
   *
   * <p>Score with {@link RfmCuts#means}. The amount decides between important (重要) and ordinary (一般) customers; recency and
   * frequency say what to do with them: value (价值) who buy lately and often, keep (保持) those who buy often but not lately, develop
   * (发展) those who buy lately but not often, win back (挽留) the rest. Every score has exactly one segment.
   *
   * @return the scheme, on two points
   */
  public static SegmentScheme eightCells() {
    return SegmentScheme.builder("eight cells", BETTER_OR_NOT)
        .segment("important-value", "重要价值客户", "R2 F2 M2")
        .segment("important-keep", "重要保持客户", "R1 F2 M2")
        .segment("important-develop", "重要发展客户", "R2 F1 M2")
        .segment("important-win-back", "重要挽留客户", "R1 F1 M2")
        .segment("ordinary-value", "一般价值客户", "R2 F2 M1")
        .segment("ordinary-keep", "一般保持客户", "R1 F2 M1")
        .segment("ordinary-develop", "一般发展客户", "R2 F1 M1")
        .segment("ordinary-win-back", "一般挽留客户", "R1 F1 M1")
        .build();
  }

  /**
   * Returns the ten segments of version 0.2 of the R package rfm, the table that most tutorials copy.
   *
   * <p>As published, the first segment that matches wins. Then New Customers, Promising and Can't Lose Them are unreachable: earlier
   * segments take every score of theirs. 39 of the 125 scores are claimed more than once and 36 not at all.
   *
   * <p>Reference: A. Hebbali, rfm: Recency, frequency and monetary value analysis, R package, version 0.2.
   *
   * @return the scheme, on five points
   */
  public static SegmentScheme tenSegments02() {
    return SegmentScheme.builder("ten segments of rfm 0.2", QUINTILES)
        .segment("champions", "Champions", "R4-5 F4-5 M4-5")
        .segment("loyal", "Loyal Customers", "R2-5 F3-5 M3-5")
        .segment("potential-loyalist", "Potential Loyalist", "R3-5 F1-3 M1-3")
        .segment("new", "New Customers", "R4-5 F1 M1")
        .segment("promising", "Promising", "R3-4 F1 M1")
        .segment("need-attention", "Need Attention", "R2-3 F2-3 M2-3")
        .segment("about-to-sleep", "About To Sleep", "R2-3 F1-2 M1-2")
        .segment("at-risk", "At Risk", "R1-2 F2-5 M2-5")
        .segment("cannot-lose", "Can't Lose Them", "R1 F4-5 M4-5")
        .segment("lost", "Lost", "R1-2 F1-2 M1-2")
        .build();
  }

  /**
   * Returns the ten segments of version 0.3 of the R package rfm.
   *
   * <p>Every segment can be reached. 58 of the 125 scores are claimed more than once, so the order decides there, and 10 are claimed
   * by none. Champions are the single score 5-5-5.
   *
   * <p>Reference: A. Hebbali, rfm: Recency, frequency and monetary value analysis, R package, version 0.3.
   *
   * @return the scheme, on five points
   */
  public static SegmentScheme tenSegments03() {
    return SegmentScheme.builder("ten segments of rfm 0.3", QUINTILES)
        .segment("champions", "Champions", "R5 F5 M5")
        .segment("potential-loyalist", "Potential Loyalist", "R3-5 F3-5 M2-5")
        .segment("loyal", "Loyal Customers", "R2-4 F2-4 M2-4")
        .segment("promising", "Promising", "R3-4 F1-3 M3-5")
        .segment("new", "New Customers", "R4-5 F1-3 M1-5")
        .segment("cannot-lose", "Can't Lose Them", "R1-2 F3-4 M4-5")
        .segment("at-risk", "At Risk", "R1-2 F2-5 M4-5")
        .segment("need-attention", "Need Attention", "R1-3 F3-5 M3-5")
        .segment("about-to-sleep", "About To Sleep", "R2-3 F1-3 M1-4")
        .segment("lost", "Lost", "R1 F1-5 M1-5")
        .build();
  }
}
