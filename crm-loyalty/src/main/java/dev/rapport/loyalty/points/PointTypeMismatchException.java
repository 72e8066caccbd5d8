package dev.rapport.loyalty.points;

import static java.util.Objects.requireNonNull;

/** Raised when points of two types meet in one operation. Only a posting in a ledger turns one type into another. */
public final class PointTypeMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient PointType expected;
  private final transient PointType actual;

  /**
   * Creates the exception.
   *
   * @param expected the type of the amount that was asked to combine
   * @param actual the type that it was given
   */
  public PointTypeMismatchException(PointType expected, PointType actual) {
    super("points must be of type " + describe(expected, "expected") + ", were of type "
        + describe(actual, "actual") + ". Convert them with a posting first.");
    this.expected = expected;
    this.actual = actual;
  }

  /**
   * Returns the type that was needed.
   *
   * @return the type of the amount that was asked to combine
   */
  public PointType expected() {
    return expected;
  }

  /**
   * Returns the type that was given.
   *
   * @return the other type
   */
  public PointType actual() {
    return actual;
  }

  /* Two types may share an id and differ in their rules, so the message shows every component. */
  private static String describe(PointType type, String name) {
    requireNonNull(type, name);
    return type.id() + (type.redeemable() ? " redeemable" : "")
        + (type.qualifying() ? " qualifying" : "") + " scale " + type.scale();
  }
}
