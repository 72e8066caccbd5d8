package dev.rapport.core.explain;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The English defaults of {@link Wording}. */
final class English {
  static final Wording WORDING = new Wording() {};

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

  /* Instants reach a year further than calendar dates on either side, so that every offset has room. */
  private static final Instant FIRST_ON_CALENDARS =
      LocalDateTime.MIN.plusDays(1).toInstant(ZoneOffset.UTC);
  private static final Instant LAST_ON_CALENDARS =
      LocalDateTime.MAX.minusDays(1).toInstant(ZoneOffset.UTC);

  private English() {}

  static String number(BigDecimal value) {
    String plain = value.toPlainString();
    int start = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder grouped = new StringBuilder(plain);
    for (int i = end - 3; i > start; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }

  static String instant(Instant value, ZoneId zone) {
    if (value.isBefore(FIRST_ON_CALENDARS) || value.isAfter(LAST_ON_CALENDARS)) {
      return value.toString();
    }
    OffsetDateTime local = value.atZone(zone).toOffsetDateTime();
    ZoneOffset offset = local.getOffset();
    return local.toLocalDate()
        + " "
        + DateTimeFormatter.ISO_LOCAL_TIME.format(local)
        + " "
        + (offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId());
  }

  static String dateRange(DateRange value, Wording wording) {
    if (value.isEmpty()) {
      return "no day";
    }
    if (!value.hasEnd()) {
      return value.hasStart() ? "from " + wording.date(value.startInclusive()) + " on" : "any time";
    }
    String last = wording.date(value.lastDay());
    return value.hasStart()
        ? wording.date(value.startInclusive()) + " to " + last
        : "up to " + last;
  }

  static String instantRange(InstantRange value, ZoneId zone, Wording wording) {
    if (value.isEmpty()) {
      return "no time";
    }
    String start = value.hasStart() ? wording.instant(value.startInclusive(), zone) : "";
    String end = value.hasEnd() ? "until " + wording.instant(value.endExclusive(), zone) : "";
    if (start.isEmpty()) {
      return end.isEmpty() ? "any time" : end;
    }
    return end.isEmpty() ? "from " + start + " on" : start + " " + end;
  }

  static String duration(Duration value, Function<BigDecimal, String> number) {
    BigDecimal signed =
        BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
    BigDecimal[] days = signed.abs().divideAndRemainder(SECONDS_PER_DAY);
    BigDecimal[] hours = days[1].divideAndRemainder(SECONDS_PER_HOUR);
    BigDecimal[] minutes = hours[1].divideAndRemainder(SECONDS_PER_MINUTE);
    List<String> parts = new ArrayList<>();
    addPart(parts, days[0], "day", number);
    addPart(parts, hours[0], "hour", number);
    addPart(parts, minutes[0], "minute", number);
    addPart(parts, minutes[1], "second", number);
    String length =
        parts.isEmpty() ? number.apply(BigDecimal.ZERO) + " seconds" : String.join(" ", parts);
    return signed.signum() < 0 ? "minus " + length : length;
  }

  static String period(Period value, Function<BigDecimal, String> number) {
    List<String> parts = new ArrayList<>();
    addPart(parts, BigDecimal.valueOf(value.getYears()), "year", number);
    addPart(parts, BigDecimal.valueOf(value.getMonths()), "month", number);
    addPart(parts, BigDecimal.valueOf(value.getDays()), "day", number);
    return parts.isEmpty() ? number.apply(BigDecimal.ZERO) + " days" : String.join(" ", parts);
  }

  static String list(List<String> elements) {
    if (elements.isEmpty()) {
      return "none";
    }
    int last = elements.size() - 1;
    return last == 0
        ? elements.get(0)
        : String.join(", ", elements.subList(0, last)) + " and " + elements.get(last);
  }

  private static void addPart(
      List<String> parts, BigDecimal count, String unit, Function<BigDecimal, String> number) {
    if (count.signum() != 0) {
      BigDecimal shortest = count.stripTrailingZeros();
      String digits = number.apply(shortest.setScale(Math.max(0, shortest.scale())));
      parts.add(digits + " " + unit + (shortest.abs().compareTo(BigDecimal.ONE) == 0 ? "" : "s"));
    }
  }
}
