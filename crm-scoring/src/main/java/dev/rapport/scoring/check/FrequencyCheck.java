package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.Prospect;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many customers came back never, once, twice and so on, expected and counted.
 *
 * <p>Of every customer a model tells, from the age alone, with what probability there were 0, 1, 2, ... repeat purchases; the sum over
 * the customers is how many should have come back so often. Of the 2,357 customers of the CDNOW sample 1,411 did not come back in the
 * first 39 weeks.
 *
 * <p>The data are those that the model was fitted to, so agreement is the least to be asked; a model that gets the customers without a
 * repeat purchase wrong is wrong for most customers. Those who came back often are counted together in the last row. Checks of disjoint
 * shards {@linkplain #merge merge} to that of the whole. Immutable and thread-safe.
 */
public final class FrequencyCheck {
  private static final ByteForm BYTE_FORM = ByteForm.of("FrequencyCheck", 1);
  private static final int LAST = 7;
  private static final int MOST = 1000;

  private final PurchaseModel model;
  private final long[] actual;
  private final ExactSum[] expected;

  private FrequencyCheck(PurchaseModel model, long[] actual, ExactSum[] expected) {
    this.model = model;
    this.actual = actual;
    this.expected = expected;
  }

  /**
   * Returns the check of nobody with the usual rows, the neutral element of {@link #merge}.
   *
   * @param model what to check
   * @return the check of no customers with 0, 1, ... 6, and 7 or more repeat purchases
   */
  public static FrequencyCheck empty(PurchaseModel model) {
    return empty(model, LAST);
  }

  /**
   * Returns the check of nobody, the neutral element of {@link #merge}.
   *
   * @param model what to check
   * @param last customers with so many repeat purchases or more are counted together, 1 to 1000
   * @return the check of no customers
   * @throws IllegalArgumentException if {@code last} is out of range
   */
  public static FrequencyCheck empty(PurchaseModel model, int last) {
    return of(model, PurchaseSummaries.empty(), last);
  }

  /**
   * Compares the numbers of repeat purchases 0, 1, ... 6, and 7 or more.
   *
   * @param model what to check
   * @param data the customers, mostly those that it was fitted to
   * @return the check
   */
  public static FrequencyCheck of(PurchaseModel model, PurchaseSummaries data) {
    return of(model, data, LAST);
  }

  /**
   * Compares the numbers of repeat purchases up to some number.
   *
   * @param model what to check
   * @param data the customers, mostly those that it was fitted to
   * @param last customers with so many repeat purchases or more are counted together, 1 to 1000
   * @return the check
   * @throws IllegalArgumentException if {@code last} is out of range
   */
  public static FrequencyCheck of(PurchaseModel model, PurchaseSummaries data, int last) {
    Prospect newcomer = requireNonNull(model, "model").newCustomer();
    requireNonNull(data, "data");
    checkArgument(last >= 1 && last <= MOST, "last must be 1 to %s, was %s", MOST, last);
    long[] actual = new long[last + 1];
    ExactSum[] expected = Sums.zeros(last + 1);
    Map<Integer, double[]> byAge = new HashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      long weight = data.weight(row);
      int bin = Math.min(last, data.repeatPurchases(row));
      actual[bin] = Math.addExact(actual[bin], weight);
      double[] chances =
          byAge.computeIfAbsent(data.ageDays(row), age -> chances(newcomer, age, last));
      for (int i = 0; i <= last; i++) {
        Sums.add(expected[i], weight, chances[i]);
      }
    }
    return new FrequencyCheck(model, actual, expected);
  }

  private static double[] chances(Prospect newcomer, int ageDays, int last) {
    Horizon age = Horizon.ofDays(ageDays);
    double[] chances = new double[last + 1];
    ExactSum fewer = new ExactSum();
    for (int i = 0; i < last; i++) {
      chances[i] = Math.max(0, newcomer.probabilityOf(i, age));
      fewer.add(chances[i]);
    }
    chances[last] = Math.max(0, 1 - fewer.value());
    return chances;
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other a check of the same model with as many rows
   * @return the check of all
   * @throws IllegalArgumentException if the model or the number of rows differ
   */
  public FrequencyCheck merge(FrequencyCheck other) {
    checkArgument(
        requireNonNull(other, "other").model.equals(model) && other.actual.length == actual.length,
        "other must be of the model %s with %s rows, was of %s with %s",
        model,
        actual.length,
        other.model,
        other.actual.length);
    return new FrequencyCheck(
        model, Sums.plus(actual, other.actual), Sums.plus(expected, other.expected));
  }

  /**
   * Returns how many customers there are.
   *
   * @return 0 or more
   */
  public long customers() {
    return Sums.total(actual);
  }

  /**
   * Returns the customers by their repeat purchases.
   *
   * @return a row for each number of repeat purchases from 0; the last is of those with so many or more. Each says how many of all
   *     customers were expected and counted
   */
  public List<ExpectedActual> rows() {
    long customers = customers();
    return IntStream.range(0, actual.length)
        .mapToObj(i -> new ExpectedActual(customers, Sums.positive(expected[i]), actual[i]))
        .toList();
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal checks have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      Sums.writeModel(out, model);
      out.count(actual.length - 1).counts(actual);
      Sums.write(out, expected);
    });
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param model the model that is checked
   * @param bytes the byte form; it is read, not kept
   * @return the check
   * @throws IllegalArgumentException if the bytes are of another version, of another model, or not the form of such a check
   */
  public static FrequencyCheck fromBytes(PurchaseModel model, byte[] bytes) {
    requireNonNull(model, "model");
    return BYTE_FORM.read(bytes, in -> {
      Sums.readModel(in, model);
      int last = in.count(MOST, "rows");
      checkArgument(last >= 1, "bytes must hold at least 2 rows, had %s", last + 1);
      FrequencyCheck check =
          new FrequencyCheck(model, in.counts(last + 1), Sums.readPositive(in, last + 1));
      Sums.total(check.actual);
      return check;
    });
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof FrequencyCheck other
        && model.equals(other.model)
        && Arrays.equals(actual, other.actual)
        && Sums.same(expected, other.expected);
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + Arrays.hashCode(actual);
  }

  /**
   * Describes the check.
   *
   * @return the expected and actual customers by repeat purchases
   */
  @Override
  public String toString() {
    return "customers by repeat purchases: " + rows();
  }
}
