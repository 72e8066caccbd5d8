package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.HoldEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate.NewDate;
import dev.rapport.loyalty.posting.UpkeepEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random commands for one account, near enough to each other to meet, and wrong often enough. */
final class RandomCommands {
  static final List<String> CLOCKS = List.of("activity", "stays");

  private static final int CAUSES = 4;
  private static final int ROUNDS_OF_A_CAUSE = 40;

  private final Random random;
  private final List<PointType> types;
  private final String keyPrefix;
  private final List<LedgerCommand> sent = new ArrayList<>();
  private final List<LedgerEntry> elsewhere = new ArrayList<>();
  private Instant clock;
  private int keys;
  private int round;

  RandomCommands(Random random, List<PointType> types, Instant start, String keyPrefix) {
    this.random = random;
    this.types = types;
    this.clock = start;
    this.keyPrefix = keyPrefix;
  }

  /** Another account that is to be merged in: how to make it, and when it comes. */
  record Merge(
      Posting posting,
      String from,
      long seed,
      Instant start,
      String keyPrefix,
      int commands,
      boolean inOrder) {}

  void remember(LedgerCommand command) {
    sent.add(command);
  }

  void remember(RandomCommands other) {
    sent.addAll(other.sent);
  }

  /* What another account wrote down. */
  void remember(List<LedgerEntry> entries) {
    elsewhere.addAll(entries.subList(Math.max(0, entries.size() - 60), entries.size()));
  }

  Merge merge() {
    Posting posting = posting();
    return new Merge(
        posting,
        "account-" + random.nextInt(9),
        random.nextInt(1_000_000),
        clock.minus(Duration.ofHours(random.nextInt(24 * 16))),
        random.nextBoolean() ? keyPrefix : "their-",
        random.nextInt(25),
        random.nextInt(4) != 0);
  }

  LedgerCommand next(PointsAccount account, List<LedgerEntry> entries) {
    int luck = random.nextInt(100);
    LedgerCommand command = luck < 6 && !sent.isEmpty()
        ? again(sent.get(Math.max(0, sent.size() - 1 - random.nextInt(20))))
        : random.nextInt(3) == 0 ? sequel(account, entries) : fresh(account, entries);
    sent.add(command);
    return command;
  }

  /* Points that have just come back into a new lot, or are held: what earned them is returned. */
  private LedgerCommand sequel(PointsAccount account, List<LedgerEntry> entries) {
    LedgerEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    List<Lot> lots = List.of();
    if (last instanceof CreditEntry.Restored restored) {
      lots = restored.opened();
    } else if (last instanceof CreditEntry.Reinstated reinstated) {
      lots = reinstated.opened();
    } else if (last instanceof HoldEntry.Held held) {
      lots = held.draws().stream().map(Draw::lot).toList();
    }
    if (lots.isEmpty()) {
      return fresh(account, entries);
    }
    Lot lot = lots.get(random.nextInt(lots.size()));
    return new DebitCommand.Reverse(
        posting(), lot.origin().cause(), lot.type(), extent(), shortfall(reach()));
  }

  private ShortfallPolicy.Reach reach() {
    List<ShortfallPolicy.Reach> reaches = List.of(ShortfallPolicy.Reach.values());
    return reaches.get(random.nextInt(reaches.size()));
  }

  private Posting posting() {
    clock = clock.plus(Duration.ofHours(random.nextInt(4) == 0 ? 0 : random.nextInt(30)));
    round++;
    // One command in ten reports something late, some of them too late.
    Instant at =
        random.nextInt(10) == 0 ? clock.minus(Duration.ofHours(random.nextInt(24 * 14))) : clock;
    return new Posting(keyPrefix + ++keys, at, clock);
  }

  private LedgerCommand again(LedgerCommand command) {
    Posting same = command.posting();
    // What another account was told may take effect after all that this one was told.
    Instant recorded = clock.isAfter(same.effectiveAt()) ? clock : same.effectiveAt();
    Posting later = new Posting(same.key(), same.effectiveAt(), recorded);
    if (random.nextInt(8) == 0) {
      return new UpkeepCommand.Sweep(later);
    }
    if (command instanceof DebitCommand.Spend spend) {
      Points more = Points.of(spend.points().type(), spend.points().units() + random.nextInt(2));
      return new DebitCommand.Spend(later, more, spend.cause(), spend.reversibleUntil());
    }
    return command;
  }

  private LedgerCommand fresh(PointsAccount account, List<LedgerEntry> entries) {
    Posting posting = posting();
    Instant at = posting.effectiveAt();
    return switch (random.nextInt(90)) {
      case 0, 1, 2 -> redate(posting, account);
      case 3, 4, 5 -> reinstate(posting, entries);
      case 6, 7, 8 -> {
        Points sent = points(6);
        Points fee = Points.of(sent.type(), random.nextInt(3));
        yield new DebitCommand.TransferOut(posting, sent, fee, "another");
      }
      case 9, 10, 11 -> transferIn(posting);
      case 12, 13 -> reopen(posting, account, entries);
      case 14, 15, 16, 17 -> convert(posting, at);
      case 18 ->
        // Nearly always holds are open; where none are, this is the end.
        random.nextInt(12) == 0
            ? new DebitCommand.MergeAway(posting, "another")
            : new UpkeepCommand.Sweep(posting);
      default -> usual(posting, at, account, random.nextInt(100));
    };
  }

