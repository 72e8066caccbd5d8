package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.bytes.ByteWriter;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.Prospect;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.summary.HoldoutSplit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model that knows the earlier part of a history expects of each customer in the later part, beside what the customer bought
 * there.
 *
 * <p>The CDNOW customers were expected by the BG/NBD model to buy 1,653.4 times in the 39 weeks after 30 September 1997, and bought
 * 1,882 times. {@link #byFrequency()} shows where the difference lies, {@link #errors()} how far one customer is off, and {@link
 * #aliveBands()} whether the probabilities to be alive can be believed.
 *
 * <p>Checks of disjoint shards of the customers {@linkplain #merge merge} to that of the whole. Immutable and thread-safe.
 */
public final class HoldoutCheck {
  private static final ByteForm BYTE_FORM = ByteForm.of("HoldoutCheck", 1);
  private static final int LAST = 7;
  private static final int BANDS = 10;

  private final PurchaseModel model;
  private final int holdoutDays;
  private final Purchases purchases;
  private final Bands bands;
  private final ExactSum[] errors;

  /** By repeat purchases of the earlier part. */
  private static final class Purchases {
    private final long[] customers;
    private final ExactSum[] expected;
    private final long[] actual;

    Purchases(long[] customers, ExactSum[] expected, long[] actual) {
      this.customers = customers;
      this.expected = expected;
      this.actual = actual;
    }

    static Purchases none() {
      return new Purchases(new long[LAST + 1], Sums.zeros(LAST + 1), new long[LAST + 1]);
    }

    static Purchases read(ByteReader in) {
      return new Purchases(
          in.counts(LAST + 1), Sums.readPositive(in, LAST + 1), in.counts(LAST + 1));
    }

    void write(ByteWriter out) {
      out.counts(customers);
      Sums.write(out, expected);
      out.counts(actual);
    }

    boolean sameAs(Purchases other) {
      return Arrays.equals(customers, other.customers)
          && Sums.same(expected, other.expected)
          && Arrays.equals(actual, other.actual);
    }

    Purchases plus(Purchases other) {
      return new Purchases(
          Sums.plus(customers, other.customers),
          Sums.plus(expected, other.expected),
          Sums.plus(actual, other.actual));
    }
  }

  /** By the probability to be alive. */
  private static final class Bands {
    private final long[] customers;
    private final ExactSum[] alive;
    private final ExactSum[] expected;
    private final long[] buyers;

    Bands(long[] customers, ExactSum[] alive, ExactSum[] expected, long[] buyers) {
      this.customers = customers;
      this.alive = alive;
      this.expected = expected;
      this.buyers = buyers;
    }

    static Bands none() {
      return new Bands(new long[BANDS], Sums.zeros(BANDS), Sums.zeros(BANDS), new long[BANDS]);
    }

    static Bands read(ByteReader in) {
      return new Bands(
          in.counts(BANDS),
          Sums.readPositive(in, BANDS),
          Sums.readPositive(in, BANDS),
          in.counts(BANDS));
    }

    void write(ByteWriter out) {
      out.counts(customers);
      Sums.write(out, alive);
      Sums.write(out, expected);
      out.counts(buyers);
    }

    boolean sameAs(Bands other) {
      return Arrays.equals(customers, other.customers)
          && Sums.same(alive, other.alive)
          && Sums.same(expected, other.expected)
          && Arrays.equals(buyers, other.buyers);
    }

    Bands plus(Bands other) {
      return new Bands(
          Sums.plus(customers, other.customers),
          Sums.plus(alive, other.alive),
          Sums.plus(expected, other.expected),
          Sums.plus(buyers, other.buyers));
    }
  }

  private HoldoutCheck(
      PurchaseModel model, int holdoutDays, Purchases purchases, Bands bands, ExactSum[] errors) {
    this.model = model;
    this.holdoutDays = holdoutDays;
    this.purchases = purchases;
    this.bands = bands;
    this.errors = errors;
  }

  /**
   * Returns the check of nobody, the neutral element of {@link #merge}.
   *
   * @param model what to check
   * @param holdoutDays how long the later part is, at least 1
   * @return the check of no customers
   * @throws IllegalArgumentException if {@code holdoutDays} is below 1
   */
  public static HoldoutCheck empty(PurchaseModel model, int holdoutDays) {
    requireNonNull(model, "model");
    checkArgument(holdoutDays >= 1, "holdoutDays must be at least 1, was %s", holdoutDays);
    return new HoldoutCheck(model, holdoutDays, Purchases.none(), Bands.none(), Sums.zeros(2));
  }

  /**
   * Compares every customer of a split.
   *
   * @param model what to check, fitted to the earlier part
   * @param split both parts
   * @return the check
   */
  public static HoldoutCheck of(PurchaseModel model, HoldoutSplit split) {
    HoldoutCheck check = empty(model, requireNonNull(split, "split").holdoutDays());
    Horizon horizon = Horizon.ofDays(split.holdoutDays());
    for (int row = 0; row < split.calibration().size(); row++) {
      check.add(
          split.calibration().repeatPurchases(row),
          model.prospect(split.calibration().summary(row)),
          horizon,
          split.holdoutPurchases(row));
    }
    return check;
  }

  /** Adds a customer; called only before anybody else sees the check. */
  private void add(int repeats, Prospect prospect, Horizon horizon, int bought) {
    double expected = Math.max(0, prospect.expectedPurchases(horizon));
    int bin = Math.min(LAST, repeats);
    purchases.customers[bin]++;
    purchases.expected[bin].add(expected);
    purchases.actual[bin] += bought;
    double alive = prospect.probabilityAlive();
    int band = Math.min(BANDS - 1, (int) (alive * BANDS));
    bands.customers[band]++;
    bands.alive[band].add(alive);
    bands.expected[band].add(1 - prospect.probabilityOfNone(horizon));
    bands.buyers[band] += bought > 0 ? 1 : 0;
    double error = expected - bought;
    errors[0].add(Math.abs(error));
    errors[1].addProduct(error, error);
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other a check of the same model over a holdout of the same length
   * @return the check of all
   * @throws IllegalArgumentException if the model or the length differ
   */
  public HoldoutCheck merge(HoldoutCheck other) {
    checkArgument(
        requireNonNull(other, "other").model.equals(model) && other.holdoutDays == holdoutDays,
        "other must be of the model %s over %s days, was of %s over %s",
        model,
        holdoutDays,
        other.model,
        other.holdoutDays);
    return new HoldoutCheck(
        model,
        holdoutDays,
        purchases.plus(other.purchases),
        bands.plus(other.bands),
        Sums.plus(errors, other.errors));
  }

  /**
   * Returns how long the later part is.
   *
   * @return days, at least 1
   */
  public int holdoutDays() {
    return holdoutDays;
  }

  /**
   * Returns the purchases of all customers in the holdout.
   *
   * @return expected and actual
   */
  public ExpectedActual total() {
    ExactSum sum = new ExactSum();
    for (ExactSum each : purchases.expected) {
      sum.merge(each);
    }
    return new ExpectedActual(
        Sums.total(purchases.customers), Sums.positive(sum), Sums.total(purchases.actual));
  }

  /**
   * Returns the purchases in the holdout by how often the customers had come back before: the conditional expectation.
   *
   * @return a row for 0, 1, ... 6 repeat purchases before the cut, and one for 7 or more
   */
  public List<ExpectedActual> byFrequency() {
    return IntStream.rangeClosed(0, LAST)
        .mapToObj(i -> new ExpectedActual(
            purchases.customers[i], Sums.positive(purchases.expected[i]), purchases.actual[i]))
        .toList();
  }

  /**
   * Returns how far the expectations are off.
   *
   * @return the four usual figures
   */
  public HoldoutErrors errors() {
    ExpectedActual total = total();
    long n = total.customers();
    if (n == 0) {
      Estimate none = Estimate.undefined(UndefinedReason.noData("customers"), 0);
      return new HoldoutErrors(none, none, none, none);
    }
    return new HoldoutErrors(
        Estimate.of(errors[0].value() / (double) n, n),
        Estimate.of(Math.sqrt(Sums.positive(errors[1]) / (double) n), n),
        Estimate.of((total.expected() - (double) total.actual()) / (double) n, n),
        total.relativeError());
  }

  /**
   * Returns who bought in the holdout by the probability to be alive at the cut.
   *
   * @return ten bands of equal width from 0 to 1
   */
  public List<AliveBand> aliveBands() {
    return IntStream.range(0, BANDS)
        .mapToObj(i -> new AliveBand(
            (double) i / BANDS,
            (double) (i + 1) / BANDS,
            bands.customers[i],
            Sums.positive(bands.alive[i]),
            Sums.positive(bands.expected[i]),
            bands.buyers[i]))
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
      out.count(holdoutDays);
      purchases.write(out);
      bands.write(out);
      Sums.write(out, errors);
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
  public static HoldoutCheck fromBytes(PurchaseModel model, byte[] bytes) {
    requireNonNull(model, "model");
    return BYTE_FORM.read(bytes, in -> {
      Sums.readModel(in, model);
      HoldoutCheck check = new HoldoutCheck(
          model,
          empty(model, Math.toIntExact(in.count())).holdoutDays,
          Purchases.read(in),
          Bands.read(in),
          Sums.readPositive(in, 2));
      check.aliveBands(); // each checks its own figures
      long inBands = Sums.total(check.bands.customers);
      checkArgument(
          check.total().customers() == inBands,
          "bytes must hold each customer once by purchases and once by bands, held %s and %s",
          check.total().customers(),
          inBands);
      return check;
    });
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof HoldoutCheck other
        && model.equals(other.model)
        && holdoutDays == other.holdoutDays
        && purchases.sameAs(other.purchases)
        && bands.sameAs(other.bands)
        && Sums.same(errors, other.errors);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * model.hashCode() + holdoutDays) + Arrays.hashCode(purchases.customers);
  }

  /**
   * Describes the check.
   *
   * @return such as {@code "expected 1653.4, actual 1882 purchases of 2357 customers in 273 days"}
   */
  @Override
  public String toString() {
    ExpectedActual total = total();
    return "expected " + (float) total.expected() + ", actual " + total.actual() + " purchases of "
        + total.customers() + " customers in " + holdoutDays + " days";
  }
}
