package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.function.Predicate;

/**
 * A set of RFM scores: what a segment is made of.
 *
 * <p>Most are boxes, a band of scores in each dimension: {@code ScoreRegion.parse("R4-5 F1 M2-3")} holds the scores with recency 4 or
 * 5, frequency 1 and monetary 2 or 3; a dimension that is not named may have any score. Regions combine with {@link #and}, {@link #or}
 * and {@link #not}, print as they are read, and are equal if they are made alike. A region of one's own is a named predicate; because
 * a scale has at most 1,000 scores, the {@linkplain SchemeReport linter} sees through it too.
 */
public sealed interface ScoreRegion {
  /**
   * Tells whether a score lies in the region.
   *
   * @param score the score
   * @return whether it does
   */
  boolean contains(RfmScore score);

  /**
   * Reads the form that a box prints.
   *
   * @param text up to three bands behind {@code R}, {@code F} and {@code M} in this order with a space between, such as {@code "R4-5
   *     F1 M2-3"} or {@code "R1"}; or {@code "any"}
   * @return the box
   * @throws IllegalArgumentException if the text has another form or a score is out of range
   */
  static Box parse(String text) {
    return Box.read(requireNonNull(text, "text"));
  }

  /**
   * Returns the region of one's own rule.
   *
   * @param name what it is called where it is printed
   * @param predicate the rule: a pure function of the score
   * @return the region
   */
  static Custom named(String name, Predicate<RfmScore> predicate) {
    return new Custom(name, predicate);
  }

  /**
   * Returns the scores that lie in this region and in another.
   *
   * @param other the other region
   * @return the common scores
   */
  default ScoreRegion and(ScoreRegion other) {
    return new AllOf(List.<ScoreRegion>of(this, requireNonNull(other, "other")));
  }

  /**
   * Returns the scores that lie in this region or in another.
   *
   * @param other the other region
   * @return the scores of both
   */
  default ScoreRegion or(ScoreRegion other) {
    return new AnyOf(List.<ScoreRegion>of(this, requireNonNull(other, "other")));
  }

  /**
   * Returns the scores that do not lie in this region.
   *
   * @return all others
   */
  default ScoreRegion not() {
    return new Not(this);
  }

  /**
   * A band of scores in one dimension.
   *
   * @param from the lowest score, 1 to {@value RfmScore#MAX}
   * @param to the highest score, {@code from} to {@value RfmScore#MAX}
   */
  record Band(int from, int to) {
    /** Every score. */
    public static final Band ANY = new Band(1, RfmScore.MAX);

    /**
     * Checks the ends.
     *
     * @param from 1 to {@code to}
     * @param to {@code from} to {@value RfmScore#MAX}
     * @throws IllegalArgumentException if they are out of range
     */
    public Band {
      checkArgument(
          1 <= from && from <= to && to <= RfmScore.MAX,
          "a band must be from 1 or more to %s or less, was %s to %s",
          RfmScore.MAX,
          from,
          to);
    }

    /**
     * Tells whether a score lies in the band.
     *
     * @param score the score of one dimension
     * @return whether it does
     */
    public boolean contains(int score) {
      return from <= score && score <= to;
    }

    /**
     * Returns the band as it is read.
     *
     * @return text such as {@code "4-5"} or {@code "1"}
     */
    @Override
    public String toString() {
      return from == to ? Integer.toString(from) : from + "-" + to;
    }

    private static Band read(String text) {
      List<String> ends = Splitter.on('-').splitToList(text);
      checkArgument(
          ends.size() <= 2 && ends.stream().allMatch(RfmScore::isWrittenScore),
          "a band must be like \"4-5\" or \"1\", was \"%s\"",
          text);
      return new Band(Integer.parseInt(ends.get(0)), Integer.parseInt(ends.get(ends.size() - 1)));
    }
  }

  /**
   * A band in each dimension.
   *
   * @param recency which recency scores
   * @param frequency which frequency scores
   * @param monetary which monetary scores
   */
  record Box(Band recency, Band frequency, Band monetary) implements ScoreRegion {
    private static final String ANY = "any";

