package dev.rapport.core.explain;

import com.google.common.math.LongMath;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * One line of text while it is written, in one buffer and digit by digit. Whatever text comes in, it stays one line: what would
 * break it is written as an escape such as {@code \n}.
 */
final class Line {
  /* Room for most lines. */
  private static final int ROOM = 256;

  private static final int LAST_YEAR_OF_FOUR_DIGITS = 9_999;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int SECONDS_PER_DAY = 86_400;

  /* Instants reach a year further than calendar dates on either side, so that every offset has room. */
  private static final long FIRST_ON_CALENDARS =
      LocalDateTime.MIN.plusDays(1).toEpochSecond(ZoneOffset.UTC);
  private static final long LAST_ON_CALENDARS =
      LocalDateTime.MAX.minusDays(1).toEpochSecond(ZoneOffset.UTC);

  private char[] chars = new char[ROOM];
  private int length;

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  private void reserve(int more) {
    if (chars.length - length < more) {
      chars = Arrays.copyOf(chars, Math.addExact(length, Math.max(length, more)));
    }
  }

  private void append(char c) {
    reserve(1);
    chars[length++] = c;
  }

  /** Appends a comma and a space. */
  void comma() {
    reserve(2);
    chars[length] = ',';
    chars[length + 1] = ' ';
    length += 2;
  }

