package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.common.base.CharMatcher;
import dev.rapport.core.time.Cycle;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** The written form of policies. Writing and reading stand side by side, so that they stay each other's inverse. */
final class PolicyText {
  static final String NEVER = "never";
  static final String CUSTOM = "custom ";
  private static final String ROLLING = "rolling ";
  private static final String FIRST_DAY_COUNTS = " counting the first day";
  private static final String ROUND_UP = " to the end of ";
  private static final String LASTING = "lasting ";
  private static final String FROM_ACTIVATION = " from activation";
  private static final String ON = "on";
  private static final String AFTER = " after ";
  private static final String SLIDING = "sliding on ";
  private static final String RESET_BY = " reset by";
  private static final String EARLIEST_OF = "earliest of";
  private static final String DECAY = "decay";

  /** What {@link MonthDay} writes before month and day, and we do not. */
  private static final String MONTH_DAY_PREFIX = "--";

  private static final CharMatcher NAME = CharMatcher.inRange('a', 'z')
      .or(CharMatcher.inRange('A', 'Z'))
      .or(CharMatcher.inRange('0', '9'))
      .or(CharMatcher.anyOf("-._"));
  private static final CharMatcher WORD_END = CharMatcher.anyOf(" ()");

  private final String text;
  private int next;

  private PolicyText(String text) {
    this.text = text;
  }

  static void checkName(String argument, String name) {
    checkArgument(
        !name.isEmpty() && NAME.matchesAllOf(name),
        "%s must be letters, digits, hyphens, dots and underscores, was \"%s\"",
        argument,
        name);
  }

  static String rolling(FixedExpiry.Rolling policy) {
    return ROLLING
        + policy.period()
        + (policy.firstDayCounts() ? FIRST_DAY_COUNTS : "")
        + (policy.roundUpTo().equals(ExpiryPolicies.DAY_END) ? "" : ROUND_UP + policy.roundUpTo())
        + start(policy.from());
  }

  static String lasting(FixedExpiry.Lasting policy) {
    return LASTING + policy.length() + start(policy.from());
  }

  static String onDates(FixedExpiry.OnDates policy) {
    return policy.dates().stream()
            .map(date -> " " + date.toString().substring(MONTH_DAY_PREFIX.length()))
            .collect(joining("", ON, ""))
        + (policy.minimumAge().isZero() ? "" : AFTER + policy.minimumAge())
        + start(policy.from());
  }

  static String sliding(ExpiryPolicy.Sliding policy) {
    return SLIDING
        + policy.clock()
        + group(policy.idle())
        + policy.resets().stream().map(kind -> " " + kind).collect(joining("", RESET_BY, ""));
  }

  static String earliestOf(ExpiryPolicy.EarliestOf policy) {
    return policy.members().stream().map(PolicyText::group).collect(joining("", EARLIEST_OF, ""));
  }

  static String decay(ExpiryPolicy.Decay policy) {
    return policy.shares().stream()
        .map(share -> " " + share.weight() + group(share.policy()))
        .collect(joining("", DECAY, ""));
  }

  private static String group(ExpiryPolicy policy) {
    return " (" + policy + ")";
  }

  private static String start(ExpiryStart from) {
    return from == ExpiryStart.ACTIVATION ? FROM_ACTIVATION : "";
  }

  static ExpiryPolicy parse(String text) {
    PolicyText reader = new PolicyText(requireNonNull(text, "text"));
    checkArgument(
        !text.startsWith(CUSTOM),
        "text must not be of a custom policy, whose rule is not written, was \"%s\"",
        text);
    try {
      ExpiryPolicy policy = reader.policy();
      if (reader.next < text.length()) {
        throw reader.malformed();
      }
      return policy;
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(message(text), e);
    }
  }

  private ExpiryPolicy policy() {
    if (accept(NEVER)) {
      return ExpiryPolicies.never();
    }
    if (accept(ROLLING)) {
      return new FixedExpiry.Rolling(
          Period.parse(word()),
          accept(FIRST_DAY_COUNTS),
          accept(ROUND_UP) ? Cycle.parse(word()) : ExpiryPolicies.DAY_END,
          from());
    }
    if (accept(LASTING)) {
      return new FixedExpiry.Lasting(Duration.parse(word()), from());
    }
    if (accept(SLIDING)) {
      String clock = word();
      FixedExpiry.Rolling idle = groupOf(FixedExpiry.Rolling.class);
      expect(RESET_BY);
      return new ExpiryPolicy.Sliding(clock, idle, kinds());
    }
    if (accept(EARLIEST_OF)) {
      List<ExpiryPolicy> members = new ArrayList<>();
      while (text.startsWith(" (", next)) {
        members.add(groupOf(ExpiryPolicy.class));
      }
      return new ExpiryPolicy.EarliestOf(members);
    }
    if (accept(DECAY)) {
      List<ExpiryPolicy.Decay.Share> shares = new ArrayList<>();
      while (accept(" ")) {
        long weight = Long.parseLong(word());
        shares.add(new ExpiryPolicy.Decay.Share(weight, groupOf(FixedExpiry.class)));
      }
      return new ExpiryPolicy.Decay(shares);
    }
    expect(ON);
    return new FixedExpiry.OnDates(
        dates(), accept(AFTER) ? Period.parse(word()) : Period.ZERO, from());
  }

  private List<ActivityKind> kinds() {
    List<ActivityKind> kinds = new ArrayList<>();
    while (accept(" ")) {
      kinds.add(new ActivityKind(word()));
    }
    return kinds;
  }

  private List<MonthDay> dates() {
    List<MonthDay> dates = new ArrayList<>();
    while (!text.startsWith(AFTER, next)
        && !text.startsWith(FROM_ACTIVATION, next)
        && accept(" ")) {
      dates.add(MonthDay.parse(MONTH_DAY_PREFIX + word()));
    }
    return dates;
  }

  private ExpiryStart from() {
    return accept(FROM_ACTIVATION) ? ExpiryStart.ACTIVATION : ExpiryStart.EARN;
  }

  private <P extends ExpiryPolicy> P groupOf(Class<P> kind) {
    expect(" (");
    ExpiryPolicy policy = policy();
    expect(")");
    if (!kind.isInstance(policy)) {
      throw malformed();
    }
    return kind.cast(policy);
  }

  private String word() {
    int end = WORD_END.indexIn(text, next);
    String word = text.substring(next, end < 0 ? text.length() : end);
    next += word.length();
    return word;
  }

  private boolean accept(String literal) {
    boolean there = text.startsWith(literal, next);
    next += there ? literal.length() : 0;
    return there;
  }

  private void expect(String literal) {
    if (!accept(literal)) {
      throw malformed();
    }
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException(message(text));
  }

  private static String message(String text) {
    return "text must be an expiry policy such as \"rolling P1Y\", was \"" + text + '"';
  }
}
