package dev.rapport.core.customer;

/** Where a firm's data about a customer comes from. Closed. */
public enum DataSource {
  /** The firm's own dealings with the customer (自有数据). */
  OWN(false),

  /** Bought, rented or exchanged from others (外部数据); to be verified before it is relied on. */
  EXTERNAL(true);

  private final boolean unproven;

  DataSource(boolean unproven) {
    this.unproven = unproven;
  }

  /**
   * Tells whether the data must be verified before it is relied on, because others collected it.
   *
   * @return whether it is not the firm's own
   */
  public boolean mustBeVerified() {
    return unproven;
  }
}
