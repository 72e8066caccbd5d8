package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How much a prospect resembles the customers one has, by what is known of both (准客户数据库: 同现有客户特征类似的消费者): whom to address next.
 *
 * <pre>
 * score = Σⱼ ln (cⱼᵥ + λ) / (C + λ Kⱼ) − ln (rⱼᵥ + λ) / (R + λ Kⱼ)
 * </pre>
 *
 * <p>c counts the customers with value v of attribute j, r the people of a reference group such as the population, C and R all of whom the
 * attribute is known, K the values that occur in either. λ smooths values that are rare. If 60 % of the customers and 30 % of the population
 * are under 30, being under 30 adds ln 2 = 0.69 (without smoothing) and being older adds ln (0.4 / 0.7) = −0.56. What is not known of a
 * prospect adds nothing.
 *
 * <p>It treats attributes as independent, so two that say the same thing count twice. The score orders prospects; it is no probability to buy,
 * for which a test mailing is needed: {@link GainsTable}. Test a sample of the list before all of it. Whether an attribute may lawfully be
 * used at all is not for this class to decide.
 *
 * <p>Scoring in bulk works on numbered values and allocates nothing per prospect. Immutable and thread-safe.
 */
public final class LookAlike {
  /** In bulk: a value that is not known. */
  public static final int UNKNOWN = -1;

  private static final ByteForm BYTE_FORM = ByteForm.of("LookAlike", 1);

  private final AttributeCounts customers;
  private final AttributeCounts reference;
  private final double smoothing;
  private final List<String> attributes;

  /** The values of each attribute; a value's place is its number in bulk. */
  private final List<List<String>> values;

  /** What each value adds to the score. */
  private final double[][] points;

  private LookAlike(AttributeCounts customers, AttributeCounts reference, double smoothing) {
    this.customers = requireNonNull(customers, "customers");
    this.reference = requireNonNull(reference, "reference");
    checkArgument(
        Double.isFinite(smoothing) && smoothing > 0,
        "smoothing must be finite and above 0, was %s. 1 and 0.5 are usual.",
        smoothing);
    this.smoothing = smoothing;
    SortedSet<String> common = new TreeSet<>(customers.attributes());
    common.retainAll(reference.attributes());
    this.attributes = List.copyOf(common);
    this.values = new ArrayList<>();
    this.points = new double[attributes.size()][];
    for (int j = 0; j < points.length; j++) {
      String attribute = attributes.get(j);
      SortedSet<String> both = new TreeSet<>(customers.values(attribute).keySet());
      both.addAll(reference.values(attribute).keySet());
      values.add(List.copyOf(both));
      points[j] = new double[both.size()];
      for (int v = 0; v < points[j].length; v++) {
        String value = values.get(j).get(v);
        points[j][v] = Math.log(smoothed(customers, attribute, value, both.size())
            / smoothed(reference, attribute, value, both.size()));
      }
    }
  }

  private double smoothed(AttributeCounts counts, String attribute, String value, int values) {
    return (counts.count(attribute, value) + smoothing)
        / (counts.known(attribute) + smoothing * values);
  }

  /**
   * Compares customers with a reference group. Attributes that are counted in one of them only are left out.
   *
   * @param customers the customers whose like are looked for
   * @param reference everybody who might be addressed, such as the population; the customers may be among them
   * @param smoothing λ, above 0: 1 (Laplace) or 0.5 (Jeffreys)
   * @return the fitted comparison
   * @throws IllegalArgumentException if the smoothing is not above 0
   */
  public static LookAlike fit(
      AttributeCounts customers, AttributeCounts reference, double smoothing) {
    return new LookAlike(customers, reference, smoothing);
  }

  /**
   * Returns the attributes that are compared.
   *
   * @return their names in order; the columns of bulk scoring
   */
  public List<String> attributes() {
    return attributes;
  }

