package dev.rapport.core.customer;

/**
 * The part that a party plays towards the firm, as the Chinese textbooks distinguish it. Closed.
 *
 * <p>The parts do not exclude each other: a parent who buys a toy is the customer, the child is the user, both are consumers.
 * The distinction matters because satisfaction is the user's, the purchase is the customer's, and loyalty can be asked of a
 * client only, whom the firm recognises.
 */
public enum CustomerRole {
  /**
   * Consumer (消费者): buys or uses goods of this kind to live, not to resell or produce. It describes a demand in the market;
   * the firm need not have any dealings with the consumer yet.
   */
  CONSUMER,

  /** User (用户): uses the product, whoever chose it and paid for it. */
  USER,

  /** Customer (顾客): buys from the firm, perhaps once and without being recognised. The unit is the transaction. */
  CUSTOMER,

  /**
   * Client (客户): the firm knows the party individually and both expect to deal with each other again. The unit is the
   * relationship; a client is often an organisation or its agent.
   */
  CLIENT
}
