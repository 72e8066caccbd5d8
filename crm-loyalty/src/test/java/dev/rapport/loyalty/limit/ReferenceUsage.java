package dev.rapport.loyalty.limit;

import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Usage as simple as can be: a list of awards, looked through anew for each question. */
final class ReferenceUsage {
  private static final class Award {
    final LimitUse use;
    long left;

    Award(LimitUse use) {
      this.use = use;
      this.left = use.awarded().units();
    }
  }

  private final int rememberedDays;
  private final List<Award> awards = new ArrayList<>();
  private LocalDate latest = LocalDate.MIN;

  ReferenceUsage(int rememberedDays) {
    this.rememberedDays = rememberedDays;
  }

  private LocalDate firstRemembered() {
    return latest.equals(LocalDate.MIN) ? latest : latest.minusDays(rememberedDays);
  }

  private static String subject(Limit limit, Claim claim) {
    return switch (limit.scope()) {
      case ORDER -> claim.cause();
      case RULE -> claim.rule();
      case SUBJECT -> claim.subject();
      case MEMBER -> "";
    };
  }

  private List<Award> of(Limit limit, Claim claim) {
    return awards.stream()
        .filter(award -> award.left > 0)
        .filter(award -> award.use.limits().contains(limit))
        .filter(award -> subject(limit, award.use.claim()).equals(subject(limit, claim)))
        .toList();
  }

  /* What a rule does for a cause on a day is one use, however many types of points it grants. */
  private static List<Object> use(Claim claim) {
    return List.of(claim.cause(), claim.rule(), claim.day());
  }

  private static long amount(Cap cap, List<Award> all) {
    List<Award> counted = all.stream()
        .filter(award -> award.left > 0)
        .filter(award -> cap.most().counts(award.use.awarded().type()))
        .toList();
    return cap.most() instanceof Cap.OfUses
        ? counted.stream().map(award -> use(award.use.claim())).distinct().count()
        : counted.stream().mapToLong(award -> award.left).sum();
  }

  /* The fullest of all windows that would hold the claim, each day tried as the last. */
  private long used(Cap cap, Claim claim) {
    List<Award> all = of(cap, claim);
    if (cap.scope() == LimitScope.ORDER) {
      return amount(
          cap,
          all.stream()
              .filter(award -> !award.use.claim().day().isBefore(firstRemembered()))
              .toList());
    }
    if (cap.window() instanceof Window.Lifetime) {
      return amount(cap, all);
    }
    long most = 0;
    for (int later = 0; later < 40; later++) {
      LocalDate day = claim.day().plusDays(later);
      if (cap.window().rangeAt(day).contains(claim.day())) {
        most = Math.max(
            most,
            amount(
                cap,
                all.stream()
                    .filter(award ->
                        cap.window().rangeAt(day).contains(award.use.claim().day()))
                    .toList()));
      }
    }
    return most;
  }

  private Instant earliest(Cooldown cooldown, Claim claim) {
    List<Award> all = of(cooldown, claim);
    TreeSet<Instant> candidates = new TreeSet<>();
    candidates.add(claim.at());
    all.forEach(award -> candidates.add(award.use.claim().at().plus(cooldown.pause())));
    return candidates.tailSet(claim.at()).stream()
        .filter(at -> all.stream()
            .allMatch(award ->
                Duration.between(award.use.claim().at(), at).abs().compareTo(cooldown.pause())
                    >= 0))
        .findFirst()
        .orElseThrow();
  }

  List<String> allow(List<Limit> limits, Claim claim) {
    long desired = claim.desired().units();
    long awarded = desired;
    List<String> bites = new ArrayList<>();
    for (Limit limit : limits) {
      boolean counts =
          !(limit instanceof Cap cap) || cap.most().counts(claim.desired().type());
      if (desired == 0 || !counts) {
        continue;
      }
      if (claim.day().isBefore(firstRemembered())) {
        bites.add(limit.name() + " TOO_LATE");
        awarded = 0;
      } else if (limit instanceof Cap cap) {
        long room = Math.max(0, cap.most().count() - used(cap, claim));
        long wanted = cap.most() instanceof Cap.OfUses ? 1 : desired;
        if (room < wanted) {
          boolean trims = cap.excess() == Excess.TRIM;
          bites.add(limit.name() + (!trims ? " REJECTED" : room == 0 ? " USED_UP" : " TRIMMED"));
          awarded = trims ? Math.min(awarded, room) : 0;
        }
      } else if (earliest((Cooldown) limit, claim).isAfter(claim.at())) {
        bites.add(limit.name() + " COOLING_DOWN " + earliest((Cooldown) limit, claim));
        awarded = 0;
      }
    }
    bites.add(0, Long.toString(awarded));
    return bites;
  }

  void plus(LimitUse use) {
    latest = use.claim().day().isAfter(latest) ? use.claim().day() : latest;
    awards.add(new Award(use));
  }

  void returned(String cause) {
    awards.stream().filter(award -> award.use.claim().cause().equals(cause)).forEach(award -> {
      if (!award.use.claim().day().isBefore(firstRemembered())) {
        award.left = 0;
      }
    });
  }

  void returned(String cause, String rule, Points points) {
    long left = points.units();
    List<Award> found = new ArrayList<>(awards.stream()
        .filter(award -> award.left > 0)
        .filter(award -> award.use.claim().cause().equals(cause)
            && award.use.claim().rule().equals(rule)
            && award.use.awarded().type().equals(points.type()))
        .filter(award -> !award.use.claim().day().isBefore(firstRemembered()))
        .toList());
    // The earliest first; of one instant the smaller, and of equal ones the one of which more was
    // given back.
    found.sort(Comparator.comparing((Award award) -> award.use.claim().at())
        .thenComparingLong(award -> award.use.awarded().units())
        .thenComparingLong(award -> award.left)
        .thenComparing(award -> award.use.claim().subject()));
    for (Award award : found) {
      long back = Math.min(left, award.left);
      award.left -= back;
      left -= back;
    }
  }

  /* For a law: what a window came to. */
  long sum(Cap cap, String subject, LocalDate windowOf) {
    return amount(
        cap,
        awards.stream()
            .filter(award -> award.use.limits().contains(cap))
            .filter(award -> subject(cap, award.use.claim()).equals(subject))
            .filter(award ->
                cap.window().rangeAt(windowOf).contains(award.use.claim().day()))
            .toList());
  }
}
