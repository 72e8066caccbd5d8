package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What the reference ledger keeps: plain mutable objects. */
final class ReferenceParts {
  private ReferenceParts() {}

  /** Where a point is. */
  enum Place {
    OPEN,
    HELD,
    SPENT,
    EXPIRED,
    REVERSED,
    ADJUSTED,
    DEBT,
    TRANSFERRED
  }

  /** One point. */
  static final class Point {
    long lot;
    Instant earnedAt = Instant.MIN;
    Instant from = Instant.MIN;
    Instant hardAt = Instant.MAX;
    String clock = "";
    Instant redatedAt = Instant.MIN;
    String cause = "";
    String partner = "";
    Place place = Place.OPEN;

    Point copy() {
      Point p = new Point();
      p.lot = lot;
      p.earnedAt = earnedAt;
      p.from = from;
      p.hardAt = hardAt;
      p.clock = clock;
      p.redatedAt = redatedAt;
      p.cause = cause;
      p.partner = partner;
      p.place = place;
      return p;
    }
  }

  static final class HoldRef {
    Instant heldAt = Instant.MIN;
    Instant timesOutAt = Instant.MIN;
    boolean runsOut;
    List<Point> points = new ArrayList<>();

    HoldRef copy(IdentityHashMap<Point, Point> copies) {
      HoldRef c = new HoldRef();
      c.heldAt = heldAt;
      c.timesOutAt = timesOutAt;
      c.runsOut = runsOut;
      points.forEach(p -> c.points.add(copies.computeIfAbsent(p, Point::copy)));
      return c;
    }
  }

  static final class SpendRef {
    List<Point> points = new ArrayList<>();
    Instant spentAt = Instant.MIN;
    Instant since = Instant.MIN;
    int restored;

    SpendRef copy(IdentityHashMap<Point, Point> copies) {
      SpendRef c = new SpendRef();
      points.forEach(p -> c.points.add(copies.computeIfAbsent(p, Point::copy)));
      c.spentAt = spentAt;
      c.since = since;
      c.restored = restored;
      return c;
    }
  }

  static final class CauseRef {
    Instant openUntil = Instant.MIN;
    List<Long> lots = new ArrayList<>();
    long earned;
    long reversed;
    Instant since = Instant.MIN;
    List<SpendRef> spends = new ArrayList<>();

    CauseRef copy(IdentityHashMap<Point, Point> copies) {
      CauseRef c = new CauseRef();
      c.openUntil = openUntil;
      c.lots = new ArrayList<>(lots);
      c.earned = earned;
      c.reversed = reversed;
      c.since = since;
      spends.forEach(spend -> c.spends.add(spend.copy(copies)));
      return c;
    }
  }

  record ClockRef(Instant startedAt, Instant until) {
    static final ClockRef NONE = new ClockRef(Instant.MIN, Instant.MIN);
  }

  /** What there is at an instant, lot by lot and end by end. */
  record State(
      long available,
      long pending,
      long held,
      long debt,
      Map<Long, Long> lots,
      Map<Instant, Long> ends) {}

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
