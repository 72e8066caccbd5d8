package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.FDistribution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the questions of a multi-item scale go together (量表信度): Cronbach's alpha and its parts.
 *
 * <p>Trust, commitment or service quality are asked by several questions whose sum is the score. Five respondents to three
 * questions: 5 4 5, 4 4 4, 2 3 2, 3 3 4, 1 2 1. Alpha is 0.94 (95 % interval 0.70 to 0.99, n = 5).
 *
 * <pre>
 * α = k/(k - 1) (1 - Σ s²(item) / s²(total)),   k items
 * </pre>
 *
 * <p>Alpha is at most 1, and 1 where all items agree up to a constant. It is negative where the items speak against each other:
 * usually a question worded the other way round that was not declared as reversed, see {@link #againstTheRest}. 0.7 is often
 * asked of a scale in research and 0.8 of one in use (Nunnally, 1978), which is advice and not a test. Alpha does not say that
 * the items measure one thing, nor which.
 *
 * <p>Tallies of one form are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Equal tallies have the
 * same form and the same sums and products of answers. Immutable and thread-safe.
 *
 * <p>Reference: L. J. Cronbach, <em>Coefficient alpha and the internal structure of tests</em>, 1951.
 */
public final class ScaleReliability {
  private static final ByteForm BYTE_FORM = ByteForm.of("ScaleReliability", 1);

  private final Form form;
  private final CrossTally tally;

  private ScaleReliability(Form form, CrossTally tally) {
    this.form = form;
    this.tally = tally;
  }

  /**
   * The questions of a multi-item scale: how many, on which scale, and which are worded the other way round (反向题).
   *
   * <p>Example: {@code new Form(RatingScale.of(1, 7), 4, Set.of(2))} has four items; the third, of index 2, is reversed, so that an
   * answer of 7 counts as 1.
   *
   * @param scale the scale of every item
   * @param items how many items there are
   * @param reversed the indices of the reversed items, from 0
   */
  public record Form(RatingScale scale, int items, Set<Integer> reversed) {
    private static final int MOST_ITEMS = 200;

    /**
     * Checks the components.
     *
     * @param scale any scale
     * @param items 1 to 200
     * @param reversed indices from 0 to below the number of items
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Form {
      requireNonNull(scale, "scale");
      checkArgument(items >= 1 && items <= MOST_ITEMS, "items must be 1 to 200, was %s", items);
      reversed = Set.copyOf(reversed);
      for (int index : new TreeSet<>(reversed)) {
        checkArgument(
            index >= 0 && index < items,
            "reversed must hold indices from 0 to %s, had %s",
            items - 1,
            index);
      }
    }

    /**
     * Returns a form without reversed items.
     *
     * @param scale any scale
     * @param items 1 to 200
     * @return the form
     * @throws IllegalArgumentException if the number of items breaks its rule
     */
    public static Form of(RatingScale scale, int items) {
      return new Form(scale, items, Set.of());
    }
  }

  /**
   * Returns a tally of no answers.
   *
   * @param form the questions
   * @return the neutral element of {@link #merge}
   */
  public static ScaleReliability empty(Form form) {
    return new ScaleReliability(requireNonNull(form, "form"), CrossTally.empty(form.items()));
  }

  /**
   * Returns a collector of respondents, each a list of answers in the order of the items.
   *
   * @param form the questions
   * @return a collector that fails with an {@code IllegalArgumentException} on a list that {@link #add} rejects
   */
  public static Collector<List<Integer>, ?, ScaleReliability> collector(Form form) {
    ScaleReliability empty = empty(form);
    return Collector.of(
        () -> new ScaleReliability[] {empty},
        (held, answers) -> held[0] = held[0].add(answers),
        (left, right) -> new ScaleReliability[] {left[0].merge(right[0])},
        held -> held[0],
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more respondent.
   *
   * @param answers one answer for each item, in their order, as given: reversed items are turned round here
   * @return the tally with them
   * @throws IllegalArgumentException if an answer is off the scale or their number is not that of the items
   */
  public ScaleReliability add(List<Integer> answers) {
    List<Integer> given = List.copyOf(answers);
    checkArgument(
        given.size() == form.items(),
        "answers must be %s, one for each item, were %s. Count who left out a question as missing.",
        form.items(),
        given.size());
    int[] turned = IntStream.range(0, given.size())
        .map(i -> form.reversed().contains(i)
            ? form.scale().reverse(given.get(i))
            : form.scale().require(given.get(i)))
        .toArray();
    return new ScaleReliability(form, tally.add(turned));
  }

  /**
   * Counts one more respondent who left out a question or more: not in the reliability.
   *
   * @return the tally with the missing respondent
   */
  public ScaleReliability addMissing() {
    return new ScaleReliability(form, tally.addMissing());
  }

  /**
   * Adds other respondents.
   *
   * @param other a tally of the same form, of respondents who are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the forms differ
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public ScaleReliability merge(ScaleReliability other) {
    requireNonNull(other, "other");
    checkArgument(
        form.equals(other.form), "other must be of the form %s, was of %s", form, other.form);
    return new ScaleReliability(form, tally.merge(other.tally));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static ScaleReliability fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      RatingScale scale = RatingScale.of(in.integer(), in.integer());
      int items = Form.of(scale, in.integer()).items();
      Set<Integer> reversed = new TreeSet<>();
      for (int item = 0; item < items; item++) {
        long flag = in.count();
        checkArgument(flag <= 1, "bytes must hold flags 0 and 1, held %s", flag);
        if (flag == 1) {
          reversed.add(item);
        }
      }
      Form form = new Form(scale, items, reversed);
      return new ScaleReliability(form, CrossTally.read(in, items, scale));
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      out.number(form.scale().lowest()).number(form.scale().highest()).number(form.items());
      for (int item = 0; item < form.items(); item++) {
        out.count(form.reversed().contains(item) ? 1 : 0);
      }
      tally.write(out);
    });
  }

  /**
   * Returns the questions.
   *
   * @return the form
   */
  public Form form() {
    return form;
  }

  /**
   * Returns how many respondents answered all items.
   *
   * @return zero or more
   */
  public long responses() {
    return tally.respondents();
  }

  /**
   * Returns how many respondents did not.
   *
   * @return zero or more
   */
  public long missing() {
    return tally.missing();
  }

  /**
   * Returns the mean of the respondents' scores, where a score is the mean of the answers to all items, reversed ones turned round.
   *
   * @return mean and spread, on the scale of the items; an empty sample without respondents
   */
  public SampleMean mean() {
    long respondents = responses();
    if (respondents == 0) {
      return new SampleMean(0, 0, 0);
    }
    double items = form.items();
    double squares = scatter(item -> true, item -> true).doubleValue() / respondents;
    return new SampleMean(
        respondents, tally.sum() / items, respondents == 1 ? 0 : squares / items / items);
  }

  /**
   * Estimates Cronbach's alpha (克隆巴赫系数), with {@linkplain #feldt Feldt's interval}.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return at most 1, with its interval; undefined for fewer than two items or respondents, and where all totals are equal
   */
  public Estimate alpha(double level) {
    Interval.requireLevel(level);
    return alphaOf(item -> true)
        .fold(
            known -> Estimate.of(
                known.value(),
                feldt(known.value(), form.items(), responses(), level),
                known.sampleSize()),
            undefined -> undefined);
  }

  /**
   * Returns what alpha would be without an item: much more than with it, and the item may not belong.
   *
   * @param item the index of the item, from 0
   * @return at most 1, without an interval; undefined where alpha of the other items is
   * @throws IllegalArgumentException if there is no such item
   */
  public Estimate alphaWithout(int item) {
    requireItem(item);
    return alphaOf(other -> other != item);
  }

  /**
   * Returns the corrected item-total correlation (题总相关): that of an item with the sum of all others.
   *
   * @param item the index of the item, from 0
   * @return from -1 to 1, without an interval; undefined for fewer than two items or respondents, and where the item or the sum of
   *     the others does not vary
   * @throws IllegalArgumentException if there is no such item
   */
  public Estimate itemTotalCorrelation(int item) {
    requireItem(item);
    if (form.items() < 2 || responses() < 2) {
      return tooFew(form.items());
    }
    IntPredicate rest = other -> other != item;
    BigInteger own = tally.scatter(item, item);
    BigInteger others = scatter(rest, rest);
    if (own.signum() == 0 || others.signum() == 0) {
      String what = own.signum() == 0 ? "answers to item " + item : "sums of the other items";
      return Estimate.undefined(UndefinedReason.noVariation(what), responses());
    }
    double r = scatter(other -> other == item, rest).doubleValue()
        / (Math.sqrt(own.doubleValue()) * Math.sqrt(others.doubleValue()));
    return Estimate.of(Math.max(-1, Math.min(1, r)), responses());
  }

  /**
   * Returns the items that correlate negatively with the others: candidates for reverse coding.
   *
   * @return their indices, from 0, rising; empty where no correlation is defined
   */
  public List<Integer> againstTheRest() {
    List<Integer> found = new ArrayList<>();
    for (int item = 0; item < form.items(); item++) {
      if (itemTotalCorrelation(item).optionalValue().orElse(0) < 0) {
        found.add(item);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns the confidence interval of an alpha that a report gives without one.
   *
   * <pre>
   * 1 - (1 - α) F(1 - t)  to  1 - (1 - α) F(t),   t = (1 - level)/2,   F of n - 1 and (n - 1)(k - 1) degrees of freedom
   * </pre>
   *
   * <p>Exact for normal answers with equal covariances. In simulations of four items of seven points, an alpha of 0.8 and 40 respondents
   * the interval at 95 % covers the true alpha in 92 to 97 of 100 samples.
   *
   * <p>Reference: L. S. Feldt, D. J. Woodruff and F. A. Salih, <em>Statistical inference for coefficient alpha</em>, 1987.
   *
   * @param alpha at most 1, finite
   * @param items how many items, at least 2
   * @param respondents how many respondents, at least 2
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the interval, whose upper end is at most 1
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static Interval feldt(double alpha, int items, long respondents, double level) {
    Interval.requireLevel(level);
    checkArgument(
        alpha <= 1 && Double.isFinite(alpha), "alpha must be finite and at most 1, was %s", alpha);
    checkArgument(items >= 2, "items must be at least 2, was %s", items);
    checkArgument(respondents >= 2, "respondents must be at least 2, was %s", respondents);
    double first = respondents - 1.0;
    double second = first * (items - 1);
    double tail = (1 - level) / 2;
    return Interval.of(
        1 - (1 - alpha) * FDistribution.upperQuantile(tail, first, second),
        1 - (1 - alpha) * FDistribution.quantile(tail, first, second),
        level);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ScaleReliability other
        && form.equals(other.form)
        && tally.equals(other.tally);
  }

  @Override
  public int hashCode() {
    return 31 * form.hashCode() + tally.hashCode();
  }

  /**
   * Returns the size of the tally.
   *
   * @return such as {@code "4 items of 1 to 7, 120 respondents, 3 missing"}
   */
  @Override
  public String toString() {
    return form.items() + " items of " + form.scale() + ", " + responses() + " respondents, "
        + missing() + " missing";
  }

  private Estimate alphaOf(IntPredicate used) {
    int items = (int) IntStream.range(0, form.items()).filter(used).count();
    if (items < 2 || responses() < 2) {
      return tooFew(items);
    }
    BigInteger total = scatter(used, used);
    if (total.signum() == 0) {
      return Estimate.undefined(UndefinedReason.noVariation("totals"), responses());
    }
    BigInteger parts = IntStream.range(0, form.items())
        .filter(used)
        .mapToObj(i -> tally.scatter(i, i))
        .reduce(BigInteger.ZERO, BigInteger::add);
    // 1 - parts/total without cancellation: the difference is taken exactly.
    double common = total.subtract(parts).doubleValue() / total.doubleValue();
    return Estimate.of(Math.min(1, items * common / (items - 1)), responses());
  }

  private BigInteger scatter(IntPredicate left, IntPredicate right) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < form.items(); i++) {
      for (int j = 0; j < form.items(); j++) {
        if (left.test(i) && right.test(j)) {
          sum = sum.add(tally.scatter(i, j));
        }
      }
    }
    return sum;
  }

  private Estimate tooFew(int items) {
    if (responses() == 0) {
      return Estimate.undefined(UndefinedReason.noData("responses"), 0);
    }
    UndefinedReason reason = items < 2
        ? UndefinedReason.tooFew("items", 2, items)
        : UndefinedReason.tooFew("responses", 2, responses());
    return Estimate.undefined(reason, responses());
  }

  private void requireItem(int item) {
    checkArgument(
        item >= 0 && item < form.items(), "item must be 0 to %s, was %s", form.items() - 1, item);
  }
}
