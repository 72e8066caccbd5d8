package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.time.Window;

/**
 * How many messages a customer gets at most in a window, by one channel or by all together.
 *
 * <p>The window is of the calendar or rolling, in days of the customer's zone, and never begins with the first contact: so an
 * earlier contact never makes room for a later one. Example: {@code FrequencyCap.inTotal(3, Window.rolling(Period.ofDays(7)))}.
 *
 * @param channel what counts; {@link Channel#UNSPECIFIED} for all channels together
 * @param most how many messages, 0 or more
 * @param window in which time
 */
public record FrequencyCap(Channel channel, int most, Window window) {
  /**
   * Checks the components.
   *
   * @param channel what counts; {@link Channel#UNSPECIFIED} for all channels together
   * @param most 0 or more
   * @param window in which time
   * @throws IllegalArgumentException if the number is negative
   */
  public FrequencyCap {
    requireNonNull(channel, "channel");
    requireNonNull(window, "window");
    checkArgument(most >= 0, "most must not be negative, was %s", most);
  }

  /**
   * Returns a cap on all channels together.
   *
   * @param most how many messages, 0 or more
   * @param window in which time
   * @return the cap
   * @throws IllegalArgumentException if the number is negative
   */
  public static FrequencyCap inTotal(int most, Window window) {
    return new FrequencyCap(Channel.UNSPECIFIED, most, window);
  }

  /**
   * Returns a cap on one channel.
   *
   * @param channel the channel
   * @param most how many messages, 0 or more
   * @param window in which time
   * @return the cap
   * @throws IllegalArgumentException if the number is negative, or the channel is not known
   */
  public static FrequencyCap on(Channel channel, int most, Window window) {
    checkArgument(
        !requireNonNull(channel, "channel").equals(Channel.UNSPECIFIED),
        "channel must be known. Use inTotal for all channels together.");
    return new FrequencyCap(channel, most, window);
  }

  /**
   * Returns whether messages by a channel count.
   *
   * @param other the channel of a message
   * @return true if the cap is on that channel or on all
   */
  public boolean counts(Channel other) {
    return channel.equals(Channel.UNSPECIFIED) || channel.equals(requireNonNull(other, "other"));
  }
}
