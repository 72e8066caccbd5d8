package dev.rapport.scoring.satisfaction;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.MeanDifference;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;

/**
 * The satisfaction trap in a population (客户满意陷阱): of those who left, how many had said that they were satisfied?
 *
 * <p>Of 100 lost customers 65 were satisfied at their last survey: the {@linkplain #index() index} is 0.65 (95 % interval 0.5525 to 0.7364, n =
 * 100). F. F. Reichheld reported 65 to 85 percent over many industries, which makes satisfaction a poor alarm. The index alone proves no trap:
 * where nearly everybody is satisfied, so are nearly all who leave. Compare it with those who stayed, {@link #protection()}.
 *
 * <p>Tallies are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order, as long as a customer is in one of them only.
 *
 * <p>Reference: F. F. Reichheld (1996), The loyalty effect, Harvard Business School Press; T. O. Jones and W. E. Sasser (1995), Why satisfied
 * customers defect, Harvard Business Review 73 (6).
 *
 * @param left those who left
 * @param stayed those who stayed
 */
public record TrapTally(Group left, Group stayed) {
  /**
   * How many customers of a group were satisfied at their last survey.
   *
   * @param satisfied those who said so
   * @param dissatisfied those who said that they were not
   * @param unknown those who were not asked, or did not answer
   */
  public record Group(long satisfied, long dissatisfied, long unknown) {
    private static final Group NOBODY = new Group(0, 0, 0);

    /**
     * Checks the components.
     *
     * @param satisfied zero or more
     * @param dissatisfied zero or more
     * @param unknown zero or more
     * @throws IllegalArgumentException if a component is negative
     * @throws ArithmeticException if there are more than fit in a {@code long}
     */
    public Group {
      Checks.count(satisfied, "satisfied");
      Checks.count(dissatisfied, "dissatisfied");
      Checks.count(unknown, "unknown");
      size(satisfied, dissatisfied, unknown);
    }

    /**
     * Returns how many customers there are.
     *
     * @return zero or more, the unknown ones counted
     */
    public long size() {
      return size(satisfied, dissatisfied, unknown);
    }

    /**
     * Returns the share of the satisfied.
     *
     * @return the satisfied among those of whom it is known
     */
    public Proportion satisfaction() {
      return Proportion.of(satisfied, satisfied + dissatisfied);
    }

    private Group add(Finding isSatisfied) {
      return switch (isSatisfied) {
        case YES -> new Group(Math.incrementExact(satisfied), dissatisfied, unknown);
        case NO -> new Group(satisfied, Math.incrementExact(dissatisfied), unknown);
        case UNKNOWN -> new Group(satisfied, dissatisfied, Math.incrementExact(unknown));
      };
    }

    private Group merge(Group other) {
      return new Group(
          Math.addExact(satisfied, other.satisfied),
          Math.addExact(dissatisfied, other.dissatisfied),
          Math.addExact(unknown, other.unknown));
    }

    /** The satisfied as ones, the others as zeros. */
    private SampleMean mean() {
      long n = satisfied + dissatisfied;
      return new SampleMean(
          n, (double) satisfied, n < 2 ? 0 : (double) satisfied * ((double) dissatisfied / n));
    }

    private static long size(long satisfied, long dissatisfied, long unknown) {
      return Math.addExact(Math.addExact(satisfied, dissatisfied), unknown);
    }
  }

  private static final ByteForm BYTE_FORM = ByteForm.of("TrapTally", 1);
  private static final TrapTally EMPTY = new TrapTally(Group.NOBODY, Group.NOBODY);

  /**
   * Checks the components.
   *
   * @param left not null
   * @param stayed not null
   * @throws ArithmeticException if there are more customers than fit in a {@code long}
   */
  public TrapTally {
    Math.addExact(
        requireNonNull(left, "left").size(), requireNonNull(stayed, "stayed").size());
  }

  /**
   * Returns a tally of nobody.
   *
   * @return the neutral element of {@link #merge}
   */
  public static TrapTally empty() {
    return EMPTY;
  }

  /**
   * Counts one more customer.
   *
   * @param hasLeft whether the customer left
   * @param isSatisfied whether the customer was satisfied at the last survey before
   * @return the tally with the customer
   * @throws ArithmeticException if the count no longer fits in a {@code long}
   */
  public TrapTally add(boolean hasLeft, Finding isSatisfied) {
    requireNonNull(isSatisfied, "isSatisfied");
    return hasLeft
        ? new TrapTally(left.add(isSatisfied), stayed)
        : new TrapTally(left, stayed.add(isSatisfied));
  }

