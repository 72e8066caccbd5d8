package dev.rapport.core.explain;

import com.google.common.math.LongMath;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
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

  /* So many decimal digits fit in a long, and so does the power of ten of so many. */
  private static final int LONG_DIGITS = 18;

  private English() {}

  /** Appends what {@code argument.render} gives with this wording; the most frequent kinds without texts in between. */
  static void append(Argument argument, Renderer renderer, StringBuilder line) {
    if (argument instanceof Argument.Whole whole) {
      appendWhole(whole.value(), line);
    } else if (argument instanceof Argument.Text text) {
      line.append(OneLine.of(text.value()));
    } else if (argument instanceof Argument.Term term) {
      line.append(OneLine.of(renderer.word(term)));
    } else if (argument instanceof Argument.Amount amount) {
      Money money = amount.value();
      line.append(money.currency().code()).append(' ');
      appendDecimal(money.minorUnits(), money.currency().minorDigits(), line);
    } else if (argument instanceof Argument.Listing listing) {
      appendList(listing.elements(), renderer, line);
    } else if (argument instanceof Argument.Flag flag) {
      line.append(flag.value() ? "yes" : "no");
    } else {
      line.append(argument.render(renderer));
    }
  }

  static String number(BigDecimal value) {
    StringBuilder grouped = new StringBuilder(24);
    if (value.precision() <= LONG_DIGITS && value.scale() <= LONG_DIGITS) {
      appendDecimal(value.unscaledValue().longValue(), value.scale(), grouped);
      return grouped.toString();
    }
    String plain = grouped.append(value.toPlainString()).toString();
    int start = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    for (int i = end - 3; i > start; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }

  private static void appendWhole(long value, StringBuilder line) {
    if (-1_000 < value && value < 1_000) {
      line.append(value);
    } else {
      appendWhole(value / 1_000, line);
      line.append(',');
      appendDigits(Math.abs(value % 1_000), 100, line);
    }
  }

  /** Appends so many units of the last digit, of {@code scale} digits after the point. */
  private static void appendDecimal(long units, int scale, StringBuilder line) {
    if (scale == 0) {
      appendWhole(units, line);
      return;
    }
    long one = LongMath.pow(10, scale);
    long whole = units / one;
    if (whole == 0 && units < 0) {
      line.append('-');
    }
    appendWhole(whole, line);
    line.append('.');
    appendDigits(Math.abs(units % one), one / 10, line);
  }

  /** Appends all digits from the one that counts {@code highest} on, zeros too. */
  private static void appendDigits(long value, long highest, StringBuilder line) {
    for (long unit = highest; unit > 0; unit /= 10) {
      line.append((char) ('0' + value / unit % 10));
    }
  }

  private static void appendList(List<Argument> elements, Renderer renderer, StringBuilder line) {
    int last = elements.size() - 1;
    if (last < 0) {
      line.append("none");
    }
    for (int i = 0; i <= last; i++) {
      if (i > 0) {
        line.append(i < last ? ", " : " and ");
      }
      append(elements.get(i), renderer, line);
    }
  }

  static String instant(Instant value, ZoneId zone) {
    if (value.isBefore(FIRST_ON_CALENDARS) || value.isAfter(LAST_ON_CALENDARS)) {
      return value.toString();
    }
    ZoneOffset offset = zone.getRules().getOffset(value);
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), offset);
    StringBuilder text = new StringBuilder(40).append(local.toLocalDate()).append(' ');
    appendDigits(local.getHour(), 10, text);
    text.append(':');
    appendDigits(local.getMinute(), 10, text);
    text.append(':');
    appendDigits(local.getSecond(), 10, text);
    int nanos = value.get(ChronoField.NANO_OF_SECOND);
    if (nanos > 0) {
      text.append('.');
      appendDigits(nanos, 100_000_000, text);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append(' ')
        .append(offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId())
        .toString();
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
