package dev.rapport.core.money;

/** Two amounts of different currencies met where one currency is needed: convert one of them first. */
public final class CurrencyMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The currency that was expected. */
  private final transient CurrencyUnit expected;

  /** The currency that came. */
  private final transient CurrencyUnit actual;

  /**
   * Names the two currencies.
   *
   * @param expected the currency that was expected
   * @param actual the currency that came
   */
  public CurrencyMismatchException(CurrencyUnit expected, CurrencyUnit actual) {
    super("currency must be " + expected + ", was " + actual + ". Convert the amount first.");
    this.expected = expected;
    this.actual = actual;
  }

  /**
   * Returns the currency that was expected.
   *
   * @return the expected currency
   */
  public CurrencyUnit expected() {
    return expected;
  }

  /**
   * Returns the currency that came.
   *
   * @return the other currency
   */
  public CurrencyUnit actual() {
    return actual;
  }
}
