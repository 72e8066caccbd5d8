package dev.rapport.core.explain;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.math.LongMath;
import dev.rapport.core.money.Money;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One line of text while it is written, in one buffer and digit by digit. Whatever text comes in, it stays one line: what would
 * break it is written as an escape such as {@code \n}.
 *
 * <p>The buffer holds UTF-8. Nearly all of a line is ASCII, where a character is a byte and needs no coding.
 */
final class Line {
  /* Room for most lines. */
  private static final int ROOM = 512;

  private static final int LAST_YEAR_OF_FOUR_DIGITS = 9_999;

  /* From 1 March of year 0; the two months before it are written another way. */
  private static final int DAYS_BEFORE_1970 = 719_468;
  private static final int DAYS_PER_CYCLE = 146_097;
  private static final long FIRST_OF_FOUR_DIGITS = -DAYS_BEFORE_1970;
  private static final long LAST_OF_FOUR_DIGITS =
      LocalDate.of(LAST_YEAR_OF_FOUR_DIGITS, 12, 31).toEpochDay();

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int SECONDS_PER_DAY = 86_400;

  /* Instants reach a year further than calendar dates on either side, so that every offset has room. */
  private static final long FIRST_ON_CALENDARS =
      LocalDateTime.MIN.plusDays(1).toEpochSecond(ZoneOffset.UTC);
  private static final long LAST_ON_CALENDARS =
      LocalDateTime.MAX.minusDays(1).toEpochSecond(ZoneOffset.UTC);

