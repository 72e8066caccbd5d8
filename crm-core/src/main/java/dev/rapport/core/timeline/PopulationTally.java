package dev.rapport.core.timeline;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.lifecycle.CustomerRelation;
import dev.rapport.core.lifecycle.LadderRung;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.lifecycle.Position;
import dev.rapport.core.lifecycle.RelationshipPhase;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How many customers of a population stand where, and how often one stage followed another.
 *
 * <p>Example: {@code timelines.collect(PopulationTally.collector())}. Each customer counts once, at the last look of its timeline,
 * and every step from a look to the next counts in the matrix. Timelines of one policy and one instant belong together; the
 * tally does not check it. Tallies of disjoint groups of customers {@linkplain #merge merge} exactly, in any order, with {@link
 * #empty()} as the neutral element, and travel as {@linkplain #toBytes() bytes}. Immutable and thread-safe.
 */
public final class PopulationTally {
  private static final ByteForm BYTE_FORM = ByteForm.of("PopulationTally", 1);

  /* One row of counters for all axes, each axis with a fixed place. */
  private static final int RUNGS = 0;
  private static final int STAGES = RUNGS + LadderRung.values().length;
  private static final int PHASES = STAGES + LifeStage.values().length;
  private static final int RELATIONS = PHASES + RelationshipPhase.values().length;
  private static final int MATURE = RELATIONS + CustomerRelation.values().length;
  private static final int STEPS = MATURE + Finding.values().length;
  private static final int LENGTH = STEPS + LifeStage.values().length * LifeStage.values().length;

  private static final PopulationTally EMPTY = new PopulationTally(new long[LENGTH]);

  private final long[] counts;

  private PopulationTally(long[] counts) {
    this.counts = counts;
  }

  /**
   * Returns the tally of nobody, the neutral element of {@link #merge}.
   *
   * @return all zero
   */
  public static PopulationTally empty() {
    return EMPTY;
  }

  /**
   * Counts timelines.
   *
   * @param timelines one of each customer
   * @return the tally
   */
  public static PopulationTally of(Collection<Timeline> timelines) {
    return timelines.stream().collect(collector());
  }

  /**
   * Returns a collector that counts timelines.
   *
   * @return the collector
   */
  public static Collector<Timeline, ?, PopulationTally> collector() {
    return Collector.<Timeline, long[], PopulationTally>of(
        () -> new long[LENGTH],
        PopulationTally::count,
        PopulationTally::add,
        PopulationTally::new,
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one customer more.
   *
   * @param timeline the timeline of a customer who was not counted yet
   * @return the tally with the customer
   */
  public PopulationTally plus(Timeline timeline) {
    long[] more = counts.clone();
    count(more, timeline);
    return new PopulationTally(more);
  }

  /**
   * Adds the tally of other customers.
   *
   * @param other a tally that shares no customer with this
   * @return the tally of both
   * @throws ArithmeticException if a count is more than a {@code long}
   */
  public PopulationTally merge(PopulationTally other) {
    return new PopulationTally(add(counts.clone(), requireNonNull(other, "other").counts));
  }

  /**
   * Returns how many customers were counted.
   *
   * @return zero or more
   */
  public long customers() {
    return Arrays.stream(counts, STAGES, PHASES).sum();
  }

  /**
   * Returns how many customers stand on a rung.
   *
   * @param rung a rung of the ladder of formation
   * @return zero or more
   */
  public long count(LadderRung rung) {
    return counts[RUNGS + index(rung)];
  }

  /**
   * Returns how many relationships are in a stage.
   *
   * @param stage a stage of the life cycle
   * @return zero or more
   */
  public long count(LifeStage stage) {
    return counts[STAGES + index(stage)];
  }

  /**
   * Returns how many relationships are in a phase.
   *
   * @param phase a phase of the five-stage life cycle
   * @return zero or more
   */
  public long count(RelationshipPhase phase) {
    return counts[PHASES + index(phase)];
  }

  /**
   * Returns how many customers are strangers, acquaintances, friends or partners.
   *
   * @param relation one of them
   * @return zero or more
   */
  public long count(CustomerRelation relation) {
    return counts[RELATIONS + index(relation)];
  }

  /**
   * Returns of how many relationships it is found that they are mature, that they are not, or that it is not known.
   *
   * @param mature the finding
   * @return zero or more
   */
  public long countMature(Finding mature) {
    return counts[MATURE + index(mature)];
  }

  /**
   * Returns how often each stage was followed by each.
   *
   * @return the matrix of all steps of all customers
   */
  public TransitionMatrix transitions() {
    return TransitionMatrix.of((from, to) -> counts[step(from, to)]);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.counts(counts));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static PopulationTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> new PopulationTally(in.counts(LENGTH)));
  }

  private static void count(long[] counts, Timeline timeline) {
    Position position = timeline.position();
    counts[RUNGS + index(position.rung())]++;
    counts[STAGES + index(position.stage())]++;
    position.phase().ifPresent(phase -> counts[PHASES + index(phase)]++);
    counts[RELATIONS + index(position.relation())]++;
    counts[MATURE + index(position.mature())]++;
    List<Position> positions = timeline.positions();
    for (int i = 1; i < positions.size(); i++) {
      counts[step(positions.get(i - 1).stage(), positions.get(i).stage())]++;
    }
  }

  private static long[] add(long[] sum, long[] more) {
    for (int i = 0; i < LENGTH; i++) {
      sum[i] = Math.addExact(sum[i], more[i]);
    }
    return sum;
  }

  private static int step(LifeStage from, LifeStage to) {
    return STEPS + index(from) * LifeStage.values().length + index(to);
  }

  /* The order of the constants is part of the byte form: whoever changes it changes the version. */
  @SuppressWarnings("EnumOrdinal")
  private static int index(Enum<?> constant) {
    return constant.ordinal();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PopulationTally that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /**
   * Returns the number of customers.
   *
   * @return text such as {@code "PopulationTally of 3 customers"}
   */
  @Override
  public String toString() {
    return "PopulationTally of " + customers() + (customers() == 1 ? " customer" : " customers");
  }
}
