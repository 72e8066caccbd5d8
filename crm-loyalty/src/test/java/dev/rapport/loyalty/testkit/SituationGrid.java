package dev.rapport.loyalty.testkit;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.ActivityCondition;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.MemberCondition;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderCondition;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.member.TimeCondition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A search for situations by trying them, those of orders and those of activities: for each of the two, the product of one list of
 * values for each thing that a condition of {@link ConditionArbitraries} looks at, with values on both sides of each of their bounds.
 * It knows nothing of how conditions are analysed.
 */
public final class SituationGrid {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final Instant NOON = Instant.parse("2026-06-10T12:00:00Z");
  private static final int STARTS = 16;

  /* The least common multiple of the numbers from 2 to 7, of which "every n-th purchase" takes its n. */
  private static final long PURCHASES_IN_A_ROUND = 420;

  private static final List<OrderLine.Kind> KINDS = List.of(OrderLine.Kind.values());

  private static final List<Object> ORDERS = linesOfEveryKind();

  private final boolean isOrder;
  private final List<BiConsumer<Draft, Object>> axes = new ArrayList<>();
  private final List<List<Object>> values = new ArrayList<>();

  /** A situation while its axes are set one after the other. */
  private static final class Draft {
    private String currency = "EUR";
    private List<long[]> lines = List.of(new long[] {0, 0, 1, 300, 0});
    private Channel channel = Channel.WEB;
    private String store = "online";
    private Instant at = NOON;
    private long rank;
    private boolean inSegment;
    private double score = Double.NaN;
    private long purchases;
    private long units;
    private int birthdayShift = 1_000;
    private int joinedShift = 100;
    private String subject = "unspecified";
    private long quantity = 1;

    Situation situation(boolean isOrder) {
      LocalDate day = at.atZone(ZONE).toLocalDate();
      MemberView.Builder view = MemberView.builder("m", day.minusYears(1).plusDays(joinedShift));
      if (birthdayShift < 1_000) {
        view.birthday(MonthDay.from(day.minusDays(birthdayShift)));
      }
      view.tier("status", (int) rank, "Level")
          .counter("purchases", purchases)
          .counter("units", units);
      if (inSegment) {
        view.segment("vip");
      }
      if (!Double.isNaN(score)) {
        view.score("churn", score);
      }
      return isOrder
          ? Situation.of(view.build(), order(), ZONE)
          : Situation.of(view.build(), activity(), ZONE);
    }

    private Activity activity() {
      return Activity.of("a", "m", at, ActivityKind.REVIEW).about(subject).withQuantity(quantity);
    }

    private Order order() {
      Order.Builder order = Order.builder("o", "m", at).channel(channel).store(store);
      int number = 1;
      for (long[] line : lines) {
        order.line(new OrderLine(
            number++,
            ProductId.of("p" + line[1]),
            CategoryId.of("c" + line[0]),
            line[2],
            OrderLine.Price.of(Money.ofMinor(currency, line[3])),
            KINDS.get((int) line[4])));
      }
      return order.build();
    }
  }

  /* The situations of one sort that make a difference to the parts of a condition. */
  private SituationGrid(boolean isOrder, List<Condition> leaves) {
    this.isOrder = isOrder;
    if (isOrder) {
      order(leaves);
    } else {
      activity(leaves);
    }
    member(leaves);
    time(leaves);
  }

  /**
   * Looks for an order or an activity that fulfils a condition.
   *
   * @param condition composed of what {@link ConditionArbitraries} generates, and of predicates
   * @param random where the search starts
   * @return whether one was found
   */
  public static boolean anyFulfils(Condition condition, Random random) {
    List<Condition> leaves = leaves(condition).toList();
    return new SituationGrid(true, leaves).search(condition, random)
        || new SituationGrid(false, leaves).search(condition, random);
  }

