package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Proportion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Why customers say that they are satisfied, or not: how many name which drivers (满意或不满意的原因).
 *
 * <p>A customer may name several reasons, or none. {@code DriverTally.empty(FirmDriver.class).add(Set.of(PRODUCT, CARE)).add(Set.of(PRODUCT))}: two
 * customers, both name the product and one names care too, so the shares add up to more than 1. Count the satisfied and the dissatisfied apart,
 * in two tallies. It holds what people say, not what moves them: stated reasons lean towards what is easy to say.
 *
 * <p>Reasons that were named together are kept together, so that the share who name any of several, and the tally {@linkplain #through on another
 * list}, are exact. Tallies of one list are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Equal tallies have the
 * same list and the same counts. Immutable and thread-safe.
 *
 * @param <D> the list of drivers: {@link SatisfactionDriver}, {@link FirmDriver}, or one of your own
 */
public final class DriverTally<D extends Enum<D>> {
  private static final int MOST_DRIVERS = 10;

  private static final ByteForm BYTE_FORM = ByteForm.of("DriverTally", 1);

  private final Class<D> type;
  private final ImmutableList<D> drivers;
  /** By the set of drivers that a customer named, as a number with one bit for each. */
  private final long[] counts;

  private final long missing;
  private final long responses;

  private DriverTally(Class<D> type, ImmutableList<D> drivers, long[] counts, long missing) {
    this.type = type;
    this.drivers = drivers;
    this.counts = counts;
    this.missing = missing;
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    // Everybody asked must fit in a long too.
    this.responses = Math.addExact(total, missing) - missing;
  }

  /**
   * Returns a tally of nobody.
   *
   * @param type the list of drivers, an enum of 1 to 10 constants
   * @param <D> the list of drivers
   * @return the neutral element of {@link #merge}
   * @throws IllegalArgumentException if the list is empty or longer
   */
  public static <D extends Enum<D>> DriverTally<D> empty(Class<D> type) {
    ImmutableList<D> drivers = ImmutableList.copyOf(EnumSet.allOf(requireNonNull(type, "type")));
    checkArgument(
        !drivers.isEmpty() && drivers.size() <= MOST_DRIVERS,
        "type must have 1 to %s drivers, had %s",
        MOST_DRIVERS,
        drivers.size());
    return new DriverTally<>(type, drivers, new long[1 << drivers.size()], 0);
  }