  private LedgerCommand usual(Posting posting, Instant at, PointsAccount account, int luck) {
    Points points = points(12);
    if (luck < 28) {
      return new CreditCommand.Earn(posting, points, terms(at), origin(), in(at, 20));
    }
    if (luck < 32) {
      return new CreditCommand.Grant(posting, points, terms(at), origin());
    }
    if (luck < 48) {
      return new DebitCommand.Spend(posting, points, cause(), in(at, 20));
    }
    if (luck < 53) {
      return new DebitCommand.Deduct(
          posting, points, "x", shortfall(ShortfallPolicy.Reach.BALANCE));
    }
    if (luck < 59) {
      return holding(posting, points, account);
    }
    if (luck < 65) {
      return new HoldCommand.Capture(posting, hold(account), points(6), cause(), in(at, 20));
    }
    if (luck < 69) {
      return new HoldCommand.VoidHold(posting, hold(account));
    }
    if (luck < 74) {
      return new CreditCommand.Activate(posting, cause(), points(5), expiry(at));
    }
    if (luck < 83) {
      return new DebitCommand.Reverse(posting, cause(), type(), extent(), shortfall(reach()));
    }
    if (luck < 92) {
      Instant grace = random.nextInt(2) == 0 ? in(at, 10) : Instant.MIN;
      return new CreditCommand.Restore(posting, cause(), type(), extent(), grace);
    }
    if (luck < 97) {
      return new UpkeepCommand.Slide(posting, type(), clockName(), in(at, 18));
    }
    return new UpkeepCommand.Sweep(posting);
  }

  /* Some holds outlive the memory of the command that placed them, and some commands come under the key of an open one. */
  private LedgerCommand holding(Posting posting, Points points, PointsAccount account) {
    Instant at = posting.effectiveAt();
    Instant until = random.nextInt(3) == 0 ? in(at, 60) : in(at, 10);
    List<Hold> holds = account.snapshot().holds();
    String key = holds.isEmpty() || random.nextInt(4) != 0
        ? posting.key()
        : holds.get(random.nextInt(holds.size())).id();
    return new HoldCommand.PlaceHold(
        new Posting(key, at, posting.recordedAt()), points, until, random.nextBoolean());
  }

