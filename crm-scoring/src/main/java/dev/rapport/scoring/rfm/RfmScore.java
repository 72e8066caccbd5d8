package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import java.util.Comparator;
import java.util.List;

/**
 * How a customer ranks in recency, frequency and monetary value, each from 1 (worst) upwards.
 *
 * <p>{@code RfmScore.parse("5-4-3")} of a five-point scale bought very recently, more often than most, for an average
 * amount. The scale is up to the scorer: 5 points are usual, 2 are better or not better than the cut. A score is a rank among
 * the customers it was computed with, not an amount: an average of scores of two bases means nothing.
 *
 * <p>The natural order is that of the classic RFM code: recency first, then frequency, then monetary value.
 *
 * @param recency 1 to {@value #MAX}, higher for a more recent last purchase
 * @param frequency 1 to {@value #MAX}, higher for more purchases
 * @param monetary 1 to {@value #MAX}, higher for more money
 */
public record RfmScore(int recency, int frequency, int monetary) implements Comparable<RfmScore> {
  /** The longest scale: deciles. */
  public static final int MAX = 10;

  private static final Comparator<RfmScore> ORDER = Comparator.comparingInt(RfmScore::recency)
      .thenComparingInt(RfmScore::frequency)
      .thenComparingInt(RfmScore::monetary);

  /**
   * Checks the components.
   *
   * @param recency 1 to {@value #MAX}
   * @param frequency 1 to {@value #MAX}
   * @param monetary 1 to {@value #MAX}
   * @throws IllegalArgumentException if one is out of range
   */
  public RfmScore {
    checkScore("recency", recency, MAX);
    checkScore("frequency", frequency, MAX);
    checkScore("monetary", monetary, MAX);
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @param text three whole numbers with hyphens between, such as {@code "5-4-3"}
   * @return the score
   * @throws IllegalArgumentException if the text has another form or a score is out of range
   */
  public static RfmScore parse(String text) {
    List<String> parts = Splitter.on('-').splitToList(requireNonNull(text, "text"));
    checkArgument(
        parts.size() == 3 && parts.stream().allMatch(RfmScore::isWrittenScore),
        "text must be like \"5-4-3\", was \"%s\"",
        text);
    return new RfmScore(
        Integer.parseInt(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        Integer.parseInt(parts.get(2)));
  }

  /**
   * Returns the score that a cell number of bulk scoring stands for.
   *
   * @param cell 0 to {@code bins³ - 1}, as {@link #cell} returns it
   * @param bins points of the scale, 2 to {@value #MAX}
   * @return the score
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static RfmScore ofCell(int cell, int bins) {
    int cells = cells(bins);
    checkArgument(
        cell >= 0 && cell < cells,
        "cell must be 0 to %s of %s bins, was %s",
        cells - 1,
        bins,
        cell);
    return new RfmScore(cell / (bins * bins) + 1, cell / bins % bins + 1, cell % bins + 1);
  }

  /**
   * Returns the number of this score's cell in the cube of all scores of a scale, counted in the natural order.
   *
   * @param bins points of the scale, 2 to {@value #MAX} and no less than any of the three scores
   * @return 0 for 1-1-1, up to {@code bins³ - 1}
   * @throws IllegalArgumentException if the scale is out of range or too short for this score
   */
  public int cell(int bins) {
    cells(bins);
    checkScore("recency", recency, bins);
    checkScore("frequency", frequency, bins);
    checkScore("monetary", monetary, bins);
    return ((recency - 1) * bins + frequency - 1) * bins + monetary - 1;
  }

  /**
   * Returns the sum of the three, the simplest single figure. It weighs them equally, which few programmes mean.
   *
   * @return 3 to 30
   */
  public int total() {
    return recency + frequency + monetary;
  }

  /**
   * Returns a weighted sum of the three; 3, 2 and 1 are usual, at most 30 on five points.
   *
   * @param recencyWeight how much recency counts, 0 or more
   * @param frequencyWeight how much frequency counts, 0 or more
   * @param monetaryWeight how much monetary value counts, 0 or more
   * @return the sum
   * @throws IllegalArgumentException if a weight is negative
   */
  public long weightedTotal(int recencyWeight, int frequencyWeight, int monetaryWeight) {
    checkArgument(
        recencyWeight >= 0 && frequencyWeight >= 0 && monetaryWeight >= 0,
        "weights must be 0 or more, were %s, %s and %s",
        recencyWeight,
        frequencyWeight,
        monetaryWeight);
    return (long) recencyWeight * recency
        + (long) frequencyWeight * frequency
        + (long) monetaryWeight * monetary;
  }

  /**
   * Compares by recency, then frequency, then monetary value.
   *
   * @param other the score to compare with
   * @return negative, zero or positive
   */
  @Override
  public int compareTo(RfmScore other) {
    return ORDER.compare(this, other);
  }

  /**
   * Returns the three scores with hyphens between, so that a 10 cannot be misread.
   *
   * @return text such as {@code "5-4-3"}
   */
  @Override
  public String toString() {
    return recency + "-" + frequency + "-" + monetary;
  }

  /** How many scores a scale has; checks the scale. */
  static int cells(int bins) {
    checkArgument(bins >= 2 && bins <= MAX, "bins must be 2 to %s, was %s", MAX, bins);
    return bins * bins * bins;
  }

  private static void checkScore(String name, int score, int max) {
    checkArgument(score >= 1 && score <= max, "%s must be 1 to %s, was %s", name, max, score);
  }

  static boolean isWrittenScore(String part) {
    return (part.length() == 1 || part.length() == 2)
        && part.charAt(0) != '0'
        && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
