package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order (订单) as a programme sees it: who bought what, when and where, and how it was paid. Everything that an earning rule
 * can ask about a sale is here, and every amount is exact.
 *
 * <pre>{@code
 * Order order = Order.builder("o-17", "ada", Instant.parse("2026-03-02T08:15:00Z"))
 *     .channel(Channel.APP)
 *     .line("espresso", "coffee", 2, Money.of("EUR", "6.40"))
 *     .line("croissant", "bakery", 1, Money.of("EUR", "2.10"))
 *     .paidWithPoints(Money.of("EUR", "1.00"))
 *     .build();
 * order.net();   // EUR 8.50
 * }</pre>
 *
 * <p>All amounts are in one currency. An order is not a payment and not an event of a history: {@link #from(Purchase)} makes one
 * of a plain purchase. Its id is the key of the decision about it and the cause of the points that it earns.
 *
 * @param id identity of the order, unique in the programme
 * @param member who bought
 * @param placedAt when it was placed, which is when conditions on time look at the clock
 * @param venue where
 * @param lines what was bought, at least one line, in the order of their numbers
 * @param shipping what delivery costs
 * @param tender which part of what is due was not paid in money
 */
public record Order(
    EventId id,
    MemberId member,
    Instant placedAt,
    Venue venue,
    List<OrderLine> lines,
    Shipping shipping,
    Tender tender) {
  /**
   * Where an order was placed.
   *
   * @param channel by which way; {@link Channel#UNSPECIFIED} if not recorded
   * @param store at which place; {@link StoreId#UNSPECIFIED} if not recorded
   */
  public record Venue(Channel channel, StoreId store) {
    /** Neither channel nor store were recorded. */
    public static final Venue UNSPECIFIED = new Venue(Channel.UNSPECIFIED, StoreId.UNSPECIFIED);

    /**
     * Checks the components.
     *
     * @param channel any
     * @param store any
     */
    public Venue {
      requireNonNull(channel, "channel");
      requireNonNull(store, "store");
    }
  }

  /**
   * What delivery costs.
   *
   * @param price after discounts and without tax, zero or more
   * @param tax zero or more
   */
  public record Shipping(Money price, Money tax) {
    /**
     * Checks the components.
     *
     * @param price zero or more
     * @param tax zero or more, in the currency of the price
     * @throws IllegalArgumentException if an amount is negative
     * @throws CurrencyMismatchException if the currencies differ
     */
    public Shipping {
      requireNonNull(price, "price");
      requireNonNull(tax, "tax");
      checkArgument(!price.isNegative(), "price must not be negative, was %s", price);
      checkArgument(!tax.isNegative(), "tax must not be negative, was %s", tax);
      checkSame(price.currency(), tax);
    }

    /**
     * Returns delivery free of charge.
     *
     * @param currency the currency of the order
     * @return zero and zero
     */
    public static Shipping free(CurrencyUnit currency) {
      return new Shipping(Money.zero(currency), Money.zero(currency));
    }
  }

  /**
   * Which part of what is due was not paid in money.
   *
   * @param byGiftCard paid with gift cards or vouchers, zero or more
   * @param withPoints paid with points, at what they are worth, zero or more
   */
  public record Tender(Money byGiftCard, Money withPoints) {
    /**
     * Checks the components.
     *
     * @param byGiftCard zero or more
     * @param withPoints zero or more, in the same currency
     * @throws IllegalArgumentException if an amount is negative
     * @throws CurrencyMismatchException if the currencies differ
     */
    public Tender {
      requireNonNull(byGiftCard, "byGiftCard");
      requireNonNull(withPoints, "withPoints");
      checkArgument(
          !byGiftCard.isNegative(), "byGiftCard must not be negative, was %s", byGiftCard);
      checkArgument(
          !withPoints.isNegative(), "withPoints must not be negative, was %s", withPoints);
      checkSame(byGiftCard.currency(), withPoints);
    }

    /**
     * Returns the tender of an order that is paid in money alone.
     *
     * @param currency the currency of the order
     * @return zero and zero
     */
    public static Tender money(CurrencyUnit currency) {
      return new Tender(Money.zero(currency), Money.zero(currency));
    }
  }

  /**
   * Checks the components and puts the lines in the order of their numbers.
   *
   * @param id any
   * @param member any
   * @param placedAt any
   * @param venue any
   * @param lines at least one, their numbers distinct, all in one currency
   * @param shipping in the currency of the lines
   * @param tender in the currency of the lines, together no more than what is due
   * @throws IllegalArgumentException if there is no line, two share a number, or more was tendered than is due
   * @throws CurrencyMismatchException if amounts are in different currencies
   * @throws ArithmeticException if the amounts or quantities add up to more than a {@code long}
   */
  public Order {
    requireNonNull(id, "id");
    requireNonNull(member, "member");
    requireNonNull(placedAt, "placedAt");
    requireNonNull(venue, "venue");
    requireNonNull(shipping, "shipping");
    requireNonNull(tender, "tender");
    lines = inOrder(List.copyOf(requireNonNull(lines, "lines")));
    // Adding up at the door finds mixed currencies and overflow there, so that nothing raises
    // later.
    Money due = due(lines, shipping);
    Money notMoney = due.minus(due).plus(tender.byGiftCard).plus(tender.withPoints);
    checkArgument(
        notMoney.compareTo(due) <= 0,
        "tender must be at most what is due, %s, was %s",
        due,
        notMoney);
    long quantity = 0;
    for (OrderLine line : lines) {
      due = due.plus(line.price().discount());
      quantity = Math.addExact(quantity, line.quantity());
    }
  }

  /**
   * Starts an order from plain values.
   *
   * @param id identity of the order
   * @param member who bought
   * @param placedAt when it was placed
   * @return a builder that needs a line
   */
  public static Builder builder(String id, String member, Instant placedAt) {
    return new Builder(EventId.of(id), MemberId.of(member), placedAt);
  }

  /**
   * Starts an order.
   *
   * @param id identity of the order
   * @param member who bought
   * @param placedAt when it was placed
   * @return a builder that needs a line
   */
  public static Builder builder(EventId id, MemberId member, Instant placedAt) {
    return new Builder(id, member, placedAt);
  }

  /**
   * Returns the order of a plain purchase: its lines numbered from 1, without discounts, tax, shipping and other tender.
   *
   * @param purchase the purchase
   * @return the order, its member having the id of the customer
   */
  public static Order from(Purchase purchase) {
    requireNonNull(purchase, "purchase");
    Builder builder = builder(
            purchase.id(), MemberId.of(purchase.customer().value()), purchase.at())
        .channel(purchase.channel());
    for (LineItem item : purchase.lines()) {
      builder.line(new OrderLine(
          builder.lines.size() + 1,
          item.product(),
          item.category(),
          item.quantity(),
          OrderLine.Price.of(item.amount()),
          OrderLine.Kind.ORDINARY));
    }
    return builder.build();
  }

  /**
   * Returns the channel.
   *
   * @return the channel of the venue
   */
  public Channel channel() {
    return venue.channel;
  }

  /**
   * Returns the store.
   *
   * @return the store of the venue
   */
  public StoreId store() {
    return venue.store;
  }

  /**
   * Returns the currency of all amounts.
   *
   * @return the currency
   */
  public CurrencyUnit currency() {
    return shipping.price.currency();
  }

  /**
   * Returns what the goods cost after discounts, without tax and shipping.
   *
   * @return the sum of the lines, zero or more
   */
  public Money net() {
    return Money.ofMinor(currency(), netMinorUnits());
  }

  /** The sum of the lines without making amounts of it; conditions ask for it often. */
  long netMinorUnits() {
    long net = 0;
    for (int i = 0; i < lines.size(); i++) {
      OrderLine.Price price = lines.get(i).price();
      net += price.gross().minorUnits() - price.discount().minorUnits();
    }
    return net;
  }

  /**
   * Returns what the customer owes: goods after discounts, their tax, shipping and its tax.
   *
   * @return zero or more, however it was paid
   */
  public Money due() {
    return due(lines, shipping);
  }

  /**
   * Returns how many units were bought.
   *
   * @return the sum of the quantities, 1 or more
   */
  public long quantity() {
    return lines.stream().mapToLong(OrderLine::quantity).sum();
  }

  /**
   * Returns the line of a number.
   *
   * @param number the number of a line of this order
   * @return the line
   * @throws IllegalArgumentException if the order has no such line
   */
  public OrderLine line(int number) {
    for (OrderLine line : lines) {
      if (line.number() == number) {
        return line;
      }
    }
    throw new IllegalArgumentException(
        "number must be that of a line of order " + id + ", was " + number);
  }

  private static Money due(List<OrderLine> lines, Shipping shipping) {
    Money due = shipping.price.plus(shipping.tax);
    for (OrderLine line : lines) {
      due = due.plus(line.net()).plus(line.price().tax());
    }
    return due;
  }

  private static List<OrderLine> inOrder(List<OrderLine> lines) {
    checkArgument(!lines.isEmpty(), "lines must hold a line, was empty");
    boolean sorted = true;
    for (int i = 1; i < lines.size(); i++) {
      sorted &= lines.get(i - 1).number() < lines.get(i).number();
    }
    if (sorted) {
      return lines;
    }
    List<OrderLine> ordered = new ArrayList<>(lines);
    ordered.sort((a, b) -> Integer.compare(a.number(), b.number()));
    for (int i = 1; i < ordered.size(); i++) {
      checkArgument(
          ordered.get(i - 1).number() != ordered.get(i).number(),
          "lines must have distinct numbers, two had %s",
          ordered.get(i).number());
    }
    return List.copyOf(ordered);
  }

  private static void checkSame(CurrencyUnit currency, Money amount) {
    if (!amount.currency().equals(currency)) {
      throw new CurrencyMismatchException(currency, amount.currency());
    }
  }

  /** Collects an order; each setter but {@code line} once. Not thread-safe. */
  public static final class Builder {
    private final EventId id;
    private final MemberId member;
    private final Instant placedAt;
    private final List<OrderLine> lines = new ArrayList<>();
    private @Nullable Channel channel;
    private @Nullable StoreId store;
    private @Nullable Shipping shipping;
    private @Nullable Money byGiftCard;
    private @Nullable Money withPoints;

    private Builder(EventId id, MemberId member, Instant placedAt) {
      this.id = requireNonNull(id, "id");
      this.member = requireNonNull(member, "member");
      this.placedAt = requireNonNull(placedAt, "placedAt");
    }

    /**
     * Sets the channel; {@link Channel#UNSPECIFIED} without it.
     *
     * @param value the channel
     * @return this builder
     */
    public Builder channel(Channel value) {
      checkUnset(channel, "channel");
      channel = requireNonNull(value, "channel");
      return this;
    }

    /**
     * Sets the store; {@link StoreId#UNSPECIFIED} without it.
     *
     * @param value an id of a store
     * @return this builder
     */
    public Builder store(String value) {
      checkUnset(store, "store");
      store = StoreId.of(value);
      return this;
    }

    /**
     * Adds a line.
     *
     * @param line the line, with a number of its own
     * @return this builder
     */
    public Builder line(OrderLine line) {
      lines.add(requireNonNull(line, "line"));
      return this;
    }

    /**
     * Adds an ordinary line without discount and tax, with the next number.
     *
     * @param product an id of a product
     * @param category an id of a product line
     * @param quantity how many units, 1 or more
     * @param amount what the whole line costs, zero or more
     * @return this builder
     */
    public Builder line(String product, String category, long quantity, Money amount) {
      return line(OrderLine.of(lines.size() + 1, product, category, quantity, amount));
    }

    /**
     * Adds a line of one unnamed unit, for a source that has amounts only.
     *
     * @param amount what it costs, zero or more
     * @return this builder
     */
    public Builder amount(Money amount) {
      return line("unspecified", "unspecified", 1, amount);
    }

    /**
     * Sets what delivery costs; nothing without it.
     *
     * @param price without tax, zero or more
     * @param tax zero or more
     * @return this builder
     */
    public Builder shipping(Money price, Money tax) {
      checkUnset(shipping, "shipping");
      shipping = new Shipping(price, tax);
      return this;
    }

    /**
     * Sets what was paid with gift cards; nothing without it.
     *
     * @param amount zero or more
     * @return this builder
     */
    public Builder paidByGiftCard(Money amount) {
      checkUnset(byGiftCard, "paidByGiftCard");
      byGiftCard = requireNonNull(amount, "amount");
      return this;
    }

    /**
     * Sets what was paid with points, at what they are worth; nothing without it.
     *
     * @param amount zero or more
     * @return this builder
     */
    public Builder paidWithPoints(Money amount) {
      checkUnset(withPoints, "paidWithPoints");
      withPoints = requireNonNull(amount, "amount");
      return this;
    }

    /**
     * Makes the order.
     *
     * @return the order
     * @throws IllegalArgumentException if there is no line, two share a number, or more was tendered than is due
     * @throws CurrencyMismatchException if amounts are in different currencies
     */
    public Order build() {
      checkArgument(!lines.isEmpty(), "lines must hold a line, was empty");
      CurrencyUnit currency = lines.get(0).price().gross().currency();
      Money none = Money.zero(currency);
      return new Order(
          id,
          member,
          placedAt,
          new Venue(
              channel == null ? Channel.UNSPECIFIED : channel,
              store == null ? StoreId.UNSPECIFIED : store),
          lines,
          shipping == null ? Shipping.free(currency) : shipping,
          new Tender(
              byGiftCard == null ? none : byGiftCard, withPoints == null ? none : withPoints));
    }

    private static void checkUnset(@Nullable Object value, String name) {
      checkState(value == null, "%s must be set once, was %s before", name, value);
    }
  }
}
