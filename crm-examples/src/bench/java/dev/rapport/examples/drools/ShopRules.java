package dev.rapport.examples.drools;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.lasting;
import static dev.rapport.loyalty.member.Conditions.betweenHours;
import static dev.rapport.loyalty.member.Conditions.everyNthPurchase;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.onBirthday;
import static dev.rapport.loyalty.member.Conditions.onChannel;
import static dev.rapport.loyalty.member.Conditions.onWeekdays;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.Effect;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.RefundPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten rules of a shop, one of each kind, and as many further blocks of ten as are asked for: alike, but looking for products,
 * hours and amounts that the orders do not have, as most rules of a large programme do.
 */
final class ShopRules {
  static final PointType BEANS = new PointType("beans", true, true, 0);
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** How long points last. */
  static final Duration LIFE = Duration.ofDays(365);

  /** How long an order can be returned. */
  static final int WINDOW_DAYS = 30;

  private static final int TEN = 10;
  private static final long OUT_OF_REACH_CENTS = 10_000_000;

  private ShopRules() {}

  static LoyaltyProgram program(int rules) {
    LoyaltyProgram.Builder builder = LoyaltyProgram.builder("shop", ZONE)
        .points(BEANS, lasting(LIFE))
        .refunds(RefundPolicy.byItem().within(Period.ofDays(WINDOW_DAYS)));
    list(rules).forEach(builder::earn);
    return builder.build();
  }

  static List<EarningRule> list(int rules) {
    List<EarningRule> list = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      list.add(rule(i % TEN, i / TEN));
    }
    return list;
  }

  private static EarningRule rule(int kind, int block) {
    Money euro = Money.of("EUR", "1.00");
    return switch (kind) {
      case 0 ->
        EarningRules.perAmount("base-" + block, BEANS, 1, euro)
            .when(orderTotalAtLeast(cents(least(block))));
      case 1 ->
        EarningRules.perAmount("coffee-" + block, BEANS, 1, euro)
            .counting(Effect.Counting.STEPS_OF_LINE)
            .onLines(inCategory("coffee" + suffix(block)));
      case 2 ->
        EarningRules.perUnit("bags-" + block, BEANS, 5).onLines(inCategory("bags" + suffix(block)));
      case 3 ->
        EarningRules.multiplier("gold-" + block, 2).when(tierAtLeast("status", rank(block)));
      case 4 ->
        EarningRules.bonus("happy-hour-" + block, BEANS, 10)
            .when(onWeekdays(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY)
                .and(betweenHours(LocalTime.of(hour(block), 0), LocalTime.of(hour(block) + 2, 0))));
      case 5 ->
        EarningRules.bonus("birthday-" + block, BEANS, 50)
            .when(onBirthday(LeapDayPolicy.FEB_28)
                .and(orderTotalAtLeast(cents(anniversaryLeast(block)))));
      case 6 ->
        EarningRules.bonus("welcome-" + block, BEANS, 100)
            .when(firstPurchase().and(orderTotalAtLeast(cents(anniversaryLeast(block)))));
      case 7 -> EarningRules.bonus("tenth-" + block, BEANS, 30).when(everyNthPurchase(nth(block)));
      case 8 ->
        EarningRules.bonus("app-" + block, BEANS, 5)
            .when(onChannel(Channel.of("app" + suffix(block))));
      default ->
        EarningRules.bonus("large-" + block, BEANS, 25)
            .when(orderTotalAtLeast(cents(large(block))));
    };
  }

  private static Money cents(long cents) {
    return Money.ofMinor("EUR", cents);
  }

  static long least(int block) {
    return block * OUT_OF_REACH_CENTS;
  }

  static String suffix(int block) {
    return block == 0 ? "" : "-" + block;
  }

  static int rank(int block) {
    return block == 0 ? 1 : 1 + block;
  }

  static int hour(int block) {
    return block == 0 ? 15 : block;
  }

  static long anniversaryLeast(int block) {
    return block * OUT_OF_REACH_CENTS;
  }

  static int nth(int block) {
    return TEN + block * 1_000_003;
  }

  static long large(int block) {
    return block == 0 ? 3_000 : block * OUT_OF_REACH_CENTS;
  }
}
