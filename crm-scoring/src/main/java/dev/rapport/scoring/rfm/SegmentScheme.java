package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.SegmentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names for groups of RFM scores: an ordered list of segments, of which the first that holds a score gets the customer.
 *
 * <p>The order matters wherever segments overlap, and a segment that lies wholly behind earlier ones gets nobody, however often it is
 * drawn on a slide. {@link #lint()} tells what a scheme really does, cell by cell, and {@link #requirePartition()} insists on a scheme in
 * which every score has exactly one segment. Scores that no segment holds get the scheme's rest.
 *
 * <pre>{@code
 * SegmentScheme scheme = SegmentScheme.builder("house", 5)
 *     .segment("best", "Best customers", "R4-5 F4-5 M4-5")
 *     .segment("lapsing", "Once good, now silent", "R1-2 F3-5")
 *     .rest("others")
 *     .build();
 * scheme.segmentOf(RfmScore.parse("5-4-4"));   // best
 * }</pre>
 *
 * <p>A scheme is a value: it prints, compares and can be kept. It is made for one scale. Immutable and thread-safe.
 */
public final class SegmentScheme {
  private static final int MOST_SEGMENTS = 100;

  private final String name;
  private final int bins;
  private final List<Segment> segments;
  private final SegmentId rest;

  /** The index of the segment that gets each cell; that after the last segment is the rest. */
  private final byte[] segmentOfCell;

  private SegmentScheme(Builder builder, SegmentId rest) {
    this.name = builder.name;
    this.bins = builder.bins;
    this.segments = List.copyOf(builder.segments);
    this.rest = rest;
    this.segmentOfCell = new byte[RfmScore.cells(bins)];
    for (int cell = 0; cell < segmentOfCell.length; cell++) {
      RfmScore score = RfmScore.ofCell(cell, bins);
      int index = 0;
      while (index < segments.size() && !segments.get(index).region().contains(score)) {
        index++;
      }
      segmentOfCell[cell] = (byte) index;
    }
  }

  /**
   * One segment.
   *
   * @param id its id, unique in the scheme
   * @param label what people call it
   * @param region the scores that it claims
   */
  public record Segment(SegmentId id, String label, ScoreRegion region) {
    /**
     * Checks the components.
     *
     * @param id any id
     * @param label not blank
     * @param region any region
     * @throws IllegalArgumentException if the label is blank
     */
    public Segment {
      requireNonNull(id, "id");
      requireNonNull(label, "label");
      requireNonNull(region, "region");
      checkArgument(!label.isBlank(), "label must not be blank");
    }

    /**
     * Returns the segment in one line.
     *
     * @return text such as {@code "champions (Champions): R4-5 F4-5 M4-5"}
     */
    @Override
    public String toString() {
      return id + " (" + label + "): " + region;
    }
  }

  /** Collects the segments of a scheme, in the order in which they are tried. */
  public static final class Builder {
    private final String name;
    private final int bins;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<SegmentId> ids = new HashSet<>();
    private @Nullable SegmentId rest;

    private Builder(String name, int bins) {
      this.name = name;
      this.bins = bins;
    }

    /**
     * Adds a segment behind those that are there.
     *
     * @param segment the segment
     * @return this builder
     * @throws IllegalArgumentException if its id is taken or there are 100 segments already
     */
    public Builder segment(Segment segment) {
      requireNonNull(segment, "segment");
      checkArgument(segments.size() < MOST_SEGMENTS, "segments must be at most %s", MOST_SEGMENTS);
      checkArgument(
          ids.add(segment.id()), "segment ids must be unique, \"%s\" stands twice", segment.id());
      segments.add(segment);
      return this;
    }

    /**
     * Adds a segment that is a box of scores.
     *
     * @param id its id, unique in the scheme
     * @param label what people call it
     * @param box the scores, as {@link ScoreRegion#parse} reads them
     * @return this builder
     * @throws IllegalArgumentException if the text is no box or the id is taken
     */
    public Builder segment(String id, String label, String box) {
      return segment(new Segment(SegmentId.of(id), label, ScoreRegion.parse(box)));
    }

    /**
     * Names the segment of the scores that no other one holds; {@code others} if it is not named.
     *
     * @param id its id, unique in the scheme
     * @return this builder
     * @throws IllegalArgumentException if the id is taken
     * @throws IllegalStateException if the rest is named already
     */
    public Builder rest(String id) {
      if (rest != null) {
        throw new IllegalStateException("rest must be named once, is " + rest);
      }
      SegmentId named = SegmentId.of(id);
      checkArgument(ids.add(named), "segment ids must be unique, \"%s\" stands twice", id);
      rest = named;
      return this;
    }

    /**
     * Returns the scheme.
     *
     * @return the scheme
     * @throws IllegalStateException if there is no segment
     */
    public SegmentScheme build() {
      if (segments.isEmpty()) {
        throw new IllegalStateException("a scheme must have at least one segment");
      }
      if (rest == null) {
        rest("others");
      }
      return new SegmentScheme(this, requireNonNull(rest, "rest"));
    }
  }

  /**
   * Starts a scheme.
   *
   * @param name what the scheme is called
   * @param bins points of the scale that it is made for, 2 to {@value RfmScore#MAX}
   * @return a builder without segments
   * @throws IllegalArgumentException if the name is blank or {@code bins} is out of range
   */
  public static Builder builder(String name, int bins) {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    RfmScore.cells(bins);
    return new Builder(name, bins);
  }

  /**
   * Returns the name.
   *
   * @return what the scheme is called
   */
  public String name() {
    return name;
  }

  /**
   * Returns how many points the scale has that the scheme is made for.
   *
   * @return 2 to {@value RfmScore#MAX}
   */
  public int bins() {
    return bins;
  }

  /**
   * Returns the segments.
   *
   * @return an unmodifiable list in the order in which they are tried, without the rest
   */
  public List<Segment> segments() {
    return segments;
  }

  /**
   * Returns the segment of the scores that no other one holds.
   *
   * @return its id
   */
  public SegmentId rest() {
    return rest;
  }

  /**
   * Returns the segment of a score.
   *
   * @param score a score of the scheme's scale
   * @return the first segment that holds it, or the rest
   * @throws IllegalArgumentException if the scale is too short for the score
   */
  public SegmentId segmentOf(RfmScore score) {
    return idAt(segmentOfCell[requireNonNull(score, "score").cell(bins)]);
  }

  /**
   * Returns the segment that an index of bulk assignment stands for.
   *
   * @param index 0 for the first segment, the number of {@link #segments()} for the rest
   * @return its id
   * @throws IndexOutOfBoundsException if there is no such segment
   */
  public SegmentId idAt(int index) {
    checkElementIndex(index, segments.size() + 1);
    return index == segments.size() ? rest : segments.get(index).id();
  }

  /**
   * Assigns segments to a range of customers whose scores were computed in bulk.
   *
   * @param cells cell numbers of the scheme's scale, as {@link CutScorer#scoreCells} writes them
   * @param indexes receives the indexes of the segments, which {@link #idAt} reads
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer, from {@code startInclusive} to the shorter array's length
   * @throws IndexOutOfBoundsException if the range leaves an array or a number is no cell of the scale
   */
  public void assign(short[] cells, byte[] indexes, int startInclusive, int endExclusive) {
    checkPositionIndexes(
        startInclusive,
        endExclusive,
        Math.min(requireNonNull(cells, "cells").length, requireNonNull(indexes, "indexes").length));
    for (int i = startInclusive; i < endExclusive; i++) {
      indexes[i] = segmentOfCell[cells[i]];
    }
  }

  /**
   * Adds up the customers of each segment. Counts of shards are merged before, as {@link RfmScoreCounts}.
   *
   * @param counts customers by score, on the scheme's scale
   * @return an unmodifiable map with every segment in its order and the rest last; empty segments have 0
   * @throws IllegalArgumentException if the scales differ
   */
  public Map<SegmentId, Long> count(RfmScoreCounts counts) {
    requireNonNull(counts, "counts");
    checkArgument(
        counts.bins() == bins,
        "counts must be on the scheme's scale of %s bins, were on %s",
        bins,
        counts.bins());
    Map<SegmentId, Long> customers = new LinkedHashMap<>();
    for (int index = 0; index <= segments.size(); index++) {
      customers.put(idAt(index), 0L);
    }
    counts
        .occupied()
        .forEach((score, number) -> customers.merge(segmentOf(score), number, Math::addExact));
    return Collections.unmodifiableMap(customers);
  }

  /**
   * Looks at every score of the scale: who claims it, who gets it, and who gets nothing.
   *
   * @return the findings
   */
  public SchemeReport lint() {
    return SchemeReport.of(this);
  }

  /**
   * Returns this scheme if every score belongs to exactly one segment and every segment has a score.
   *
   * @return this
   * @throws IllegalArgumentException if not; the message says where
   */
  public SegmentScheme requirePartition() {
    SchemeReport report = lint();
    checkArgument(report.isPartition(), "%s", report);
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SegmentScheme that
        && name.equals(that.name)
        && bins == that.bins
        && segments.equals(that.segments)
        && rest.equals(that.rest);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + segments.hashCode();
  }

  /**
   * Returns the scheme line by line.
   *
   * @return the name, a line for each segment in order, and the rest
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append(", ").append(bins).append(" points\n");
    segments.forEach(segment -> text.append("  ").append(segment).append('\n'));
    return text.append("  ").append(rest).append(": all other scores").toString();
  }
}
