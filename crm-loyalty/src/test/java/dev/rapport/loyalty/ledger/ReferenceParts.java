package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the reference ledger keeps and says: plain objects. */
final class ReferenceParts {
  private ReferenceParts() {}

  /** One point. */
  static final class Point {
    final PointType type;
    long lot;
    Instant earnedAt = Instant.MIN;
    Instant from = Instant.MIN;
    Instant hardAt = Instant.MAX;
    String clock = "";
    Instant redatedAt = Instant.MIN;
    Origin origin = Origin.none();
    Pot pot;

    Point(PointType type, Pot pot) {
      this.type = type;
      this.pot = pot;
    }

    static Point of(Lot lot, Pot pot) {
      Point p = new Point(lot.type(), pot);
      p.lot = lot.id();
      p.earnedAt = lot.earnedAt();
      p.from = lot.availableFrom();
      p.ends(lot.expiry());
      p.redatedAt = lot.redatedAt();
      p.origin = lot.origin();
      return p;
    }

    void ends(Expiry expiry) {
      hardAt = expiry.hardAt();
      clock = expiry.clock();
    }

    void takeEndOf(Point other) {
      hardAt = other.hardAt;
      clock = other.clock;
      redatedAt = other.redatedAt;
    }

    Point copy() {
      Point p = new Point(type, pot);
      p.lot = lot;
      p.earnedAt = earnedAt;
      p.from = from;
      p.takeEndOf(this);
      p.origin = origin;
      return p;
    }
  }

  static final class HoldRef {
    final PointType type;
    Instant heldAt = Instant.MIN;
    Instant timesOutAt = Instant.MIN;
    boolean runsOut;
    List<Point> points = new ArrayList<>();

    HoldRef(PointType type) {
      this.type = type;
    }

    HoldRef copy(IdentityHashMap<Point, Point> copies) {
      HoldRef c = new HoldRef(type);
      c.heldAt = heldAt;
      c.timesOutAt = timesOutAt;
      c.runsOut = runsOut;
      points.forEach(p -> c.points.add(copies.computeIfAbsent(p, Point::copy)));
      return c;
    }
  }

  static final class EarnRef {
    /* One point of each lot, to tell its number and its end. */
    List<Point> lots = new ArrayList<>();
    long earned;
    long reversed;
    Instant since = Instant.MIN;

    EarnRef copy() {
      EarnRef c = new EarnRef();
      lots.forEach(p -> c.lots.add(p.copy()));
      c.earned = earned;
      c.reversed = reversed;
      c.since = since;
      return c;
    }
  }

  static final class SpendRef {
    final PointType type;
    List<Point> points = new ArrayList<>();
    Instant spentAt = Instant.MIN;
    Instant since = Instant.MIN;
    int restored;

    SpendRef(PointType type) {
      this.type = type;
    }

    SpendRef copy(IdentityHashMap<Point, Point> copies) {
      SpendRef c = new SpendRef(type);
      points.forEach(p -> c.points.add(copies.computeIfAbsent(p, Point::copy)));
      c.spentAt = spentAt;
      c.since = since;
      c.restored = restored;
      return c;
    }
  }

  static final class CauseRef {
    Instant openUntil = Instant.MIN;
    Map<PointType, EarnRef> earns = new LinkedHashMap<>();
    List<SpendRef> spends = new ArrayList<>();

    EarnRef earn(PointType type) {
      return earns.computeIfAbsent(type, unused -> new EarnRef());
    }

    CauseRef copy(IdentityHashMap<Point, Point> copies) {
      CauseRef c = new CauseRef();
      c.openUntil = openUntil;
      earns.forEach((type, earn) -> c.earns.put(type, earn.copy()));
      spends.forEach(spend -> c.spends.add(spend.copy(copies)));
      return c;
    }
  }

  record ClockName(PointType type, String name) {}

  record ClockRef(Instant startedAt, Instant until) {
    static final ClockRef NONE = new ClockRef(Instant.MIN, Instant.MIN);
  }

  /** Units that an entry moved; lot 0 for units that belong to none. */
  record Move(LedgerEntry.Kind kind, Instant at, PointType type, long lot, Pot from, Pot to) {}

  /** What became of a command: how it went, how much would have been possible, and every unit that moved. */
  record Answer(String verdict, long possible, Map<Move, Long> moves) {}

  /** What there is of one type at an instant, in all, lot by lot, end by end and clock by clock. */
  record State(
      long available,
      long pending,
      long held,
      long debt,
      Map<Long, Long> lots,
      Map<Instant, Long> ends,
      Map<Pot, Long> pots,
      Map<String, ClockRef> clocks) {}

  static long limit(ShortfallPolicy.DebtLimit limit, long available) {
    long relative = available * limit.relativeBasisPoints() / 10_000;
    return limit.choice() == ShortfallPolicy.DebtLimit.Choice.LESSER
        ? Math.min(limit.absoluteUnits(), relative)
        : Math.max(limit.absoluteUnits(), relative);
  }

  static long extent(Extent extent, long recorded, long undone) {
    return switch (extent.kind()) {
      case ALL -> recorded - undone;
      case UNITS -> extent.part();
      case CUMULATIVE -> {
        BigDecimal share = BigDecimal.valueOf(recorded)
            .multiply(BigDecimal.valueOf(extent.part()))
            .divide(BigDecimal.valueOf(extent.whole()), 0, RoundingMode.HALF_UP);
        yield Math.max(0, share.longValueExact() - undone);
      }
    };
  }

  static Instant earlier(Instant a, Instant b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static Instant later(Instant a, Instant b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