  private void order(List<Condition> leaves) {
    if (has(leaves, OrderCondition.TotalAtLeast.class)
        || has(leaves, OrderCondition.SpendAtLeast.class)
        || has(leaves, OrderCondition.AnyLine.class)
        || has(leaves, OrderCondition.UnitsAtLeast.class)) {
      axis((d, v) -> d.lines = lines(v), ORDERS);
      axis((d, v) -> d.currency = (String) v, List.of("EUR", "USD", "JPY", "CHF"));
    }
    if (has(leaves, OrderCondition.OnChannel.class)) {
      axis(
          (d, v) -> d.channel = (Channel) v,
          List.of(Channel.APP, Channel.WEB, Channel.STORE, Channel.PHONE));
    }
    if (has(leaves, OrderCondition.AtStore.class)) {
      axis((d, v) -> d.store = (String) v, List.of("lyon", "paris", "online"));
    }
  }

  private void activity(List<Condition> leaves) {
    if (has(leaves, ActivityCondition.About.class)) {
      axis((d, v) -> d.subject = (String) v, List.of("tea", "cake", "unspecified"));
    }
    if (has(leaves, ActivityCondition.QuantityAtLeast.class)) {
      axis((d, v) -> d.quantity = (long) v, longs(1, 6));
    }
  }

  private void member(List<Condition> leaves) {
    if (has(leaves, MemberCondition.TierAtLeast.class)) {
      axis((d, v) -> d.rank = (long) v, longs(0, 4));
    }
    if (has(leaves, MemberCondition.InSegment.class)) {
      axis((d, v) -> d.inSegment = (boolean) v, List.of(true, false));
    }
    if (has(leaves, MemberCondition.ScoreAtLeast.class)
        || has(leaves, MemberCondition.ScoreBelow.class)) {
      List<Object> scores = new ArrayList<>();
      scores.add(Double.NaN);
      Stream.of(0.0, 0.25, 0.5, 0.75, 1.0)
          .forEach(s -> scores.addAll(List.of(Math.nextDown(s), s, Math.nextUp(s))));
      axis((d, v) -> d.score = (double) v, scores);
    }
    if (has(leaves, MemberCondition.CounterAtLeast.class)) {
      axis((d, v) -> d.units = (long) v, longs(0, 6));
    }
    if (has(leaves, MemberCondition.Nth.class)
        || has(leaves, MemberCondition.EveryNth.class)
        || has(leaves, MemberCondition.CounterAtLeast.class)) {
      // Whether the seventh and the fifth of every few meet is seen once in their product.
      long last = has(leaves, MemberCondition.EveryNth.class) ? PURCHASES_IN_A_ROUND : 30;
      axis((d, v) -> d.purchases = (long) v, longs(0, last));
    }
  }

  private void time(List<Condition> leaves) {
    boolean ofWeek = has(leaves, TimeCondition.OnWeekdays.class)
        || has(leaves, TimeCondition.BetweenHours.class);
    if (ofWeek || has(leaves, TimeCondition.During.class)) {
      // Every hour of three weeks: before, amid and after what conditions name; the ends of the
      // days of a month; other years.
      Instant monday = Instant.parse("2026-06-01T00:00:00Z");
      Stream<Object> hours = LongStream.of(-28, 7, 35)
          .flatMap(day -> LongStream.range(24 * day, 24 * (day + 7)))
          .mapToObj(hour -> monday.plusSeconds(3_600 * hour));
      Stream<Object> ends =
          LongStream.range(-3, 30).mapToObj(d -> monday.plusSeconds(86_400 * d).minusNanos(1));
      Stream<Object> far =
          Stream.of("2020-01-01T00:00:00Z", "2031-12-31T23:00:00Z").map(Instant::parse);
      axis(
          (d, v) -> d.at = (Instant) v,
          Stream.of(hours, ends, far).flatMap(s -> s).toList());
    }
    if (has(leaves, TimeCondition.NearBirthday.class)) {
      axis(
          (d, v) -> d.birthdayShift = (int) v,
          List.of(-181, -180, -31, -30, -8, -7, -6, -1, 0, 1, 6, 7, 8, 30, 31, 180, 181, 1_000));
    }
    if (has(leaves, TimeCondition.OnAnniversary.class)) {
      axis((d, v) -> d.joinedShift = (int) v, List.of(-1, 0, 1));
    }
  }