  /* Now and then a lot that is not there, or one that is on hold, or an end that has passed. */
  private LedgerCommand redate(Posting posting, PointsAccount account) {
    List<Long> held = account.snapshot().holds().stream()
        .flatMap(hold -> hold.draws().stream())
        .map(draw -> draw.lot().id())
        .toList();
    long first = held.isEmpty() || random.nextBoolean()
        ? Math.max(1, account.state.lastLot - random.nextInt(12))
        : held.get(random.nextInt(held.size()));
    List<NewDate> dates = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      Instant from = posting.effectiveAt().minus(Duration.ofDays(random.nextInt(3)));
      dates.add(new NewDate(first + i, expiry(from)));
    }
    return new UpkeepCommand.Redate(posting, type(), dates);
  }

  private LedgerCommand reinstate(Posting posting, List<LedgerEntry> entries) {
    List<DebitEntry.Expired> expired = new ArrayList<>();
    List<LedgerEntry> source = random.nextInt(4) == 0 ? elsewhere : entries;
    for (LedgerEntry entry : source.subList(Math.max(0, source.size() - 60), source.size())) {
      if (entry instanceof DebitEntry.Expired e) {
        expired.add(e);
      }
    }
    return expired.isEmpty()
        ? new UpkeepCommand.Sweep(posting)
        : new CreditCommand.Reinstate(
            posting, expired.get(random.nextInt(expired.size())), expiry(posting.effectiveAt()));
  }

  private LedgerCommand transferIn(Posting posting) {
    Instant at = posting.effectiveAt();
    Points points = points(6);
    List<Draw> draws = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      Instant earnedAt = at.minus(Duration.ofHours(random.nextInt(200)));
      Instant from = random.nextInt(4) == 0 ? in(at, 8) : earnedAt;
      Lot lot = new Lot(1 + i, points, earnedAt, from, expiry(at), origin());
      draws.add(new Draw(lot, 1 + random.nextInt((int) points.units())));
    }
    return new CreditCommand.TransferIn(posting, draws, "another");
  }

  /* From all entries, or from those that do not tell of new ends, or about lots that this account never had. */
  private LedgerCommand reopen(Posting posting, PointsAccount account, List<LedgerEntry> entries) {
    Instant until = in(posting.effectiveAt(), 20);
    int ago = random.nextInt(Math.max(1, Math.min(3, round / ROUNDS_OF_A_CAUSE + 1)));
    String id = cause(round / ROUNDS_OF_A_CAUSE - ago);
    boolean redates = random.nextInt(3) != 0;
    List<LedgerEntry> told = entries.stream()
        .filter(entry -> redates || !(entry instanceof UpkeepEntry.Redated))
        .toList();
    Cause cause = new Cause(id, Instant.MIN, List.of(), List.of());
    if (random.nextInt(8) == 0) {
      Instant at = posting.effectiveAt();
      long number = account.state.lastLot + 1_000;
      cause = cause.earning(new Lot(number, points(5), at, at, Expiry.never(), origin()), at);
    } else {
      for (LedgerEntry entry : told) {
        cause = cause.after(entry);
      }
    }
    return new UpkeepCommand.Reopen(posting, cause, until);
  }

  private LedgerCommand convert(Posting posting, Instant at) {
    Points from = points(8);
    List<PointType> others = new ArrayList<>(types);
    others.remove(from.type());
    if (others.isEmpty()) {
      return new UpkeepCommand.Sweep(posting);
    }
    PointType to = others.get(random.nextInt(others.size()));
    Points received = Points.of(to, 1 + random.nextInt(8));
    return new DebitCommand.Convert(posting, from, received, terms(at), origin());
  }

  /* Mostly the first type. */
  private PointType type() {
    return types.get(random.nextInt(3) == 0 ? random.nextInt(types.size()) : 0);
  }

  private Points points(int most) {
    return Points.of(type(), 1 + random.nextInt(most));
  }

  private Origin origin() {
    Origin origin = Origin.of(cause()).fromPartner(random.nextInt(3) == 0 ? "cafe" : "shop");
    return random.nextInt(3) == 0 ? origin.byRule("gold", 1) : origin;
  }

  private LotTerms terms(Instant at) {
    return switch (random.nextInt(25)) {
      case 0, 1, 2, 3, 4 -> LotTerms.onActivation(in(at, 25));
      case 5, 6, 7 -> {
        Instant from = in(at, 8);
        Expiry hard = Expiry.at(in(from, 20));
        yield LotTerms.availableFrom(
            from,
            random.nextBoolean() ? hard : Expiry.sliding(clockName()).noLaterThan(hard.hardAt()));
      }
      case 8 -> LotTerms.atOnce(Expiry.at(at.minus(Duration.ofHours(random.nextInt(30)))));
      default -> LotTerms.atOnce(expiry(at));
    };
  }

  private Expiry expiry(Instant at) {
    return switch (random.nextInt(6)) {
      case 0 -> Expiry.never();
      case 1 -> Expiry.sliding(clockName());
      case 2 -> Expiry.sliding(clockName()).noLaterThan(in(at, 20));
      default -> Expiry.at(in(at, 25));
    };
  }

  private String clockName() {
    return CLOCKS.get(random.nextInt(6) == 0 ? 1 : 0);
  }

  private ShortfallPolicy shortfall(ShortfallPolicy.Reach reach) {
    DebtLimit limit = reach != ShortfallPolicy.Reach.BALANCE
        ? DebtLimit.none()
        : switch (random.nextInt(4)) {
          case 0 -> DebtLimit.none();
          case 1 -> DebtLimit.unlimited();
          case 2 -> new DebtLimit(5, 5_000, DebtLimit.Choice.LESSER);
          default -> new DebtLimit(5, 5_000, DebtLimit.Choice.GREATER);
        };
    return new ShortfallPolicy(reach, limit, random.nextInt(4) == 0);
  }

  private Extent extent() {
    return switch (random.nextInt(3)) {
      case 0 -> Extent.all();
      case 1 -> Extent.units(1 + random.nextInt(8));
      default -> Extent.cumulative(random.nextInt(8), 7);
    };
  }

  /* Few causes at a time, so that they meet; new ones as time goes by. */
  private String cause() {
    return cause(round / ROUNDS_OF_A_CAUSE);
  }

  private String cause(int generation) {
    return "cause-" + generation + "-" + random.nextInt(CAUSES);
  }

  private String hold(PointsAccount account) {
    boolean anyway = random.nextInt(3) == 0;
    List<String> held = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      account.snapshot().holds().forEach(hold -> held.add(hold.id()));
    }
    for (LedgerCommand command : sent.subList(Math.max(0, sent.size() - 30), sent.size())) {
      String key = command.posting().key();
      if (command instanceof HoldCommand.PlaceHold
          && (anyway || account.hold(key).isPresent())) {
        held.add(key);
      }
    }
    return held.isEmpty() ? "none" : held.get(random.nextInt(held.size()));
  }

  /* Some whole days later, at least one hour; days, so that things fall together. */
  private Instant in(Instant at, int days) {
    return at.plus(Duration.ofDays(random.nextInt(days))).plus(Duration.ofHours(1));
  }
}
