package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.time.InstantRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * An event-condition-action rule (事件-条件-动作): what to look for, how soon again, and what for. The action is the application's.
 *
 * <p>The cooldown counts from occurrence to occurrence, not from when somebody looked. So which of them fire does not depend on
 * how often or how late the rules are run, and each fires once under its key.
 *
 * <pre>{@code
 * TriggerRule winBack = new TriggerRule("win-back", new Trigger.Lapse(1.5), Duration.ofDays(90), ReasonCode.of("win-back"));
 * List<Firing> due = TriggerRule.fire(List.of(winBack), history, InstantRange.catchUp(lastRun, now), zone);
 * // skip those whose key() you have acted on, and ask your ContactPolicy before you write
 * }</pre>
 *
 * @param name a code as {@link Identifiers} defines it, unique among the rules of an application
 * @param trigger what to look for
 * @param cooldown how long after one firing the next may come, zero or more
 * @param goal what the action is for
 */
public record TriggerRule(String name, Trigger trigger, Duration cooldown, ReasonCode goal) {
  /**
   * Checks the components.
   *
   * @param name a code as {@link Identifiers} defines it
   * @param trigger what to look for
   * @param cooldown zero or more
   * @param goal what the action is for
   * @throws IllegalArgumentException if the name is no code or the cooldown is negative
   */
  public TriggerRule {
    Identifiers.checkCode(name, "name");
    requireNonNull(trigger, "trigger");
    requireNonNull(goal, "goal");
    checkArgument(
        !requireNonNull(cooldown, "cooldown").isNegative(),
        "cooldown must not be negative, was %s",
        cooldown);
  }

  /**
   * A rule has fired.
   *
   * @param rule the rule
   * @param occurrence what came about
   */
  public record Firing(TriggerRule rule, Occurrence occurrence) {
    private static final Comparator<Firing> IN_TIME = Comparator.comparing(
            Firing::occurrence, Occurrence.IN_TIME)
        .thenComparing(firing -> firing.rule().name());

    /**
     * Checks the components.
     *
     * @param rule the rule
     * @param occurrence what came about
     */
    public Firing {
      requireNonNull(rule, "rule");
      requireNonNull(occurrence, "occurrence");
    }

    /**
     * Returns the key by which an application remembers that it has acted.
     *
     * @return the rule's name and the occurrence's key, such as {@code "win-back/o-17"}
     */
    public String key() {
      return rule.name() + "/" + occurrence.key();
    }
  }

  /**
   * Returns what fires in a range of time.
   *
   * @param rules the rules
   * @param history what is known of one customer, from the beginning
   * @param range from when to when, such as {@link InstantRange#catchUp} since the last run; it must have an end
   * @param zone where days are counted
   * @return the firings in the order of time, then by rule; unmodifiable
   * @throws IllegalArgumentException if the range has no end, the history is of several customers, or two rules share a name
   */
  public static List<Firing> fire(
      Collection<TriggerRule> rules, EventHistory history, InstantRange range, ZoneId zone) {
    requireNonNull(zone, "zone");
    checkArgument(requireNonNull(range, "range").hasEnd(), "range must have an end, was %s", range);
    OneCustomer.require(history);
    long names = requireNonNull(rules, "rules").stream()
        .map(TriggerRule::name)
        .distinct()
        .count();
    checkArgument(
        names == rules.size(),
        "rules must have names of their own, %s share one",
        rules.size() - names);
    List<Firing> firings = new ArrayList<>();
    for (TriggerRule rule : rules) {
      for (Occurrence occurrence : rule.cooled(history, range.endExclusive(), zone)) {
        if (range.contains(occurrence.at())) {
          firings.add(new Firing(rule, occurrence));
        }
      }
    }
    firings.sort(Firing.IN_TIME);
    return Collections.unmodifiableList(firings);
  }

  /** From the beginning of the history on, so that every run sees the same occurrences cool down. */
  private List<Occurrence> cooled(EventHistory history, Instant endExclusive, ZoneId zone) {
    List<Occurrence> kept = new ArrayList<>();
    Instant next = Instant.MIN;
    for (Occurrence occurrence : trigger.occurrences(history, endExclusive, zone).stream()
        .sorted(Occurrence.IN_TIME)
        .toList()) {
      if (!occurrence.at().isBefore(next)) {
        kept.add(occurrence);
        next = occurrence.at().plus(cooldown);
      }
    }
    return kept;
  }
}
