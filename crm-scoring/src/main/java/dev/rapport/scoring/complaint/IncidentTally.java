package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.complaint.ComplaintResponses.Complainer;
import dev.rapport.scoring.complaint.CriticalIncident.Tone;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How many {@linkplain CriticalIncident critical incidents} of each kind there were: what they were about, what customers did and what became
 * of it, the satisfying and the dissatisfying ones apart.
 *
 * <p>Example: {@code tally.ofType(Tone.DISSATISFYING, Type.SYSTEM)} is the share of bad memories that began with a failure of the core service,
 * a {@link Proportion} with its intervals. Incidents are what customers chose to tell, so shares compare kinds of incidents and are no failure
 * rates.
 *
 * <p>Tallies are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Immutable and thread-safe.
 */
public final class IncidentTally {
  private static final ByteForm BYTE_FORM = ByteForm.of("IncidentTally", 1);

  /* What is counted for a tone, each with its place: the first three groups have equal sums, the last has none to keep. */
  private static final ImmutableMap<Enum<?>, Integer> PLACES = places();
  private static final int WIDTH = PLACES.size();
  private static final int CELLS = 2 * WIDTH;

  private static final IncidentTally EMPTY = new IncidentTally(new long[CELLS]);

  private final long[] counts;

  private IncidentTally(long[] counts) {
    this.counts = counts;
  }

  /**
   * Returns a tally of no incident.
   *
   * @return the neutral element of {@link #merge}
   */
  public static IncidentTally empty() {
    return EMPTY;
  }

  /**
   * Counts incidents.
   *
   * @param incidents the incidents
   * @return the tally
   */
  public static IncidentTally of(Collection<CriticalIncident> incidents) {
    return requireNonNull(incidents, "incidents").stream().collect(collector());
  }