  /* Of a literal that is appended at once. */
  private static final int WIDTH = 2 * Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);

  /* Of each number below a thousand the digits, the first in the lowest byte, and how many they are in the highest. */
  private static final int[] SMALL = IntStream.range(0, 1_000).map(Line::packed).toArray();

  /* Of each number below a hundred both digits. */
  private static final int[] PAIRS = IntStream.range(0, 100).map(Line::pair).toArray();

  private static final Literal UTC = Literal.of(" UTC");

  private byte[] bytes = new byte[ROOM];
  private int length;

  private static int packed(int small) {
    String digits = Integer.toString(small);
    int packed = digits.length() << 24;
    for (int i = 0; i < digits.length(); i++) {
      packed |= digits.charAt(i) << (8 * i);
    }
    return packed;
  }

  private static int pair(int small) {
    return ('0' + small / 10) | (('0' + small % 10) << 8);
  }

  /** A text that is known to be of one line, as it is appended fastest: most have no more than sixteen bytes. */
  static final class Literal {
    private final int length;
    private final long first;
    private final long second;
    private final byte[] rest;

    private Literal(byte[] utf8) {
      byte[] padded = Arrays.copyOf(utf8, Math.max(WIDTH, utf8.length));
      this.length = utf8.length;
      this.first = (long) LONGS.get(padded, 0);
      this.second = (long) LONGS.get(padded, Long.BYTES);
      this.rest = Arrays.copyOfRange(padded, WIDTH, padded.length);
    }

    static Literal of(String text) {
      return new Literal(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
      Line line = new Line();
      line.literal(this);
      return line.toString();
    }
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.addExact(length, Math.max(length, more)));
    }
  }

  private void append(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  void literal(Literal literal) {
    reserve(WIDTH);
    LONGS.set(bytes, length, literal.first);
    LONGS.set(bytes, length + Long.BYTES, literal.second);
    if (literal.length <= WIDTH) {
      length += literal.length;
    } else {
      length += WIDTH;
      append(literal.rest);
    }
  }

  /** Puts a literal in the place of the bytes from one position to another. */
  void replace(int start, int end, Literal literal) {
    int more = length - end;
    if (more <= Long.BYTES) {
      reserve(Long.BYTES);
      long rest = (long) LONGS.get(bytes, end);
      length = start;
      literal(literal);
      reserve(Long.BYTES);
      LONGS.set(bytes, length, rest);
      length += more;
    } else {
      byte[] rest = Arrays.copyOfRange(bytes, end, length);
      length = start;
      literal(literal);
      append(rest);
    }
  }

  private void append(byte[] utf8) {
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /** Appends any text on one line. */
  Line text(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if ((char) (c - ' ') > '~' - ' ') {
        append(of(text).getBytes(UTF_8));
        return this;
      }
      bytes[length + i] = (byte) c;
    }
    length += count;
    return this;
  }

  /** Appends a number with a comma before every three digits. */
  Line whole(long value) {
    if (0 <= value && value < SMALL.length) {
      int packed = SMALL[(int) value];
      reserve(Integer.BYTES);
      INTS.set(bytes, length, packed);
      length += packed >>> 24;
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
      reserve(3);
      bytes[length] = '.';
      pair((int) (units % 100), 1);
      length += 3;
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
    // Three letters from A to Z.
    String code = value.currency().code();
    reserve(4);
    bytes[length] = (byte) code.charAt(0);
    bytes[length + 1] = (byte) code.charAt(1);
    bytes[length + 2] = (byte) code.charAt(2);
    bytes[length + 3] = ' ';
    length += 4;
    decimal(value.minorUnits(), value.currency().minorDigits());
  }

  /** Appends the last digits of a number that is not negative, zeros too. */
  private void digits(int value, int count) {
    reserve(count);
    int left = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += count;
  }

  void date(LocalDate value) {
    if (hasFourDigits(value.getYear())) {
      date(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
    } else {
      text(value.toString());
    }
  }

  /* The days of four hundred years repeat. Counted from 1 March of year 0 the leap day is the last of its year, and the months
   * follow the rule of 153 days in five months. */
  private void date(long epochDay) {
    if (epochDay < FIRST_OF_FOUR_DIGITS || epochDay > LAST_OF_FOUR_DIGITS) {
      date(LocalDate.ofEpochDay(epochDay));
      return;
    }
    int day = (int) epochDay + DAYS_BEFORE_1970;
    int cycle = day / DAYS_PER_CYCLE;
    int ofCycle = day % DAYS_PER_CYCLE;
    int year = (ofCycle - ofCycle / 1_460 + ofCycle / 36_524 - ofCycle / 146_096) / 365;
    int ofYear = ofCycle - (365 * year + year / 4 - year / 100);
    int month = (5 * ofYear + 2) / 153;
    date(
        400 * cycle + year + (month < 10 ? 0 : 1),
        month < 10 ? month + 3 : month - 9,
        ofYear - (153 * month + 2) / 5 + 1);
  }

  private static boolean hasFourDigits(int year) {
    return 0 <= year && year <= LAST_YEAR_OF_FOUR_DIGITS;
  }

  private void date(int year, int month, int day) {
    reserve(10);
    pair(year / 100, 0);
    pair(year % 100, 2);
    bytes[length + 4] = '-';
    pair(month, 5);
    bytes[length + 7] = '-';
    pair(day, 8);
    length += 10;
  }

  /* Two digits, so far behind the end of what is written, where there is room. */
  private void pair(int value, int behind) {
    SHORTS.set(bytes, length + behind, (short) PAIRS[value]);
  }

  /** Appends an hour as its own {@code toString} writes it. */
  void time(LocalTime value) {
    if (value.getSecond() != 0 || value.getNano() != 0) {
      text(value.toString());
      return;
    }
    reserve(5);
    pair(value.getHour(), 0);
    bytes[length + 2] = ':';
    pair(value.getMinute(), 3);
    length += 5;
  }

  /** Appends what a clock in a zone shows, with its distance from UTC; what no calendar reaches, as it is. */
  Line instant(Instant value, ZoneId zone) {
    long second = value.getEpochSecond();
    if (second < FIRST_ON_CALENDARS || second > LAST_ON_CALENDARS) {
      return text(value.toString());
    }
    ZoneOffset offset =
        zone instanceof ZoneOffset fixed ? fixed : zone.getRules().getOffset(value);
    long local = second + offset.getTotalSeconds();
    long day = Math.floorDiv(local, (long) SECONDS_PER_DAY);
    int ofDay = (int) (local - day * SECONDS_PER_DAY);
    date(day);
    reserve(9);
    bytes[length] = ' ';
    pair(ofDay / SECONDS_PER_HOUR, 1);
    bytes[length + 3] = ':';
    pair(ofDay / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE, 4);
    bytes[length + 6] = ':';
    pair(ofDay % SECONDS_PER_MINUTE, 7);
    length += 9;
    int nanos = value.getNano();
    if (nanos > 0) {
      append('.');
      digits(nanos, 9);
      while (bytes[length - 1] == '0') {
        length--;
      }
    }
    if (offset.equals(ZoneOffset.UTC)) {
      literal(UTC);
      return this;
    }
    append(' ');
    return text(offset.getId());
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, UTF_8);
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
