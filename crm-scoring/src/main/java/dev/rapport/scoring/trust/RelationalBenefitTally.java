package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.ScaleReliability;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much customers feel that they get out of the relationship, for each of the {@linkplain RelationalBenefit relational benefits}: the mean
 * of its items from 1 to 7, with its interval, and whether the items go together.
 *
 * <pre>{@code
 * RelationalBenefitTally tally = RelationalBenefitTally.empty(Map.of(CONFIDENCE, 3, SOCIAL, 2))
 *     .add(Map.of(CONFIDENCE, List.of(7, 6, 6), SOCIAL, List.of(4, 5)))
 *     .add(Map.of(CONFIDENCE, List.of(5, 5, 4)));        // did not answer the other
 * tally.mean(CONFIDENCE, 0.95);                          // 5.5, n = 2
 * tally.missing(SOCIAL);                                 // 1
 * }</pre>
 *
 * <p>A respondent counts in a benefit with all of its items or not at all; who left out an item of one still counts in the others. The
 * benefits are not added up: they are three things.
 *
 * <p>Tallies of one form are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Immutable and thread-safe.
 */
public final class RelationalBenefitTally {
  /** The scale of every item, 1 to 7. */
  public static final RatingScale SCALE = RatingScale.of(1, 7);

  private static final ByteForm BYTE_FORM = ByteForm.of("RelationalBenefitTally", 1);

  private final Map<RelationalBenefit, ScaleReliability> parts;

  private RelationalBenefitTally(Map<RelationalBenefit, ScaleReliability> parts) {
    this.parts = Collections.unmodifiableMap(parts);
  }

  /**
   * Returns a tally of nobody.
   *
   * @param items how many items ask for each benefit, 1 to 200; at least one benefit, those left out are not asked for
   * @return the neutral element of {@link #merge}
   * @throws IllegalArgumentException if there is no benefit or a number breaks its rule
   */
  public static RelationalBenefitTally empty(Map<RelationalBenefit, Integer> items) {
    checkArgument(
        !requireNonNull(items, "items").isEmpty(), "items must be of at least one benefit");
    Map<RelationalBenefit, ScaleReliability> parts = new EnumMap<>(RelationalBenefit.class);
    items.forEach((benefit, count) -> parts.put(benefit, empty(count)));
    return new RelationalBenefitTally(parts);
  }

  private static ScaleReliability empty(int items) {
    return ScaleReliability.empty(ScaleReliability.Form.of(SCALE, items));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static RelationalBenefitTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      Map<RelationalBenefit, ScaleReliability> parts = new EnumMap<>(RelationalBenefit.class);
      for (RelationalBenefit benefit : RelationalBenefit.values()) {
        byte[] form = in.bytes();
        if (form.length > 0) {
          ScaleReliability part = ScaleReliability.fromBytes(form);
          checkArgument(
              part.form().equals(ScaleReliability.Form.of(SCALE, part.form().items())),
              "bytes must hold items of %s that are not reversed, held %s",
              SCALE,
              part.form());
          parts.put(benefit, part);
        }
      }
      checkArgument(!parts.isEmpty(), "bytes must hold at least one benefit, held none");
      return new RelationalBenefitTally(parts);
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      for (RelationalBenefit benefit : RelationalBenefit.values()) {
        @Nullable ScaleReliability part = parts.get(benefit);
        out.bytes(part == null ? new byte[0] : part.toBytes());
      }
    });
  }

  /**
   * Counts one more respondent.
   *
   * @param answers for each benefit one answer for each item, 1 to 7, in the order of the items; a benefit of which an item was not answered
   *     is left out and counts as missing
   * @return the tally with the respondent
   * @throws IllegalArgumentException if an answer is off the scale, their number is not that of the items, or a benefit is not asked for
   */
  public RelationalBenefitTally add(Map<RelationalBenefit, List<Integer>> answers) {
    requireNonNull(answers, "answers").keySet().forEach(this::part);
    Map<RelationalBenefit, ScaleReliability> more = new EnumMap<>(RelationalBenefit.class);
    parts.forEach((benefit, part) -> {
      @Nullable List<Integer> given = answers.get(benefit);
      more.put(benefit, given == null ? part.addMissing() : part.add(given));
    });
    return new RelationalBenefitTally(more);
  }

  /**
   * Adds other respondents.
   *
   * @param other a tally of the same form, of respondents who are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the forms differ
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public RelationalBenefitTally merge(RelationalBenefitTally other) {
    checkArgument(
        parts.keySet().equals(requireNonNull(other, "other").parts.keySet()),
        "other must ask for %s, asks for %s",
        parts.keySet(),
        other.parts.keySet());
    Map<RelationalBenefit, ScaleReliability> sum = new EnumMap<>(RelationalBenefit.class);
    parts.forEach((benefit, part) -> sum.put(benefit, part.merge(other.part(benefit))));
    return new RelationalBenefitTally(sum);
  }

  /**
   * Estimates how much of a benefit customers feel, with the t interval over the respondents, clipped to the scale.
   *
   * @param benefit a benefit that is asked for
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from 1 to 7; without an interval where all respondents have one mean; undefined for fewer than two
   * @throws IllegalArgumentException if the benefit is not asked for
   */
  public Estimate mean(RelationalBenefit benefit, double level) {
    return part(benefit).mean().t(level).clippedTo(SCALE.lowest(), SCALE.highest());
  }

  /**
   * Estimates Cronbach's alpha of the items of a benefit, with Feldt's interval.
   *
   * @param benefit a benefit that is asked for
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return at most 1; undefined where {@link ScaleReliability#alpha} is
   * @throws IllegalArgumentException if the benefit is not asked for
   */
  public Estimate alpha(RelationalBenefit benefit, double level) {
    return part(benefit).alpha(level);
  }

  /**
   * Returns how many respondents answered all items of a benefit.
   *
   * @param benefit a benefit that is asked for
   * @return zero or more
   * @throws IllegalArgumentException if the benefit is not asked for
   */
  public long responses(RelationalBenefit benefit) {
    return part(benefit).responses();
  }

  /**
   * Returns how many respondents did not.
   *
   * @param benefit a benefit that is asked for
   * @return zero or more
   * @throws IllegalArgumentException if the benefit is not asked for
   */
  public long missing(RelationalBenefit benefit) {
    return part(benefit).missing();
  }

  /**
   * Returns how many items ask for each benefit.
   *
   * @return at least one benefit; unmodifiable
   */
  public Map<RelationalBenefit, Integer> items() {
    Map<RelationalBenefit, Integer> items = new EnumMap<>(RelationalBenefit.class);
    parts.forEach((benefit, part) -> items.put(benefit, part.form().items()));
    return Collections.unmodifiableMap(items);
  }

  private ScaleReliability part(RelationalBenefit benefit) {
    @Nullable ScaleReliability part = parts.get(requireNonNull(benefit, "benefit"));
    if (part == null) {
      throw new IllegalArgumentException(
          "benefit must be one of " + parts.keySet() + ", was " + benefit);
    }
    return part;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof RelationalBenefitTally other && parts.equals(other.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /**
   * Returns the size of the tally.
   *
   * @return such as {@code "{CONFIDENCE=3 items of 1 to 7, 2 respondents, 0 missing}"}
   */
  @Override
  public String toString() {
    return parts.toString();
  }
}
