package dev.rapport.scoring.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.scoring.typology.Cut;
import dev.rapport.scoring.typology.QuadrantClassifier;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How often people complain about each attribute of a service, and how often they praise it.
 *
 * <p>Parking with 90 complaints and 3 compliments, beside a welcome with 4 and 80, is a {@linkplain MentionRole#DISSATISFIER dissatisfier}; the
 * welcome is a satisfier. Attributes are compared with each other, so the roles depend on which attributes are counted at all; an attribute
 * that nobody mentions can be counted with zeros. Tallies merge in any order ({@link #empty()}, {@link #plus}) as long as a mention is in one of
 * them only. Immutable and thread-safe.
 */
public final class MentionTally {
  /**
   * The mentions of one attribute.
   *
   * @param complaints how many complain about it (抱怨), zero or more
   * @param compliments how many praise it (赞扬), zero or more
   */
  public record Mentions(long complaints, long compliments) {
    /**
     * Checks the components.
     *
     * @param complaints zero or more
     * @param compliments zero or more
     * @throws IllegalArgumentException if a component is negative
     */
    public Mentions {
      KanoCounts.requireCount("complaints", complaints);
      KanoCounts.requireCount("compliments", compliments);
    }

    private Mentions plus(Mentions other) {
      return new Mentions(
          Math.addExact(complaints, other.complaints),
          Math.addExact(compliments, other.compliments));
    }
  }

  private static final ByteForm BYTE_FORM = ByteForm.of("MentionTally", 1);
  private static final MentionTally EMPTY = new MentionTally(new TreeMap<>());

  private final SortedMap<String, Mentions> mentions;

  private MentionTally(SortedMap<String, Mentions> mentions) {
    this.mentions = Collections.unmodifiableSortedMap(mentions);
  }

  /**
   * Returns no mentions: the neutral element of {@link #plus}.
   *
   * @return the empty tally
   */
  public static MentionTally empty() {
    return EMPTY;
  }

  /**
   * Adds mentions of an attribute.
   *
   * @param attribute its name, not blank
   * @param complaints how many complain about it, zero or more
   * @param compliments how many praise it, zero or more
   * @return the tally with them
   * @throws IllegalArgumentException if an argument breaks its rule
   * @throws ArithmeticException if a count no longer fits in a {@code long}
   */
  public MentionTally with(String attribute, long complaints, long compliments) {
    checkArgument(!requireNonNull(attribute, "attribute").isBlank(), "attribute must not be blank");
    SortedMap<String, Mentions> sum = new TreeMap<>(mentions);
    sum.merge(attribute, new Mentions(complaints, compliments), Mentions::plus);
    return new MentionTally(sum);
  }

  /**
   * Adds other mentions.
   *
   * @param other a tally of mentions that are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if a count no longer fits in a {@code long}
   */
  public MentionTally plus(MentionTally other) {
    requireNonNull(other, "other");
    SortedMap<String, Mentions> sum = new TreeMap<>(mentions);
    other.mentions.forEach((attribute, more) -> sum.merge(attribute, more, Mentions::plus));
    return new MentionTally(sum);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static MentionTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      SortedMap<String, Mentions> mentions = new TreeMap<>();
      int attributes = in.count(Integer.MAX_VALUE, "attributes");
      for (int i = 0; i < attributes; i++) {
        String attribute = in.text();
        checkArgument(
            !attribute.isBlank()
                && (mentions.isEmpty() || attribute.compareTo(mentions.lastKey()) > 0),
            "bytes must hold attributes in their order, had \"%s\"",
            attribute);
        mentions.put(attribute, new Mentions(in.count(), in.count()));
      }
      return new MentionTally(mentions);
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      out.count(mentions.size());
      mentions.forEach(
          (attribute, one) -> out.text(attribute).counts(one.complaints(), one.compliments()));
    });
  }

  /**
   * Returns the mentions.
   *
   * @return by attribute; unmodifiable
   */
  public SortedMap<String, Mentions> mentions() {
    return mentions;
  }

  /**
   * Returns the role of each attribute.
   *
   * <p>Attributes are ranked by complaints and by compliments; who ranks above the median rank is high. Equal counts share the mean of their
   * ranks, and an attribute exactly at the median is low, as the middle one of three is. If all counts are equal nobody is high. The median as
   * the border is our choice: the authors compare ranks by eye.
   *
   * @return by attribute; empty without attributes; unmodifiable
   */
  public SortedMap<String, MentionRole> roles() {
    SortedMap<String, MentionRole> roles = new TreeMap<>();
    // The median of the ranks 1 to n, times two, so that all ranks are whole numbers.
    Cut median = new Cut(mentions.size() + 1.0, Cut.Basis.MEDIAN, Cut.Tie.LOW);
    QuadrantClassifier cuts = QuadrantClassifier.of(median, median);
    Collection<Mentions> all = mentions.values();
    mentions.forEach((attribute, one) -> roles.put(
        attribute,
        MentionRole.of(cuts.classify(
            doubleRank(all, one, Mentions::complaints),
            doubleRank(all, one, Mentions::compliments)))));
    return Collections.unmodifiableSortedMap(roles);
  }

  /** Returns twice the rank from below, equal counts sharing the mean of their ranks. */
  private static int doubleRank(
      Collection<Mentions> all, Mentions one, ToLongFunction<Mentions> count) {
    int rank = 1;
    for (Mentions other : all) {
      rank += 1 + Long.signum(Long.compare(count.applyAsLong(one), count.applyAsLong(other)));
    }
    return rank;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof MentionTally other && mentions.equals(other.mentions);
  }

  @Override
  public int hashCode() {
    return mentions.hashCode();
  }

  /**
   * Returns the counts.
   *
   * @return by attribute
   */
  @Override
  public String toString() {
    return mentions.toString();
  }
}