  /** Appends a constant as a word: its name in small letters, the parts apart. */
  void word(Enum<?> constant) {
    String name = constant.name();
    int count = name.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = name.charAt(i);
      if ('A' <= c && c <= 'Z') {
        chars[length + i] = (char) (c + ('a' - 'A'));
      } else if (c == '_' && 0 < i && i < count - 1 && name.charAt(i + 1) != '_') {
        chars[length + i] = ' ';
      } else {
        text(Names.termOf(constant).text());
        return;
      }
    }
    length += count;
  }

  /** Appends what is known to be of one line. */
  Line literal(String text) {
    int more = text.length();
    reserve(more);
    text.getChars(0, more, chars, length);
    length += more;
    return this;
  }

  /** Appends what is known to be of one line. */
  void literal(char[] text) {
    int more = text.length;
    if (more > 0) {
      reserve(more);
      System.arraycopy(text, 0, chars, length, more);
      length += more;
    }
  }

  /** Puts what is known to be of one line in the place of the characters from one position to another. */
  void replace(int start, int end, String text) {
    reserve(text.length());
    System.arraycopy(chars, end, chars, start + text.length(), length - end);
    text.getChars(0, text.length(), chars, start);
    length += text.length() - (end - start);
  }

  /** Appends any text on one line. */
  void text(String text) {
    int start = length;
    literal(text);
    for (int i = start; i < length; i++) {
      // Most texts are ASCII, which needs no look at code points.
      if (chars[i] < ' ' || chars[i] > '~') {
        length = start;
        literal(of(text));
        return;
      }
    }
  }

  /** Appends a number with a comma before every three digits. */
  Line whole(long value) {
    if (0 <= value && value < 1_000) {
      int small = (int) value;
      digits(small, small < 10 ? 1 : small < 100 ? 2 : 3);
    } else if (value < 0 && value > -1_000) {
      append('-');
      whole(-value);
    } else {
      whole(value / 1_000);
      append(',');
      digits((int) Math.abs(value % 1_000), 3);
    }
    return this;
  }

  /** Appends so many units of the last digit, of {@code scale} digits after the point, no more than fit in a long. */
  Line decimal(long units, int scale) {
    if (scale == 2 && units >= 0) {
      whole(units / 100);
      append('.');
      digits((int) (units % 100), 2);
    } else if (scale == 0) {
      whole(units);
    } else {
      long one = LongMath.pow(10, scale);
      long whole = units / one;
      if (whole == 0 && units < 0) {
        append('-');
      }
      whole(whole);
      append('.');
      long rest = Math.abs(units % one);
      for (long unit = one / 10; unit > 0; unit /= 10) {
        append((char) ('0' + rest / unit % 10));
      }
    }
    return this;
  }

  void money(Money value) {
    literal(value.currency().code());
    append(' ');
    decimal(value.minorUnits(), value.currency().minorDigits());
  }

  /** Appends the last digits of a number that is not negative, zeros too. */
  private void digits(int value, int count) {
    reserve(count);
    int left = value;
    for (int i = length + count - 1; i >= length; i--) {
      chars[i] = (char) ('0' + left % 10);
      left /= 10;
    }
    length += count;
  }

  void date(LocalDate value) {
    if (hasFourDigits(value.getYear())) {
      date(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
    } else {
      literal(value.toString());
    }
  }

  private static boolean hasFourDigits(int year) {
    return 0 <= year && year <= LAST_YEAR_OF_FOUR_DIGITS;
  }

  private void date(int year, int month, int day) {
    reserve(10);
    pair(year / 100, 0);
    pair(year % 100, 2);
    chars[length + 4] = '-';
    pair(month, 5);
    chars[length + 7] = '-';
    pair(day, 8);
    length += 10;
  }

  /* Two digits, so far behind the end of what is written, where there is room. */
  private void pair(int value, int behind) {
    chars[length + behind] = (char) ('0' + value / 10);
    chars[length + behind + 1] = (char) ('0' + value % 10);
  }

  /** Appends an hour as its own {@code toString} writes it. */
  void time(LocalTime value) {
    if (value.getSecond() != 0 || value.getNano() != 0) {
      literal(value.toString());
      return;
    }
    reserve(5);
    pair(value.getHour(), 0);
    chars[length + 2] = ':';
    pair(value.getMinute(), 3);
    length += 5;
  }

  /** Appends what a clock in a zone shows, with its distance from UTC; what no calendar reaches, as it is. */
  Line instant(Instant value, ZoneId zone) {
    long second = value.getEpochSecond();
    if (second < FIRST_ON_CALENDARS || second > LAST_ON_CALENDARS) {
      return literal(value.toString());
    }
    ZoneOffset offset =
        zone instanceof ZoneOffset fixed ? fixed : zone.getRules().getOffset(value);
    long local = second + offset.getTotalSeconds();
    int ofDay = (int) Math.floorMod(local, (long) SECONDS_PER_DAY);
    date(LocalDate.ofEpochDay(Math.floorDiv(local, (long) SECONDS_PER_DAY)));
    reserve(9);
    chars[length] = ' ';
    pair(ofDay / SECONDS_PER_HOUR, 1);
    chars[length + 3] = ':';
    pair(ofDay / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE, 4);
    chars[length + 6] = ':';
    pair(ofDay % SECONDS_PER_MINUTE, 7);
    length += 9;
    int nanos = value.getNano();
    if (nanos > 0) {
      append('.');
      digits(nanos, 9);
      while (chars[length - 1] == '0') {
        length--;
      }
    }
    append(' ');
    return literal(offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId());
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  // Any text on one line

  static boolean isOne(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        int codePoint = text.codePointAt(i);
        if (breaks(codePoint)) {
          return false;
        }
        i += Character.charCount(codePoint) - 1;
      }
    }
    return true;
  }

  static String of(String text) {
    return isOne(text) ? text : escape(text, false);
  }

  /** Between double quotes, with quotes and backslashes escaped too, so that different texts stay different. */
  static String quoted(String text) {
    return "\"" + escape(text, true) + "\"";
  }

  private static String escape(String text, boolean reversibly) {
    StringBuilder line = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(c -> {
      if (breaks(c)) {
        line.append(escaped(c));
      } else if (reversibly && (c == '"' || c == '\\')) {
        line.append('\\').appendCodePoint(c);
      } else {
        line.appendCodePoint(c);
      }
    });
    return line.toString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u" + Integer.toHexString(0x10000 | codePoint).substring(1);
    };
  }

  /* A lone half of a surrogate pair has no UTF-8 form, so it would be lost on the way to a file or a fingerprint. */
  private static boolean breaks(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> true;
      default -> false;
    };
  }
}