  /**
   * Returns a collector of customers, each by what the customer named.
   *
   * @param type the list of drivers, an enum of 1 to 10 constants
   * @param <D> the list of drivers
   * @return the collector
   * @throws IllegalArgumentException if the list is empty or longer
   */
  public static <D extends Enum<D>> Collector<Set<D>, ?, DriverTally<D>> collector(Class<D> type) {
    DriverTally<D> empty = empty(type);
    return Collector.of(
        () -> empty.counts.clone(),
        (long[] counts, Set<D> named) -> counts[empty.bits(named)]++,
        DriverTally::sum,
        counts -> new DriverTally<>(type, empty.drivers, counts, 0),
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more customer.
   *
   * @param named what the customer named; empty for a customer who was asked and named none of the list
   * @return the tally with the customer
   */
  public DriverTally<D> add(Set<D> named) {
    return add(named, 1);
  }

  /**
   * Counts more customers who named the same.
   *
   * @param named what they named; empty for customers who were asked and named none of the list
   * @param customers how many they are, zero or more
   * @return the tally with them
   * @throws IllegalArgumentException if the number is negative
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public DriverTally<D> add(Set<D> named, long customers) {
    Checks.count(customers, "customers");
    long[] more = counts.clone();
    int bits = bits(named);
    more[bits] = Math.addExact(more[bits], customers);
    return new DriverTally<>(type, drivers, more, missing);
  }

  /**
   * Counts one more customer who did not answer.
   *
   * @return the tally with the customer
   */
  public DriverTally<D> addMissing() {
    return new DriverTally<>(type, drivers, counts, Math.incrementExact(missing));
  }

  /**
   * Adds other customers.
   *
   * @param other a tally on the same list of customers who are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public DriverTally<D> merge(DriverTally<D> other) {
    requireNonNull(other, "other");
    return new DriverTally<>(
        type, drivers, sum(counts, other.counts), Math.addExact(missing, other.missing));
  }

  /**
   * Returns how many customers answered.
   *
   * @return zero or more, those who named nothing counted
   */
  public long responses() {
    return responses;
  }

  /**
   * Returns how many customers did not answer.
   *
   * @return zero or more
   */
  public long missing() {
    return missing;
  }

  /**
   * Returns the share of customers who name a driver.
   *
   * @param driver the driver
   * @return such customers among all who answered
   */
  public Proportion share(D driver) {
    return anyOf(EnumSet.of(requireNonNull(driver, "driver")));
  }

  /**
   * Returns the share of customers who name at least one of several drivers: less than the sum of their shares where some name more than one.
   *
   * @param some the drivers; of none of them nobody names one
   * @return such customers among all who answered
   */
  public Proportion anyOf(Set<D> some) {
    int bits = bits(some);
    return Proportion.of(count(named -> (named & bits) != 0), responses);
  }

  /**
   * Returns who names which of two drivers, among those who name just one of them: the test which is named more often, by the same people.
   *
   * <p>It favours the first if the whole interval is above a half.
   *
   * <p>Reference: Q. McNemar (1947), Note on the sampling error of the difference between correlated proportions or percentages, Psychometrika 12.
   *
   * @param first a driver
   * @param second another driver
   * @return those who name the first and not the second, among those who name exactly one of them
   * @throws IllegalArgumentException if it is the same driver
   */
  public Proportion firstOverSecond(D first, D second) {
    checkArgument(first != second, "second must be another driver than first, was %s", second);
    int one = bits(EnumSet.of(first));
    int other = bits(EnumSet.of(second));
    long firstOnly = count(named -> (named & one) != 0 && (named & other) == 0);
    long secondOnly = count(named -> (named & other) != 0 && (named & one) == 0);
    return Proportion.of(firstOnly, firstOnly + secondOnly);
  }

  /**
   * Returns the drivers from the one that most customers name to the one that fewest do.
   *
   * @return all drivers; those named equally often in the order of the list; unmodifiable
   */
  public List<D> ranking() {
    return drivers.stream()
        .sorted(Comparator.<D>comparingLong(driver -> share(driver).successes()).reversed())
        .toList();
  }

  /**
   * Returns the same customers on another list: a customer who named some drivers names all that they stand for on the other list.
   *
   * <p>{@code tally.through(SatisfactionDriver.class, FirmDriver::actsThrough)} tells what customers go by who blame areas of the firm's work.
   *
   * @param other the other list, an enum of 1 to 10 constants
   * @param link which drivers of the other list one of this list stands for
   * @param <E> the other list
   * @return the tally on the other list, of as many customers
   * @throws IllegalArgumentException if the other list is empty or longer
   */
  public <E extends Enum<E>> DriverTally<E> through(
      Class<E> other, Function<? super D, ? extends Set<E>> link) {
    requireNonNull(link, "link");
    DriverTally<E> empty = empty(other);
    int[] links =
        drivers.stream().mapToInt(driver -> empty.bits(link.apply(driver))).toArray();
    long[] linked = empty.counts.clone();
    for (int named = 0; named < counts.length; named++) {
      int bits = 0;
      for (int i = 0; i < links.length; i++) {
        bits |= (named & 1 << i) != 0 ? links[i] : 0;
      }
      linked[bits] += counts[named];
    }
    return new DriverTally<>(other, empty.drivers, linked, missing);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines. It names the
   * list; drivers are told by their order in it.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.text(type.getSimpleName()).counts(counts).count(missing));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param type the list of drivers of the tally that was written
   * @param bytes the bytes; read, not kept
   * @param <D> the list of drivers
   * @return an equal tally
   * @throws IllegalArgumentException if the bytes are not such a form
   */
  public static <D extends Enum<D>> DriverTally<D> fromBytes(Class<D> type, byte[] bytes) {
    DriverTally<D> empty = empty(type);
    return BYTE_FORM.read(bytes, in -> {
      String list = in.text();
      checkArgument(
          list.equals(type.getSimpleName()),
          "bytes must be a tally of %s, were of %s",
          type.getSimpleName(),
          list);
      return new DriverTally<>(type, empty.drivers, in.counts(empty.counts.length), in.count());
    });
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = new long[left.length];
    Arrays.setAll(sum, i -> Math.addExact(left[i], right[i]));
    return sum;
  }

  private long count(IntPredicate counted) {
    long count = 0;
    for (int named = 0; named < counts.length; named++) {
      count += counted.test(named) ? counts[named] : 0;
    }
    return count;
  }

  private int bits(Set<D> some) {
    int bits = 0;
    for (D driver : requireNonNull(some, "some")) {
      bits |= 1 << drivers.indexOf(requireNonNull(driver, "driver"));
    }
    return bits;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof DriverTally<?> other
        && type.equals(other.type)
        && Arrays.equals(counts, other.counts)
        && missing == other.missing;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.getName().hashCode() + Arrays.hashCode(counts)) + Long.hashCode(missing);
  }

  /**
   * Returns how often each driver is named.
   *
   * @return such as {@code "PRODUCT 2 of 2, CARE 1 of 2, COMPANY 0 of 2, ..."}, most often first
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (D driver : ranking()) {
      text.append(text.isEmpty() ? "" : ", ").append(driver).append(' ').append(share(driver));
    }
    return text.toString();
  }
}