    /**
     * Checks the components.
     *
     * @param recency any band
     * @param frequency any band
     * @param monetary any band
     */
    public Box {
      requireNonNull(recency, "recency");
      requireNonNull(frequency, "frequency");
      requireNonNull(monetary, "monetary");
    }

    @Override
    public boolean contains(RfmScore score) {
      requireNonNull(score, "score");
      return recency.contains(score.recency())
          && frequency.contains(score.frequency())
          && monetary.contains(score.monetary());
    }

    /**
     * Returns the box as {@link #parse} reads it.
     *
     * @return text such as {@code "R4-5 F1 M2-3"}
     */
    @Override
    public String toString() {
      String text = (part('R', recency) + part('F', frequency) + part('M', monetary)).strip();
      return text.isEmpty() ? ANY : text;
    }

    private static String part(char dimension, Band band) {
      return band.equals(Band.ANY) ? "" : " " + dimension + band;
    }

    private static Box read(String text) {
      Band[] bands = {Band.ANY, Band.ANY, Band.ANY};
      int last = -1;
      for (String part : text.equals(ANY) ? List.<String>of() : Splitter.on(' ').split(text)) {
        int dimension = part.isEmpty() ? -1 : "RFM".indexOf(part.charAt(0));
        checkArgument(
            dimension > last, "text must be like \"R4-5 F1 M2-3\" or \"any\", was \"%s\"", text);
        bands[dimension] = Band.read(part.substring(1));
        last = dimension;
      }
      return new Box(bands[0], bands[1], bands[2]);
    }
  }

  /**
   * The scores that lie in any of several regions.
   *
   * @param regions the regions; none means no score
   */
  record AnyOf(List<ScoreRegion> regions) implements ScoreRegion {
    /**
     * Copies the list.
     *
     * @param regions any number
     */
    public AnyOf {
      regions = List.copyOf(requireNonNull(regions, "regions"));
    }

    @Override
    public boolean contains(RfmScore score) {
      return regions.stream().anyMatch(region -> region.contains(score));
    }

    /**
     * Returns the regions with a word between.
     *
     * @return text such as {@code "(R5 or F5)"}
     */
    @Override
    public String toString() {
      return regions.stream().map(ScoreRegion::toString).collect(joining(" or ", "(", ")"));
    }
  }

  /**
   * The scores that lie in all of several regions.
   *
   * @param regions the regions; none means every score
   */
  record AllOf(List<ScoreRegion> regions) implements ScoreRegion {
    /**
     * Copies the list.
     *
     * @param regions any number
     */
    public AllOf {
      regions = List.copyOf(requireNonNull(regions, "regions"));
    }

    @Override
    public boolean contains(RfmScore score) {
      return regions.stream().allMatch(region -> region.contains(score));
    }

    /**
     * Returns the regions with a word between.
     *
     * @return text such as {@code "(R5 and not M1)"}
     */
    @Override
    public String toString() {
      return regions.stream().map(ScoreRegion::toString).collect(joining(" and ", "(", ")"));
    }
  }

  /**
   * The scores outside a region.
   *
   * @param region the region
   */
  record Not(ScoreRegion region) implements ScoreRegion {
    /**
     * Checks the component.
     *
     * @param region any region
     */
    public Not {
      requireNonNull(region, "region");
    }

    @Override
    public boolean contains(RfmScore score) {
      return !region.contains(score);
    }

    /**
     * Returns the region with a word before it.
     *
     * @return text such as {@code "not R1"}
     */
    @Override
    public String toString() {
      return "not " + region;
    }
  }

  /**
   * A rule of one's own.
   *
   * @param name what it is called; two are equal if they have the same name and the same predicate
   * @param predicate a pure function of the score
   */
  record Custom(String name, Predicate<RfmScore> predicate) implements ScoreRegion {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param predicate the rule
     * @throws IllegalArgumentException if the name is blank
     */
    public Custom {
      requireNonNull(name, "name");
      requireNonNull(predicate, "predicate");
      checkArgument(!name.isBlank(), "name must not be blank");
    }

    @Override
    public boolean contains(RfmScore score) {
      return predicate.test(requireNonNull(score, "score"));
    }

    /**
     * Returns the name.
     *
     * @return the name in brackets, to tell it from a box
     */
    @Override
    public String toString() {
      return "[" + name + "]";
    }
  }
}
