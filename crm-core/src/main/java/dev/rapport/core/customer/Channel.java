package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

/**
 * The way by which a firm and a customer meet, such as {@code "email"} or {@code "store"}.
 *
 * <p>The constants name the usual channels. A firm adds its own with {@link #of(String)}, such as {@code "wechat"} or {@code
 * "kiosk"}. Consent, contact caps and histories compare channels by equality, so one channel must have one code.
 *
 * @param value a code as {@link Identifiers} defines it
 */
public record Channel(String value) implements Comparable<Channel> {
  /** Electronic mail. */
  public static final Channel EMAIL = new Channel("email");

  /** Text message to a phone. */
  public static final Channel SMS = new Channel("sms");

  /** Voice call, either way. */
  public static final Channel PHONE = new Channel("phone");

  /** Paper mail. */
  public static final Channel POST = new Channel("post");

  /** The firm's application on the customer's device, its push messages included. */
  public static final Channel APP = new Channel("app");

  /** The firm's web site or web shop. */
  public static final Channel WEB = new Channel("web");

  /** Social media and messengers in general. */
  public static final Channel SOCIAL = new Channel("social");

  /** A shop, branch or other place of the firm. */
  public static final Channel STORE = new Channel("store");

  /** In person elsewhere: a representative, a fair, a visit at the customer's. */
  public static final Channel PERSON = new Channel("person");

  /** The channel was not recorded. */
  public static final Channel UNSPECIFIED = new Channel("unspecified");

  /**
   * Checks the value.
   *
   * @param value a code as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no code
   */
  public Channel {
    Identifiers.checkCode(value, "channel");
  }

  /**
   * Returns the channel of this value.
   *
   * @param value a code as {@link Identifiers} defines it
   * @return the channel
   * @throws IllegalArgumentException if the value is no code
   */
  public static Channel of(String value) {
    return new Channel(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(Channel other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "email"}
   */
  @Override
  public String toString() {
    return value;
  }
}