  private void axis(BiConsumer<Draft, Object> setter, List<? extends Object> axisValues) {
    axes.add(setter);
    values.add(List.copyOf(axisValues));
  }

  /* From random starts, with one way to fulfil each disjunction picked at random, one axis after the other is set to the value under
   * which most literals hold, until nothing gets better. */
  private boolean search(Condition condition, Random random) {
    for (int start = 0; start < STARTS; start++) {
      Object[] chosen =
          values.stream().map(v -> v.get(random.nextInt(v.size()))).toArray(Object[]::new);
      List<Condition> literals = new ArrayList<>();
      pick(condition, true, random, literals);
      int best = holding(literals, chosen);
      int before = -1;
      while (best < literals.size() && best > before) {
        before = best;
        for (int axis = 0; axis < chosen.length && best < literals.size(); axis++) {
          best = climb(literals, chosen, axis, best);
        }
      }
      if (condition.test(situation(chosen))) {
        return true;
      }
    }
    return false;
  }

  private int climb(List<Condition> literals, Object[] chosen, int axis, int best) {
    int reached = best;
    Object kept = chosen[axis];
    for (Object value : values.get(axis)) {
      chosen[axis] = value;
      int now = holding(literals, chosen);
      if (now > reached) {
        reached = now;
        kept = value;
      }
    }
    chosen[axis] = kept;
    return reached;
  }

  private int holding(List<Condition> literals, Object[] chosen) {
    Situation situation = situation(chosen);
    return (int) literals.stream().filter(literal -> literal.test(situation)).count();
  }

  private static void pick(
      Condition condition, boolean positive, Random random, List<Condition> literals) {
    if (condition instanceof Condition.Not not) {
      pick(not.part(), !positive, random, literals);
    } else if (condition instanceof Condition.All all) {
      pick(all.parts(), positive, positive, random, literals);
    } else if (condition instanceof Condition.Any any) {
      pick(any.parts(), positive, !positive, random, literals);
    } else {
      literals.add(positive ? condition : condition.negate());
    }
  }

  private static void pick(
      List<Condition> parts,
      boolean positive,
      boolean conjunction,
      Random random,
      List<Condition> literals) {
    if (conjunction) {
      parts.forEach(part -> pick(part, positive, random, literals));
    } else if (!parts.isEmpty()) {
      pick(parts.get(random.nextInt(parts.size())), positive, random, literals);
    }
  }

  private Situation situation(Object[] chosen) {
    Draft draft = new Draft();
    for (int i = 0; i < chosen.length; i++) {
      axes.get(i).accept(draft, chosen[i]);
    }
    return draft.situation(isOrder);
  }

  private static Stream<Condition> leaves(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().flatMap(SituationGrid::leaves);
    } else if (condition instanceof Condition.Any any) {
      return any.parts().stream().flatMap(SituationGrid::leaves);
    } else if (condition instanceof Condition.Not not) {
      return leaves(not.part());
    }
    return Stream.of(condition);
  }

  private static boolean has(List<Condition> leaves, Class<? extends Condition> kind) {
    return leaves.stream().anyMatch(kind::isInstance);
  }

  private static List<Object> longs(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(v -> (Object) v).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<long[]> lines(Object value) {
    return (List<long[]>) value;
  }

  /* One to three lines: every category and product that conditions name and one that none does, amounts around the bounds, every
   * kind. */
  private static List<Object> linesOfEveryKind() {
    List<long[]> single = new ArrayList<>();
    for (long category = 0; category < 4; category++) {
      for (long product = 0; product < 3; product++) {
        for (long units : new long[] {1, 2, 4}) {
          for (long net : new long[] {0, 299, 300, 500, 1_000}) {
            for (int kind = 0; kind < KINDS.size(); kind++) {
              single.add(new long[] {category, product, units, net, kind});
            }
          }
        }
      }
    }
    List<Object> orders = new ArrayList<>();
    single.forEach(line -> orders.add(List.of(line)));
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      int count = 2 + random.nextInt(2);
      List<long[]> lines = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        lines.add(single.get(random.nextInt(single.size())));
      }
      orders.add(lines);
    }
    return orders;
  }
}
