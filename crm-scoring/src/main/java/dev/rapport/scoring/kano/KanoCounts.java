package dev.rapport.scoring.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How many people put one feature into each category.
 *
 * <p>The edge grip of a ski, in thousandths of those asked: {@code new KanoCounts(493, 323, 70, 95, 3, 15)}. It is a must, with Better 0.401 and
 * Worse -0.832. Counts merge exactly ({@link #plus}) as long as a person is in one of them only.
 *
 * @param mustBe M, zero or more
 * @param oneDimensional O, zero or more
 * @param attractive A, zero or more
 * @param indifferent I, zero or more
 * @param reverse R, zero or more
 * @param questionable Q, zero or more
 */
public record KanoCounts(
    long mustBe,
    long oneDimensional,
    long attractive,
    long indifferent,
    long reverse,
    long questionable) {
  /** The share of all answers within which two categories count as equally frequent: a rule of thumb of practice. */
  public static final double USUAL_MARGIN = 0.05;

  private static final ByteForm BYTE_FORM = ByteForm.of("KanoCounts", 1);

  /**
   * Checks the components.
   *
   * @param mustBe zero or more
   * @param oneDimensional zero or more
   * @param attractive zero or more
   * @param indifferent zero or more
   * @param reverse zero or more
   * @param questionable zero or more
   * @throws IllegalArgumentException if a count is negative
   * @throws ArithmeticException if the total does not fit in a {@code long}
   */
  public KanoCounts {
    requireCount("mustBe", mustBe);
    requireCount("oneDimensional", oneDimensional);
    requireCount("attractive", attractive);
    requireCount("indifferent", indifferent);
    requireCount("reverse", reverse);
    requireCount("questionable", questionable);
    requireSum(mustBe, oneDimensional, attractive, indifferent, reverse, questionable);
  }

  /**
   * Adds the counts of other people for the same feature.
   *
   * @param other counts of people who are not in these
   * @return the counts of all of them
   * @throws ArithmeticException if the total does not fit in a {@code long}
   */
  public KanoCounts plus(KanoCounts other) {
    requireNonNull(other, "other");
    return new KanoCounts(
        Math.addExact(mustBe, other.mustBe),
        Math.addExact(oneDimensional, other.oneDimensional),
        Math.addExact(attractive, other.attractive),
        Math.addExact(indifferent, other.indifferent),
        Math.addExact(reverse, other.reverse),
        Math.addExact(questionable, other.questionable));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the counts
   * @throws IllegalArgumentException if the bytes are of another version or not the form of counts
   */
  public static KanoCounts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes,
        in ->
            new KanoCounts(in.count(), in.count(), in.count(), in.count(), in.count(), in.count()));
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal counts have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(
        out -> out.counts(mustBe, oneDimensional, attractive, indifferent, reverse, questionable));
  }

  /**
   * Returns the count of a category.
   *
   * @param category the category
   * @return zero or more
   */
  public long count(KanoCategory category) {
    return switch (category) {
      case MUST_BE -> mustBe;
      case ONE_DIMENSIONAL -> oneDimensional;
      case ATTRACTIVE -> attractive;
      case INDIFFERENT -> indifferent;
      case REVERSE -> reverse;
      case QUESTIONABLE -> questionable;
    };
  }

  /**
   * Returns how many people there are in all categories.
   *
   * @return zero or more
   */
  public long total() {
    return answered() + reverse + questionable;
  }

  /** Returns A + O + M + I, the denominator of both coefficients. */
  private long answered() {
    return mustBe + oneDimensional + attractive + indifferent;
  }

  /**
   * Estimates Better (满意影响力), how far having the feature lifts satisfaction.
   *
   * <pre>
   * Better = (A + O) / (A + O + M + I)
   * </pre>
   *
   * <p>A proportion, so the interval is Wilson's. R and Q are left out: more of them change nothing.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1; undefined if all answers are R or Q, or there are none
   */
  public Estimate better(double level) {
    return Proportion.of(attractive + oneDimensional, answered()).wilson(level);
  }

  /**
   * Estimates Worse (不满意影响力), how far missing the feature lowers satisfaction.
   *
   * <pre>
   * Worse = -(O + M) / (A + O + M + I)
   * </pre>
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return -1 to 0, with Wilson's interval; undefined if all answers are R or Q, or there are none
   */
  public Estimate worse(double level) {
    return Proportion.of(oneDimensional + mustBe, answered()).wilson(level).map(share -> -share);
  }

  /**
   * Returns the total strength: who wants the feature by any measure.
   *
   * @return M + O + A of all answers
   */
  public Proportion totalStrength() {
    return Proportion.of(mustBe + oneDimensional + attractive, total());
  }

  /**
   * Returns the category strength: by how much the most frequent category leads.
   *
   * <p>As in the verdict, Q counts among all answers but does not compete: it is no opinion about the feature.
   *
   * @return the difference of the two greatest shares, 0 to 1; undefined without answers
   */
  public Estimate categoryStrength() {
    long total = total();
    if (total == 0) {
      return Estimate.undefined(UndefinedReason.noData("answers"), 0);
    }
    List<KanoCategory> ranking = ranking();
    long lead = count(ranking.get(0)) - count(ranking.get(1));
    return Estimate.of((double) lead / total, total);
  }

  /**
   * Returns the verdict with the {@linkplain #USUAL_MARGIN usual margin}.
   *
   * @return the verdict; empty without answers other than Q
   */
  public Optional<KanoVerdict> verdict() {
    return verdict(USUAL_MARGIN);
  }

  /**
   * Returns the category of the feature: the most frequent one, and among those that are about as frequent the first in the order M, O, A, I, R,
   * because to miss a must costs more than to miss a delight.
   *
   * <p>Q does not compete. The literature compares the first two; here all whose share is within the margin of the greatest compete, which is
   * the same unless three are close, and does not depend on which of two equal ones is called the second.
   *
   * <p>Reference: Berger and others (1993).
   *
   * @param margin the share of all answers up to which a distance from the most frequent counts as none, 0 to 1, both included
   * @return the verdict; empty without answers other than Q
   * @throws IllegalArgumentException if the margin is not 0 to 1
   */
  public Optional<KanoVerdict> verdict(double margin) {
    checkArgument(margin >= 0 && margin <= 1, "margin must be 0 to 1, was %s", margin);
    KanoCategory leader = ranking().get(0);
    if (count(leader) == 0) {
      return Optional.empty();
    }
    Set<KanoCategory> contenders = EnumSet.of(leader);
    for (KanoCategory category : ranking()) {
      // Compared as shares, so that five of a hundred are within 0.05.
      double distance = (double) (count(leader) - count(category)) / total();
      if (count(category) > 0 && distance <= margin) {
        contenders.add(category);
      }
    }
    return Optional.of(new KanoVerdict(List.copyOf(contenders)));
  }

  /**
   * Tests whether the most frequent category leads the second by more than chance.
   *
   * @return Fong's test of the two greatest counts without Q, among all answers; empty without answers
   */
  public Optional<FongTest> fongTest() {
    if (total() == 0) {
      return Optional.empty();
    }
    List<KanoCategory> ranking = ranking();
    return Optional.of(new FongTest(count(ranking.get(0)), count(ranking.get(1)), total()));
  }

  /** Returns all but Q, the most frequent first, equal ones in order of precedence. */
  private List<KanoCategory> ranking() {
    List<KanoCategory> ranking =
        new ArrayList<>(EnumSet.complementOf(EnumSet.of(KanoCategory.QUESTIONABLE)));
    ranking.sort(Comparator.comparingLong(this::count).reversed());
    return ranking;
  }

  static void requireCount(String name, long count) {
    checkArgument(count >= 0, "%s must not be negative, was %s", name, count);
  }

  private static void requireSum(long... counts) {
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
  }
}