  /**
   * Returns a collector of incidents.
   *
   * @return a collector
   */
  public static Collector<CriticalIncident, ?, IncidentTally> collector() {
    return Collector.of(
        () -> new long[CELLS],
        IncidentTally::count,
        IncidentTally::sum,
        IncidentTally::new,
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more incident.
   *
   * @param incident the incident
   * @return the tally with it
   */
  public IncidentTally add(CriticalIncident incident) {
    long[] more = counts.clone();
    count(more, requireNonNull(incident, "incident"));
    return new IncidentTally(more);
  }

  /**
   * Adds other incidents.
   *
   * @param other a tally of incidents that are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if a count no longer fits in a {@code long}
   */
  public IncidentTally merge(IncidentTally other) {
    return new IncidentTally(sum(counts, requireNonNull(other, "other").counts));
  }

  private static ImmutableMap<Enum<?>, Integer> places() {
    ImmutableMap.Builder<Enum<?>, Integer> places = ImmutableMap.builder();
    int next = 0;
    for (List<? extends Enum<?>> group : List.<List<? extends Enum<?>>>of(
        List.of(ServiceFailure.values()),
        List.of(ComplaintOutcome.values()),
        List.of(Complainer.values()),
        List.of(ComplaintResponse.values()))) {
      for (Enum<?> constant : group) {
        places.put(constant, next++);
      }
    }
    return places.buildOrThrow();
  }

  private static void count(long[] counts, CriticalIncident incident) {
    Tone tone = incident.tone();
    increment(counts, at(tone, incident.failure()));
    increment(counts, at(tone, incident.recovery().outcome()));
    increment(counts, at(tone, incident.responses().complainer()));
    incident.responses().responses().forEach(response -> increment(counts, at(tone, response)));
  }

  private static void increment(long[] counts, int cell) {
    counts[cell] = Math.incrementExact(counts[cell]);
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = new long[CELLS];
    Arrays.setAll(sum, i -> Math.addExact(left[i], right[i]));
    return sum;
  }

  private static int at(Tone tone, Enum<?> constant) {
    int place = requireNonNull(PLACES.get(constant));
    return requireNonNull(tone, "tone") == Tone.SATISFYING ? place : WIDTH + place;
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static IncidentTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      IncidentTally tally = new IncidentTally(in.counts(CELLS));
      for (Tone tone : Tone.values()) {
        long incidents = tally.incidents(tone);
        checkArgument(
            tally.total(tone, ComplaintOutcome.values()) == incidents
                && tally.total(tone, Complainer.values()) == incidents
                && Arrays.stream(ComplaintResponse.values())
                    .allMatch(response -> tally.cell(tone, response) <= incidents),
            "bytes must hold counts that fit together, held %s",
            tally);
      }
      return tally;
    });
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
   * Returns how many incidents of a tone there are.
   *
   * @param tone satisfying or dissatisfying
   * @return zero or more
   */
  public long incidents(Tone tone) {
    return total(tone, ServiceFailure.values());
  }

  /**
   * Returns how many incidents there are in all.
   *
   * @return zero or more
   * @throws ArithmeticException if they do not fit in a {@code long}
   */
  public long incidents() {
    return Math.addExact(incidents(Tone.SATISFYING), incidents(Tone.DISSATISFYING));
  }

  /**
   * Returns how many incidents of a tone were about a failure.
   *
   * @param tone satisfying or dissatisfying
   * @param failure what they were about
   * @return zero or more
   */
  public long count(Tone tone, ServiceFailure failure) {
    return cell(tone, requireNonNull(failure, "failure"));
  }

  /**
   * Returns which share of the incidents of a tone were about a type of failure.
   *
   * @param tone satisfying or dissatisfying
   * @param type what they were about
   * @return of all incidents of the tone
   */
  public Proportion ofType(Tone tone, ServiceFailure.Type type) {
    long count = 0;
    for (ServiceFailure failure : requireNonNull(type, "type").failures()) {
      count += count(tone, failure);
    }
    return Proportion.of(count, incidents(tone));
  }

  /**
   * Returns how often incidents about a type of failure were dissatisfying.
   *
   * @param type what they were about
   * @return of all incidents about it
   */
  public Proportion dissatisfying(ServiceFailure.Type type) {
    long bad = ofType(Tone.DISSATISFYING, type).successes();
    return Proportion.of(bad, Math.addExact(bad, ofType(Tone.SATISFYING, type).successes()));
  }

  /**
   * Returns how often customers responded in a way. Shares of several ways add up to more than one where customers did several things.
   *
   * @param tone satisfying or dissatisfying
   * @param response what they did
   * @return of all incidents of the tone
   */
  public Proportion responding(Tone tone, ComplaintResponse response) {
    return share(tone, requireNonNull(response, "response"));
  }

  /**
   * Returns how often incidents had an outcome.
   *
   * @param tone satisfying or dissatisfying
   * @param outcome what became of the problem
   * @return of all incidents of the tone
   */
  public Proportion ending(Tone tone, ComplaintOutcome outcome) {
    return share(tone, requireNonNull(outcome, "outcome"));
  }

  /**
   * Returns how many of the customers were complainers of a kind; the passive ones are those who kept silent.
   *
   * @param tone satisfying or dissatisfying
   * @param complainer the kind
   * @return of all incidents of the tone
   */
  public Proportion complaining(Tone tone, Complainer complainer) {
    return share(tone, requireNonNull(complainer, "complainer"));
  }

  private Proportion share(Tone tone, Enum<?> constant) {
    return Proportion.of(cell(tone, constant), incidents(tone));
  }

  private long cell(Tone tone, Enum<?> constant) {
    return counts[at(tone, constant)];
  }

  private long total(Tone tone, Enum<?>... group) {
    long total = 0;
    for (Enum<?> constant : group) {
      total = Math.addExact(total, cell(tone, constant));
    }
    return total;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof IncidentTally other && Arrays.equals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /**
   * Returns the size of the tally.
   *
   * @return such as {@code "12 satisfying and 30 dissatisfying incidents"}
   */
  @Override
  public String toString() {
    return incidents(Tone.SATISFYING) + " satisfying and " + incidents(Tone.DISSATISFYING)
        + " dissatisfying incidents";
  }
}
