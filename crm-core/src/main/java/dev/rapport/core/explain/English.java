package dev.rapport.core.explain;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The English defaults of {@link Wording}. */
final class English {
  static final Wording WORDING = new Wording() {};

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

  /* So many decimal digits fit in a long, and so does the power of ten of so many. */
  private static final int LONG_DIGITS = 18;

  private English() {}

  /** Appends what {@code argument.render} gives with this wording; the most frequent kinds without texts in between. */
  static void append(Argument argument, Renderer renderer, Line line) {
    if (argument instanceof Argument.Whole whole) {
      line.whole(whole.value());
    } else if (argument instanceof Argument.Text text) {
      line.text(text.value());
    } else if (argument instanceof Argument.Term term) {
      line.text(renderer.word(term));
    } else if (argument instanceof Argument.Amount amount) {
      line.money(amount.value());
    } else if (argument instanceof Argument.Listing listing) {
      appendList(listing.elements(), renderer, line);
    } else if (argument instanceof Argument.Flag flag) {
      line.text(flag.value() ? "yes" : "no");
    } else if (argument instanceof Argument.Moment moment) {
      line.instant(moment.value(), renderer.zone());
    } else if (argument instanceof Argument.Day day) {
      line.date(day.value());
    } else if (argument instanceof Argument.Decimal decimal && isShort(decimal.value())) {
      appendShort(decimal.value(), line);
    } else if (argument instanceof Argument.Elapsed elapsed && isWholeSeconds(elapsed.value())) {
      appendSeconds(elapsed.value().toSeconds(), line);
    } else {
      line.text(argument.render(renderer));
    }
  }

  private static void appendList(List<Argument> elements, Renderer renderer, Line line) {
    int last = elements.size() - 1;
    if (last < 0) {
      line.text("none");
    }
    for (int i = 0; i <= last; i++) {
      if (i > 0) {
        line.text(i < last ? ", " : " and ");
      }
      append(elements.get(i), renderer, line);
    }
  }

  static String number(BigDecimal value) {
    if (isShort(value)) {
      return new Line()
          .decimal(value.unscaledValue().longValue(), value.scale())
          .toString();
    }
    StringBuilder grouped = new StringBuilder(value.toPlainString());
    int point = grouped.indexOf(".");
    int start = grouped.charAt(0) == '-' ? 1 : 0;
    for (int i = (point < 0 ? grouped.length() : point) - 3; i > start; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }

  /** Whether the digits of a number fit in a long. */
  static boolean isShort(BigDecimal value) {
    return value.precision() <= LONG_DIGITS && value.scale() <= LONG_DIGITS;
  }

  private static void appendShort(BigDecimal value, Line line) {
    int scale = value.scale();
    line.decimal(scale == 0 ? value.longValue() : value.unscaledValue().longValue(), scale);
  }

  static String instant(Instant value, ZoneId zone) {
    return new Line().instant(value, zone).toString();
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

  private static boolean isWholeSeconds(Duration value) {
    return value.getSeconds() > 0 && value.getNano() == 0;
  }

  /* What duration() gives for so many seconds, one or more. */
  private static void appendSeconds(long seconds, Line line) {
    int start = line.length();
    appendPart(seconds / 86_400, "day", start, line);
    appendPart(seconds / 3_600 % 24, "hour", start, line);
    appendPart(seconds / 60 % 60, "minute", start, line);
    appendPart(seconds % 60, "second", start, line);
  }

  private static void appendPart(long count, String unit, int start, Line line) {
    if (count > 0) {
      line.text(line.length() > start ? " " : "").whole(count).text(" ").text(unit);
      line.text(count == 1 ? "" : "s");
    }
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
