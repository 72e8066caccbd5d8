package dev.rapport.scoring.rfm;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.rapport.core.customer.SegmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a segment scheme really does to the scores of its scale: the findings of its linter.
 *
 * <p>Three things go wrong with schemes that are drawn and not checked. Scores are claimed by several segments, so the order decides in
 * silence; scores are claimed by none; and segments are so wholly covered by earlier ones that no customer can ever be in them. The
 * ten-segment table that most tutorials copy has all three: 39 scores of 125 are claimed more than once, 36 not at all, and 3 of the 10
 * segments are unreachable.
 *
 * <p>The report is exact: it looks at every score, at most 1,000.
 *
 * @param scheme the name of the scheme
 * @param reaches what each segment claims and gets, in the order of the scheme
 * @param overlaps the scores that several segments claim, in the order of the scores
 * @param unmatched the scores that no segment claims, in their order
 */
public record SchemeReport(
    String scheme, List<Reach> reaches, List<Overlap> overlaps, List<RfmScore> unmatched) {
  private static final int SHOWN = 10;

  /**
   * Copies the lists.
   *
   * @param scheme the name of the scheme
   * @param reaches one for each segment
   * @param overlaps the scores with several segments
   * @param unmatched the scores without a segment
   */
  public SchemeReport {
    requireNonNull(scheme, "scheme");
    reaches = List.copyOf(requireNonNull(reaches, "reaches"));
    overlaps = List.copyOf(requireNonNull(overlaps, "overlaps"));
    unmatched = List.copyOf(requireNonNull(unmatched, "unmatched"));
  }

  /**
   * What a segment claims and gets.
   *
   * @param segment the segment
   * @param claimed the scores in its region, in their order
   * @param won those of them that no earlier segment claims
   */
  public record Reach(SegmentId segment, List<RfmScore> claimed, List<RfmScore> won) {
    /**
     * Copies the lists.
     *
     * @param segment the segment
     * @param claimed the scores in its region
     * @param won those that it gets
     */
    public Reach {
      requireNonNull(segment, "segment");
      claimed = List.copyOf(requireNonNull(claimed, "claimed"));
      won = List.copyOf(requireNonNull(won, "won"));
    }

    /**
     * Tells whether no customer can be in the segment.
     *
     * @return whether it gets no score
     */
    public boolean isUnreachable() {
      return won.isEmpty();
    }
  }

  /**
   * A score that several segments claim.
   *
   * @param score the score
   * @param segments who claims it, in the order of the scheme; the first gets it
   */
  public record Overlap(RfmScore score, List<SegmentId> segments) {
    /**
     * Copies the list.
     *
     * @param score the score
     * @param segments who claims it
     */
    public Overlap {
      requireNonNull(score, "score");
      segments = List.copyOf(requireNonNull(segments, "segments"));
    }

    /**
     * Returns the overlap in one line.
     *
     * @return text such as {@code "5-5-5: champions, loyal"}
     */
    @Override
    public String toString() {
      return score + ": " + list(segments);
    }
  }

  static SchemeReport of(SegmentScheme scheme) {
    List<SegmentScheme.Segment> segments = scheme.segments();
    List<List<RfmScore>> claimed = lists(segments.size());
    List<List<RfmScore>> won = lists(segments.size());
    List<Overlap> overlaps = new ArrayList<>();
    List<RfmScore> unmatched = new ArrayList<>();
    for (int cell = 0; cell < RfmScore.cells(scheme.bins()); cell++) {
      RfmScore score = RfmScore.ofCell(cell, scheme.bins());
      int[] claimants = IntStream.range(0, segments.size())
          .filter(index -> segments.get(index).region().contains(score))
          .toArray();
      if (claimants.length == 0) {
        unmatched.add(score);
      } else {
        won.get(claimants[0]).add(score);
      }
      for (int claimant : claimants) {
        claimed.get(claimant).add(score);
      }
      if (claimants.length > 1) {
        overlaps.add(new Overlap(
            score,
            IntStream.of(claimants).mapToObj(index -> segments.get(index).id()).toList()));
      }
    }
    List<Reach> reaches = IntStream.range(0, segments.size())
        .mapToObj(index -> new Reach(segments.get(index).id(), claimed.get(index), won.get(index)))
        .toList();
    return new SchemeReport(scheme.name(), reaches, overlaps, unmatched);
  }

  private static List<List<RfmScore>> lists(int size) {
    List<List<RfmScore>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  /**
   * Returns the segments that no customer can be in.
   *
   * @return their reaches, in the order of the scheme; what they claim is what earlier segments took from them
   */
  public List<Reach> unreachable() {
    return reaches.stream().filter(Reach::isUnreachable).toList();
  }

  /**
   * Tells whether every score is claimed by exactly one segment and every segment has a score.
   *
   * @return whether there is no finding; the order of the segments does not matter then
   */
  public boolean isPartition() {
    return overlaps.isEmpty() && unmatched.isEmpty() && unreachable().isEmpty();
  }

  /**
   * Returns the findings for a person.
   *
   * @return a line each for unreachable segments, overlaps and scores without a segment; of many scores the first ten
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Reach reach : unreachable()) {
      lines.add("segment " + reach.segment() + " is unreachable: "
          + (reach.claimed().isEmpty()
              ? "it claims no score of the scale"
              : "earlier segments take " + list(reach.claimed())));
    }
    if (!overlaps.isEmpty()) {
      lines.add(overlaps.size() + " scores have several segments: "
          + overlaps.stream().limit(SHOWN).map(Overlap::toString).collect(joining("; "))
          + (overlaps.size() > SHOWN ? "; ..." : ""));
    }
    if (!unmatched.isEmpty()) {
      lines.add(unmatched.size() + " scores have no segment: " + list(unmatched));
    }
    return lines;
  }

  private static String list(List<?> elements) {
    return elements.stream().limit(SHOWN).map(Object::toString).collect(joining(", "))
        + (elements.size() > SHOWN ? ", ..." : "");
  }

  /**
   * Returns the findings in one text.
   *
   * @return text that begins with the name of the scheme
   */
  @Override
  public String toString() {
    return isPartition()
        ? "scheme " + scheme + " gives every score one segment"
        : "scheme " + scheme + ": " + String.join(". ", lines());
  }
}
