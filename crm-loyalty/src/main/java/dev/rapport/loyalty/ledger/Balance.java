package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;

/**
 * What an account has of one type of points at an instant.
 *
 * <p>Available points can be spent, pending ones not yet, held ones are reserved. Nobody both has available points and owes:
 * every credit pays debt first, as soon as it is available.
 *
 * @param available points that can be spent
 * @param pending points that wait for their date or their activation
 * @param held points reserved by holds
 * @param debt points owed
 */
public record Balance(Points available, Points pending, Points held, Points debt) {
  /**
   * Checks the components.
   *
   * @param available zero or more
   * @param pending zero or more, of the same type
   * @param held zero or more, of the same type
   * @param debt zero or more, of the same type
   */
  public Balance {
    available.plus(pending).plus(held).minus(debt); // refuses mixed types, and an overflow
  }

  /**
   * Returns the type of points.
   *
   * @return the type that all four have
   */
  public PointType type() {
    return available.type();
  }

  /**
   * Returns what would be left if everything were settled now.
   *
   * @return available, pending and held points less the debt; may be negative
   */
  public Points net() {
    return available.plus(pending).plus(held).minus(debt);
  }
}
