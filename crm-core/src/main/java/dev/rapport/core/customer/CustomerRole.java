package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part that a party plays towards the firm, as the Chinese textbooks distinguish it. Closed.
 *
 * <p>The parts do not exclude each other: a parent who buys a toy is the customer, the child is the user, both are consumers.
 * The distinction matters to whoever asks questions: how good a product is in use is the user's to say, the purchase is the
 * customer's, and loyalty can be asked of a client only, whom the firm recognises ({@link #toAskAbout}).
 */
public enum CustomerRole {
  /**
   * Consumer (消费者): buys or uses goods of this kind to live, not to resell or produce. It describes a demand in the market;
   * the firm need not have any dealings with the consumer yet.
   */
  CONSUMER(Subject.DEMAND, false),

  /** User (用户): uses the product, whoever chose it and paid for it. */
  USER(Subject.USE, false),

  /** Customer (顾客): buys from the firm, perhaps once and without being recognised. The unit is the transaction. */
  CUSTOMER(Subject.PURCHASE, true),

  /**
   * Client (客户): the firm knows the party individually and both expect to deal with each other again. The unit is the
   * relationship; a client is often an organisation or its agent.
   */
  CLIENT(Subject.RELATIONSHIP, true);

  /** What a question can be about, each the matter of one part. Closed. */
  public enum Subject {
    /** What is wanted, and whether goods of this kind meet it. */
    DEMAND,
    /** How the product serves in use. */
    USE,
    /** How choosing, paying and receiving went. */
    PURCHASE,
    /** Whether the party means to stay, and why. */
    RELATIONSHIP
  }

  private final Subject subject;
  private final boolean deals;

  CustomerRole(Subject subject, boolean deals) {
    this.subject = subject;
    this.deals = deals;
  }

  /**
   * Returns what a party in this part can judge.
   *
   * @return the subject that is its own
   */
  public Subject subject() {
    return subject;
  }

  /**
   * Tells whether the part includes dealings with the firm itself.
   *
   * @return false for who wants or uses goods that somebody else may have bought, or nobody yet
   */
  public boolean hasDealings() {
    return deals;
  }

  /**
   * Returns whom to ask. A client also buys, so a client can tell of the purchase too.
   *
   * @param subject what the question is about
   * @return the parts that can answer; unmodifiable, in the order of the enum, never empty
   */
  public static Set<CustomerRole> toAskAbout(Subject subject) {
    requireNonNull(subject, "subject");
    return Collections.unmodifiableSet(Arrays.stream(values())
        .filter(role -> role.subject == subject || (role == CLIENT && subject == Subject.PURCHASE))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CustomerRole.class))));
  }
}