  /**
   * Adds other customers.
   *
   * @param other a tally of customers who are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if a count no longer fits in a {@code long}
   */
  public TrapTally merge(TrapTally other) {
    requireNonNull(other, "other");
    return new TrapTally(left.merge(other.left), stayed.merge(other.stayed));
  }

  /**
   * Returns the index of the trap: the satisfied among those who left. It is undefined if nobody left, or of nobody who left it is known.
   *
   * @return whose {@link Proportion#wilson} is the estimate with its interval
   */
  public Proportion index() {
    return left.satisfaction();
  }

  /**
   * Returns the index if all who left without a known satisfaction were dissatisfied: the least that it can be.
   *
   * @return the satisfied among all who left
   */
  public Proportion leastIndex() {
    return Proportion.of(left.satisfied, left.size());
  }

  /**
   * Returns the index if all who left without a known satisfaction were satisfied: the most that it can be.
   *
   * @return the satisfied and the unknown among all who left
   */
  public Proportion greatestIndex() {
    return Proportion.of(left.satisfied + left.unknown, left.size());
  }

  /**
   * Returns how many of the satisfied left: 15 to 40 percent a year are reported. It is the index seen from the other side, and needs those who
   * stayed.
   *
   * @return those who left among the satisfied
   */
  public Proportion defectionOfSatisfied() {
    return Proportion.of(left.satisfied, left.satisfied + stayed.satisfied);
  }

  /**
   * Returns how many of the dissatisfied left.
   *
   * @return those who left among the dissatisfied
   */
  public Proportion defectionOfDissatisfied() {
    return Proportion.of(left.dissatisfied, left.dissatisfied + stayed.dissatisfied);
  }

  /**
   * Compares the satisfaction of those who stayed with that of those who left: the more satisfaction keeps customers, the greater the difference.
   * A high index with no difference is the trap at its deepest: satisfaction says nothing about staying.
   *
   * <p>Where one of the groups has fewer than two customers of known satisfaction, or all of one kind, the difference has a value alone.
   *
   * @return the share of the satisfied among those who stayed less that among those who left, within ±1, to be tested
   */
  public MeanDifference protection() {
    return stayed.mean().since(left.mean(), 1);
  }

  /**
   * Says what the index is, what the unknown could make of it, and what satisfaction does to staying.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the explanation
   */
  public Explanation explain(double level) {
    Estimate index = index().wilson(level);
    Explanation why = index.fold(
        known -> Explanation.of(SatisfactionCode.TRAP_INDEX)
            .with("index", Argument.percent(known.value(), 1))
            .with("lower", Argument.percent(known.interval().orElseThrow().lower(), 1))
            .with("upper", Argument.percent(known.interval().orElseThrow().upper(), 1))
            .with("level", Argument.percent(level, 1))
            .with("size", known.sampleSize()),
        undefined ->
            Explanation.of(SatisfactionCode.TRAP_INDEX_UNDEFINED).with("left", left.size()));
    if (left.unknown > 0) {
      why = why.because(Explanation.of(SatisfactionCode.TRAP_UNKNOWN)
          .with("unknown", left.unknown)
          .with("least", percent(leastIndex()))
          .with("greatest", percent(greatestIndex())));
    }
    if (defectionOfSatisfied().trials() > 0 && defectionOfDissatisfied().trials() > 0) {
      why = why.because(Explanation.of(SatisfactionCode.TRAP_DEFECTION)
          .with("satisfied", percent(defectionOfSatisfied()))
          .with("dissatisfied", percent(defectionOfDissatisfied())));
    }
    return why;
  }

  private static Argument percent(Proportion share) {
    return Argument.percent((double) share.successes() / share.trials(), 1);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.counts(
        left.satisfied,
        left.dissatisfied,
        left.unknown,
        stayed.satisfied,
        stayed.dissatisfied,
        stayed.unknown));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static TrapTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      Group left = new Group(in.count(), in.count(), in.count());
      Group stayed = new Group(in.count(), in.count(), in.count());
      return new TrapTally(left, stayed);
    });
  }
}