  /**
   * Returns how much more frequent a value is among the customers than in the reference group, without smoothing: 100 means equally frequent,
   * 200 twice as frequent.
   *
   * <pre>
   * index = 100 · (c / C) / (r / R)
   * </pre>
   *
   * @param attribute any attribute
   * @param value any value
   * @return 0 or more; undefined if nobody in the reference group has the value or no customer is known
   */
  public Estimate index(String attribute, String value) {
    long known = customers.known(attribute);
    long referenceCount = reference.count(attribute, value);
    if (known == 0 || referenceCount == 0) {
      return Estimate.undefined(
          UndefinedReason.noData("people with " + attribute + " " + value), known);
    }
    double share = (double) customers.count(attribute, value) / known;
    double referenceShare = (double) referenceCount / reference.known(attribute);
    return Estimate.of(100 * share / referenceShare, known);
  }

  /**
   * Returns what one value adds to a score.
   *
   * @param attribute any attribute
   * @param value any value
   * @return 0 if the attribute is not compared or the value never occurred
   */
  public double points(String attribute, String value) {
    int j = attributes.indexOf(requireNonNull(attribute, "attribute"));
    requireNonNull(value, "value");
    return j < 0 ? 0 : pointsOf(j, values.get(j).indexOf(value));
  }

  /**
   * Scores a prospect.
   *
   * @param person what is known: a value by attribute
   * @return 0 for somebody as frequent among the customers as in the reference group, more for one who resembles the customers
   */
  public double score(Map<String, String> person) {
    requireNonNull(person, "person");
    // In the order of the columns, so that bulk scoring adds up the same way.
    double score = 0;
    for (int j = 0; j < points.length; j++) {
      String value = person.get(attributes.get(j));
      score += value == null ? 0 : pointsOf(j, values.get(j).indexOf(value));
    }
    return score;
  }

  /**
   * Returns the number of a value for bulk scoring.
   *
   * @param attribute one of {@link #attributes()}
   * @param value any value
   * @return 0 or more, or {@link #UNKNOWN} if the value never occurred
   * @throws IllegalArgumentException if the attribute is not compared
   */
  public int code(String attribute, String value) {
    int j = attributes.indexOf(requireNonNull(attribute, "attribute"));
    checkArgument(j >= 0, "attribute must be one of %s, was \"%s\"", attributes, attribute);
    return values.get(j).indexOf(requireNonNull(value, "value"));
  }

  /**
   * Scores prospects in bulk.
   *
   * @param codes numbers of values row by row: those of prospect i begin at i times the number of {@link #attributes()}, in their order;
   *     {@link #UNKNOWN} where nothing is known
   * @param scores receives a score for each prospect
   * @param startInclusive index of the first prospect, 0 or more
   * @param endExclusive index after the last prospect
   * @throws IndexOutOfBoundsException if the range leaves an array or a number is no value
   */
  public void scores(int[] codes, double[] scores, int startInclusive, int endExclusive) {
    int width = points.length;
    requireNonNull(codes, "codes");
    int rows = width == 0 ? Integer.MAX_VALUE : codes.length / width;
    checkPositionIndexes(
        startInclusive, endExclusive, Math.min(rows, requireNonNull(scores, "scores").length));
    for (int i = startInclusive; i < endExclusive; i++) {
      double score = 0;
      for (int j = 0; j < width; j++) {
        score += pointsOf(j, codes[i * width + j]);
      }
      scores[i] = score;
    }
  }

  private double pointsOf(int attribute, int code) {
    return code == UNKNOWN ? 0 : points[attribute][code];
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the fitted comparison
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a comparison
   */
  public static LookAlike fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      double smoothing = in.real();
      return fit(
          AttributeCounts.fromBytes(in.bytes()), AttributeCounts.fromBytes(in.bytes()), smoothing);
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship fitted values to workers.
   *
   * @return a fresh array
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(
        out -> out.real(smoothing).bytes(customers.toBytes()).bytes(reference.toBytes()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LookAlike that
        && customers.equals(that.customers)
        && reference.equals(that.reference)
        && smoothing == that.smoothing;
  }

  @Override
  public int hashCode() {
    return 31 * customers.hashCode() + reference.hashCode();
  }

  /**
   * Returns a short description.
   *
   * @return text such as {@code "likeness by [age, region]"}
   */
  @Override
  public String toString() {
    return "likeness by " + attributes;
  }
}
