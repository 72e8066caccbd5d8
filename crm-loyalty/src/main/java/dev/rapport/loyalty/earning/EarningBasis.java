package dev.rapport.loyalty.earning;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which money of an order earns points.
 *
 * <p>{@link #standard()} counts goods after discounts, without tax and shipping, and without the share that was paid with
 * points; a gift card earns when it is spent, not when it is sold. Each of the six can be changed: {@code
 * EarningBasis.standard().plus(Part.TAX)}.
 *
 * <p>What was paid with points or gift cards was paid for the order as a whole. Where it does not count, every amount counts by
 * the share of what is due that was paid otherwise, as an exact fraction: EUR 10.00 of EUR 50.00 paid with points leaves four
 * fifths of every line. Lines that are excluded from earning never count.
 *
 * @param parts what counts beside the net price of ordinary lines, without repetition and in the order of the constants
 */
public record EarningBasis(List<Part> parts) {
  private static final EarningBasis STANDARD = new EarningBasis(List.of(Part.PAID_BY_GIFT_CARD));

  /** A part of an order that counts in one programme and not in the next. Closed. */
  public enum Part {
    /** What discounts took off. */
    DISCOUNTS,
    /** Tax on what counts: that of the lines, and that of shipping where shipping counts. */
    TAX,
    /**
     * Delivery. It earns for the order as a whole, so a rule that counts only some lines leaves it out. Its points lie on the lines
     * with the rest, so a multiplier of some lines multiplies the part of them that lies there.
     */
    SHIPPING,
    /** Lines that sell gift cards. */
    GIFT_CARD_SALES,
    /** The share that was paid with gift cards. */
    PAID_BY_GIFT_CARD,
    /** The share that was paid with points. */
    PAID_WITH_POINTS
  }

  /**
   * Puts the parts in order.
   *
   * @param parts any
   */
  public EarningBasis {
    parts = requireNonNull(parts, "parts").stream().sorted().distinct().toList();
  }

  /**
   * Returns the usual basis.
   *
   * @return goods after discounts, without tax, shipping, gift cards sold and what was paid with points; with what was paid by
   *     gift card
   */
  public static EarningBasis standard() {
    return STANDARD;
  }

  /**
   * Returns a basis that counts a part as well.
   *
   * @param part the part
   * @return the basis
   */
  public EarningBasis plus(Part part) {
    Set<Part> all = EnumSet.of(requireNonNull(part, "part"));
    all.addAll(parts);
    return new EarningBasis(List.copyOf(all));
  }

  /**
   * Returns a basis that does not count a part.
   *
   * @param part the part
   * @return the basis
   */
  public EarningBasis minus(Part part) {
    requireNonNull(part, "part");
    return new EarningBasis(parts.stream().filter(p -> p != part).toList());
  }

  /**
   * Tells whether a part counts.
   *
   * @param part the part
   * @return whether it does
   */
  public boolean counts(Part part) {
    return parts.contains(requireNonNull(part, "part"));
  }
}
