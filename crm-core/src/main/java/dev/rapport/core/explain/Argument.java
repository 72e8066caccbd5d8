package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A typed value that an explanation speaks about: 35 points, EUR 40.00, 25 %, the stage "degradation".
 *
 * <p>Make one with {@code of}, {@link #rounded}, {@link #percent} or {@link #list}; read its {@code value()} from the record
 * that it is. Arguments are equal by kind and value: 35 as a whole number is not 35 as a
 * decimal number. {@code toString} writes kind and value exactly, the same on every JVM and in every country, and different
 * arguments differently; {@link #render} writes for a reader. The family is closed and may grow.
 *
 * <p>A {@code double} is never an argument as it is: its last bits differ between machines and mean nothing to a reader, so
 * {@link #rounded} and {@link #percent} ask how many digits are meant and keep those.
 */
public sealed interface Argument {
  /**
   * Writes the argument for a reader.
   *
   * @param renderer the language and the zone
   * @return one line, such as {@code "25%"}
   */
  String render(Renderer renderer);

  /**
   * Returns a text, such as the name of a rule or a product.
   *
   * @param value any text; names of people do not belong in explanations
   * @return the argument
   */
  static Argument of(String value) {
    return new Text(value);
  }

  /**
   * Returns a whole number, such as points or a count.
   *
   * @param value any whole number
   * @return the argument
   */
  static Argument of(long value) {
    return Whole.of(value);
  }

  /**
   * Returns an exact decimal number, such as a rate; trailing zeros do not count, 1.50 is 1.5.
   *
   * @param value at most 400 digits before and after the decimal point
   * @return the argument, written with the digits that the number needs
   * @throws IllegalArgumentException if the number has too many digits
   */
  static Argument of(BigDecimal value) {
    if (Decimals.checkSize(value).scale() == 0) {
      return new Decimal(value);
    }
    BigDecimal shortest = value.stripTrailingZeros();
    return new Decimal(shortest.setScale(Math.max(0, shortest.scale())));
  }

  /**
   * Returns an amount of money.
   *
   * @param value any amount
   * @return the argument
   */
  static Argument of(Money value) {
    return new Amount(value);
  }

  /**
   * Returns a calendar day.
   *
   * @param value any day
   * @return the argument
   */
  static Argument of(LocalDate value) {
    return new Day(value);
  }

  /**
   * Returns a point in time; the renderer's zone decides how it is written.
   *
   * @param value any instant
   * @return the argument
   */
  static Argument of(Instant value) {
    return new Moment(value);
  }

  /**
   * Returns a range of days.
   *
   * @param value any range
   * @return the argument
   */
  static Argument of(DateRange value) {
    return new DayRange(value);
  }

  /**
   * Returns a range of instants; the renderer's zone decides how it is written.
   *
   * @param value any range
   * @return the argument
   */
  static Argument of(InstantRange value) {
    return new MomentRange(value);
  }

  /**
   * Returns a length of time in seconds and parts of a second, such as 36 hours.
   *
   * @param value any length
   * @return the argument
   */
  static Argument of(Duration value) {
    return new Elapsed(value);
  }

  /**
   * Returns a length of time in calendar units, such as 18 months, which is not 1 year and 6 months here.
   *
   * @param value any length
   * @return the argument
   */
  static Argument of(Period value) {
    return new Calendar(value);
  }

  /**
   * Returns yes or no, such as the outcome of a condition.
   *
   * @param value whether it holds
   * @return the argument
   */
  static Argument of(boolean value) {
    return new Flag(value);
  }

  /**
   * Returns a term for a constant of an enum, such as a stage or a zone.
   *
   * <p>A constant that is a {@link Code} brings its id and template. Any other gets both from its name: {@code
   * LifeStage.WIN_BACK} has the id {@code life-stage.win-back} and reads "win back".
   *
   * @param constant the constant
   * @return the argument, which {@link Renderer#withTerm} translates
   * @throws IllegalArgumentException if the constant is a code whose template has places
   */
  static Argument of(Enum<?> constant) {
    return Term.of(constant);
  }

  /**
   * Returns a number of statistics, rounded half up to the digits that are meant.
   *
   * @param value a finite number
   * @param digits digits after the decimal point, 0 to 20
   * @return the argument; {@code rounded(2.5, 2)} is 2.50
   * @throws IllegalArgumentException if an argument is out of range
   */
  static Argument rounded(double value, int digits) {
    return new Decimal(Decimals.round(Decimals.ofFinite(value), digits));
  }

  /**
   * Returns a ratio that is read as a percentage, rounded half up.
   *
   * @param ratio a finite number; 0.25 is 25%
   * @param digits digits of the percentage after the decimal point, 0 to 20
   * @return the argument; {@code percent(0.4832, 1)} is 48.3%
   * @throws IllegalArgumentException if an argument is out of range
   */
  static Argument percent(double ratio, int digits) {
    checkArgument(Double.isFinite(ratio), "ratio must be finite, was %s", ratio);
    return percent(Decimals.ofFinite(ratio), digits);
  }

  /**
   * Returns a ratio that is read as a percentage, rounded half up.
   *
   * @param ratio at most 400 digits before and after the decimal point; 0.25 is 25%
   * @param digits digits of the percentage after the decimal point, 0 to 20
   * @return the argument
   * @throws IllegalArgumentException if an argument is out of range
   */
  static Argument percent(BigDecimal ratio, int digits) {
    BigDecimal hundredfold = Decimals.checkSize(ratio).movePointRight(2);
    return new Ratio(Decimals.round(hundredfold, digits).movePointLeft(2));
  }

  /**
   * Returns several arguments as one.
   *
   * @param elements any number of arguments, in the order in which they are read
   * @return the argument
   */
  static Argument list(List<? extends Argument> elements) {
    return new Listing(List.copyOf(elements));
  }

  /**
   * A text, written as it is; what would break the line is written as an escape such as {@code \n}.
   *
   * @param value any text
   */
  record Text(String value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public Text {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().text(value));
    }

    @Override
    public String toString() {
      return Line.quoted(value);
    }
  }

  /**
   * A whole number. Points, numbers of lines and versions are mostly small, so {@link Argument#of(long)} keeps small ones at hand.
   *
   * @param value any whole number
   */
  record Whole(long value) implements Argument {
    private static final Whole[] SMALL =
        LongStream.range(0, 256).mapToObj(Whole::new).toArray(Whole[]::new);

    static Whole of(long value) {
      return value >= 0 && value < SMALL.length ? SMALL[(int) value] : new Whole(value);
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().whole(value));
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * A decimal number that is written with all its digits, trailing zeros too: 2.50 says more than 2.5, and is not equal to it.
   *
   * @param value the number; its scale is how many digits are written after the decimal point
   */
  record Decimal(BigDecimal value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value a scale of at least 0 and at most 400 digits before and after the decimal point
     * @throws IllegalArgumentException if the number has too many digits or a negative scale
     */
    public Decimal {
      Decimals.checkScale(value, 0);
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().decimal(value));
    }

    /** Always with a decimal point, which tells the decimal number {@code 35.} from the whole number {@code 35}. */
    @Override
    public String toString() {
      return value.scale() == 0 ? value.toPlainString() + "." : value.toPlainString();
    }
  }

  /**
   * A ratio that is read as a percentage: 0.483 is 48.3%.
   *
   * @param value the ratio; its scale less 2 is how many digits of the percentage are written after the decimal point
   */
  record Ratio(BigDecimal value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value a scale of at least 2 and at most 400 digits before and after the decimal point
     * @throws IllegalArgumentException if the number has too many digits or too small a scale
     */
    public Ratio {
      Decimals.checkScale(value, 2);
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().ratio(value));
    }

    @Override
    public String toString() {
      return value.movePointRight(2).toPlainString() + "%";
    }
  }

  /**
   * An amount of money.
   *
   * @param value any amount
   */
  record Amount(Money value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public Amount {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().money(value));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * A calendar day.
   *
   * @param value any day
   */
  record Day(LocalDate value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public Day {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().date(value));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * A point in time.
   *
   * @param value any instant
   */
  record Moment(Instant value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public Moment {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().instant(value, renderer.zone()));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * A range of days.
   *
   * @param value any range
   */
  record DayRange(DateRange value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public DayRange {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().dateRange(value));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * A range of instants.
   *
   * @param value any range
   */
  record MomentRange(InstantRange value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public MomentRange {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().instantRange(value, renderer.zone()));
    }

    /** Always with both ends, so that a range without them is not written like a range of days without them. */
    @Override
    public String toString() {
      return value.startInclusive() + "/" + value.endExclusive();
    }
  }

  /**
   * A length of time in seconds and parts of a second.
   *
   * @param value any length
   */
  record Elapsed(Duration value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public Elapsed {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().duration(value));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * A length of time in years, months and days.
   *
   * @param value any length, taken as it is: 18 months are not 1 year and 6 months
   */
  record Calendar(Period value) implements Argument {
    /**
     * Checks the component.
     *
     * @param value not null
     */
    public Calendar {
      requireNonNull(value, "value");
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().period(value));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * Yes or no.
   *
   * @param value whether it holds
   */
  record Flag(boolean value) implements Argument {
    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.wording().flag(value));
    }

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /**
   * A word of the field with an id by which a renderer finds its translation. Terms are equal by id.
   *
   * @param id lower-case words joined by {@code -} in parts joined by {@code .}, such as {@code "life-stage.degradation"}
   * @param text the word in English, such as {@code "degradation"}
   */
  record Term(String id, String text) implements Argument {
    /**
     * Checks the components.
     *
     * @param id well-formed
     * @param text not null
     * @throws IllegalArgumentException if the id is malformed
     */
    public Term {
      Names.checkId(id);
      requireNonNull(text, "text");
    }

    static Term of(Enum<?> constant) {
      requireNonNull(constant, "constant");
      if (!(constant instanceof Code code)) {
        return Names.termOf(constant);
      }
      Parsed parsed = Parsed.of(code);
      @Nullable Term term = parsed.term();
      checkArgument(
          term != null,
          "code of a term must have no places, was \"%s\". Explain it as a child instead.",
          parsed.template());
      return term;
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(renderer.word(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Term that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }

    @Override
    public String toString() {
      return "'" + id + "'";
    }
  }

  /**
   * Several arguments as one.
   *
   * @param elements any number of arguments, in the order in which they are read
   */
  record Listing(List<Argument> elements) implements Argument {
    /**
     * Copies the list.
     *
     * @param elements no element is null
     */
    public Listing {
      elements = List.copyOf(elements);
    }

    @Override
    public String render(Renderer renderer) {
      return Line.of(
          renderer.wording().list(elements.stream().map(e -> e.render(renderer)).toList()));
    }

    @Override
    public String toString() {
      return elements.toString();
    }
  }
}
