package dev.rapport.scoring.customervalue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.SegmentId;
import java.util.Comparator;

/**
 * Who values something, and in which use situation (使用情境): what customer value is never without (顾客价值的主观性、情境依赖性).
 *
 * <p>{@code UseSituation.of(SegmentId.of("commuters"), "in a hurry")} and the same commuters on a Sunday value the same coffee differently. Situations
 * are told by their words, compared letter by letter. Ordered by segments before customers, then id, then situation.
 *
 * <p>Reference: R. B. Woodruff (1997), Customer value: the next source for competitive advantage, Journal of the Academy of Marketing Science 25
 * (2).
 *
 * @param who the customer or the segment
 * @param situation the use situation in words
 */
public record UseSituation(Who who, String situation) implements Comparable<UseSituation> {
  private static final Comparator<UseSituation> ORDER = Comparator.<UseSituation>comparingInt(
          it -> it.who instanceof OneSegment ? 0 : 1)
      .thenComparing(it -> it.who.id())
      .thenComparing(UseSituation::situation);

  /** A customer, or a segment of them. Closed. */
  public sealed interface Who {
    /**
     * Returns the id.
     *
     * @return the id of the customer or of the segment
     */
    String id();
  }

  /**
   * One customer.
   *
   * @param customer the customer
   */
  public record OneCustomer(CustomerId customer) implements Who {
    /**
     * Checks the component.
     *
     * @param customer not null
     */
    public OneCustomer {
      requireNonNull(customer, "customer");
    }

    @Override
    public String id() {
      return customer.value();
    }
  }

  /**
   * The customers of a segment, taken as alike.
   *
   * @param segment the segment
   */
  public record OneSegment(SegmentId segment) implements Who {
    /**
     * Checks the component.
     *
     * @param segment not null
     */
    public OneSegment {
      requireNonNull(segment, "segment");
    }

    @Override
    public String id() {
      return segment.value();
    }
  }

  /**
   * Checks the components.
   *
   * @param who not null
   * @param situation not blank
   * @throws IllegalArgumentException if the situation is blank
   */
  public UseSituation {
    requireNonNull(who, "who");
    checkArgument(!requireNonNull(situation, "situation").isBlank(), "situation must not be blank");
  }

  /**
   * Returns the situation of a customer.
   *
   * @param customer the customer
   * @param situation the use situation in words, not blank
   * @return the key
   * @throws IllegalArgumentException if the situation is blank
   */
  public static UseSituation of(CustomerId customer, String situation) {
    return new UseSituation(new OneCustomer(customer), situation);
  }

  /**
   * Returns the situation of a segment.
   *
   * @param segment the segment
   * @param situation the use situation in words, not blank
   * @return the key
   * @throws IllegalArgumentException if the situation is blank
   */
  public static UseSituation of(SegmentId segment, String situation) {
    return new UseSituation(new OneSegment(segment), situation);
  }

  /**
   * Compares by kind, id and situation, texts by their UTF-16 units, the same on every JVM.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(UseSituation other) {
    return ORDER.compare(this, requireNonNull(other, "other"));
  }
}
