package dev.rapport.core.money;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What waiting costs: the rate at which money of the future is worth less than money of today (折现率).
 *
 * <p>Held as the effective rate of one year, d. An amount due in t years is worth 1/(1+d)^t of itself now. {@code
 * DiscountRate.annual(0.10).factor(1)} is 0.909…; the same rate is {@code continuous()} 0.0953… a year and {@code
 * perPeriod(12)} 0.00797… a month. A lifetime value is only comparable with another at the same rate, so models take the
 * rate as a value and leave its choice, often the cost of capital, to the caller.
 *
 * <p>Not an interest rate of a contract: there is no day count and no compounding rule beyond the effective year.
 *
 * <p>Source of the conversions: Brealey, Myers and Allen, <em>Principles of Corporate Finance</em>, chapter on present values.
 *
 * @param annualEffective the effective rate of a year, above -1; 0.10 is ten percent
 */
public record DiscountRate(double annualEffective) {
  private static final DiscountRate NONE = new DiscountRate(0.0);

  /**
   * Checks the component.
   *
   * @param annualEffective finite and above -1
   * @throws IllegalArgumentException if the rate is not finite or not above -1
   */
  public DiscountRate {
    checkArgument(
        Double.isFinite(annualEffective) && annualEffective > -1,
        "annualEffective must be a finite number above -1, was %s. Ten percent is 0.10.",
        annualEffective);
    annualEffective += 0.0; // erases a negative zero, so that equal rates are equal
  }

  /**
   * Returns a rate by its effective year.
   *
   * @param annualEffective the effective rate of a year, above -1; 0.10 is ten percent
   * @return the rate
   * @throws IllegalArgumentException if the rate is not finite or not above -1
   */
  public static DiscountRate annual(double annualEffective) {
    return new DiscountRate(annualEffective);
  }

  /**
   * Returns a rate by what one of several equal periods of a year costs: d = (1+p)^n - 1.
   *
   * @param periodEffective the effective rate p of a period, above -1; 0.01 is one percent
   * @param periodsPerYear how many periods n make a year, above 0: 12 for months, 365.25/7 for weeks
   * @return the rate
   * @throws IllegalArgumentException if an argument is out of range, or the rate of the year is too large for a number
   */
  public static DiscountRate ofPeriod(double periodEffective, double periodsPerYear) {
    checkArgument(
        Double.isFinite(periodEffective) && periodEffective > -1,
        "periodEffective must be a finite number above -1, was %s",
        periodEffective);
    return new DiscountRate(
        Math.expm1(checkedPeriods(periodsPerYear) * Math.log1p(periodEffective)));
  }

  /**
   * Returns a rate by its force of interest: d = e^c - 1.
   *
   * @param continuousAnnual the continuously compounded rate c of a year, finite
   * @return the rate
   * @throws IllegalArgumentException if the rate is not finite, or so extreme that the rate of the year is not above -1
   */
  public static DiscountRate ofContinuous(double continuousAnnual) {
    checkArgument(
        Double.isFinite(continuousAnnual),
        "continuousAnnual must be a finite number, was %s",
        continuousAnnual);
    return new DiscountRate(Math.expm1(continuousAnnual));
  }

  /**
   * Returns the rate of zero: an amount is worth the same whenever it comes.
   *
   * @return no discount
   */
  public static DiscountRate none() {
    return NONE;
  }

  /**
   * Returns the effective rate of one of several equal periods of a year: (1+d)^(1/n) - 1.
   *
   * @param periodsPerYear how many periods n make a year, above 0
   * @return the rate of a period, above -1
   * @throws IllegalArgumentException if {@code periodsPerYear} is not a finite number above 0
   */
  public double perPeriod(double periodsPerYear) {
    return Math.expm1(continuous() / checkedPeriods(periodsPerYear));
  }

  /**
   * Returns the force of interest: ln(1+d).
   *
   * @return the continuously compounded rate of a year, any finite number
   */
  public double continuous() {
    return Math.log1p(annualEffective);
  }

  /**
   * Returns what one unit of money due after some years is worth now: (1+d)^-t.
   *
   * @param years the time t until it is due, 0 or more
   * @return the discount factor; 1 at no time, between 0 and 1 for a rate above zero
   * @throws IllegalArgumentException if {@code years} is not a finite number of 0 or more
   * @throws ArithmeticException if a rate below zero makes the factor too large for a number
   */
  public double factor(double years) {
    checkArgument(
        Double.isFinite(years) && years >= 0,
        "years must be a finite number of 0 or more, was %s",
        years);
    double factor = Math.exp(-years * continuous());
    if (!Double.isFinite(factor)) {
      throw new ArithmeticException(
          "factor must fit in a double, years was " + years + " at " + this);
    }
    return factor;
  }

  private static double checkedPeriods(double periodsPerYear) {
    checkArgument(
        Double.isFinite(periodsPerYear) && periodsPerYear > 0,
        "periodsPerYear must be a finite number above 0, was %s",
        periodsPerYear);
    return periodsPerYear;
  }
}
