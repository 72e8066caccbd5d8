package dev.rapport.examples.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The points ledger that a service has to write by hand: what {@link MutableLedger} does and what a shop needs besides, all of
 * it changed in place.
 *
 * <p>It recognises a repeated command within the retention, tells it from another one under the same key, and refuses what comes
 * too late to be recognised. It records which lots each spend drew, so that a return takes back what the order earned, first
 * from its own lots, and a cancelled redemption goes back to the lots that it came from. It reserves points and releases them
 * when nobody resolves the hold in time. It knows what was ever earned, spent, taken back and ended. Its answer says what the
 * service has to write to its tables: the number of the change and the lots that were touched, with the units of each.
 *
 * <p>What it does not do: keep entries, answer for the past or keep an earlier state, explain, restore from storage, take
 * commands out of their order of time, owe, wait (pending points), slide (clocks), transfer, merge, or leave itself as it was
 * where an amount overflows.
 */
public final class DutifulLedger {
  /** What a command meets. */
  public enum Answer {
    /** It is carried out. */
    DONE,
    /** It was carried out before. */
    DUPLICATE,
    /** Another command has its key. */
    CONFLICT,
    /** It cannot be carried out. */
    DECLINED
  }

  /**
   * Units that came to a lot, or left it.
   *
   * @param lot the number of the lot
   * @param units above zero where they came
   */
  public record Move(long lot, long units) {}

  /**
   * What became of a command: what a service writes to its tables and replies.
   *
   * @param answer what the command met
   * @param number which change it was; a repeated command has the number that it had at first
   * @param moves what came to lots and left them since the change before
   */
  public record Outcome(Answer answer, long number, List<Move> moves) {}

  private enum Kind {
    EARN,
    SPEND,
    HOLD,
    CAPTURE,
    RELEASE,
    REVERSE,
    RESTORE
  }

  private record Request(
      Kind kind, String key, long units, Instant at, Instant until, String about, Instant window) {}

  private record Receipt(Request request, long number) {}

  private static final class Lot {
    final Instant expiresAt;
    final long number;
    long left;
    boolean queued;

    Lot(Instant expiresAt, long number, long left) {
      this.expiresAt = expiresAt;
      this.number = number;
      this.left = left;
    }

    boolean goesBefore(Lot other) {
      int c = expiresAt.compareTo(other.expiresAt);
      return c < 0 || (c == 0 && number < other.number);
    }
  }

  private static final class Draw {
    final Lot lot;
    long units;

    Draw(Lot lot, long units) {
      this.lot = lot;
      this.units = units;
    }
  }

  private static final class Order {
    Instant openUntil = Instant.MIN;
    final List<Lot> lots = new ArrayList<>(1);
    final List<Draw> draws = new ArrayList<>(1);
    long toReverse;
    long toRestore;

    void keepUntil(Instant window) {
      openUntil = window.isAfter(openUntil) ? window : openUntil;
    }
  }

  private static final class Hold {
    final String key;
    final List<Draw> draws;
    final long units;
    final Instant timesOutAt;

    Hold(String key, List<Draw> draws, long units, Instant timesOutAt) {
      this.key = key;
      this.draws = draws;
      this.units = units;
      this.timesOutAt = timesOutAt;
    }
  }

  private static final int LEAST_ORDERS = 128;

  private final Duration retention;
  private final Map<String, Receipt> seen = new HashMap<>();
  private final Deque<Request> seenInOrder = new ArrayDeque<>();
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, Hold> holds = new HashMap<>();
  private final PriorityQueue<Hold> holdsByTimeout =
      new PriorityQueue<>(Comparator.comparing((Hold hold) -> hold.timesOutAt));
  private final Deque<Lot> lots = new ArrayDeque<>();
  private List<Move> moves = new ArrayList<>(1); // since the last change
  private long available;
  private long earned;
  private long spent;
  private long reversed;
  private long ended;
  private long changes;
  private long lastLot;
  private Instant asOf = Instant.MIN;
  private int mostOrders = LEAST_ORDERS;

  /**
   * Makes an empty ledger.
   *
   * @param retention how long commands are remembered
   */
  public DutifulLedger(Duration retention) {
    this.retention = retention;
  }

  /**
   * Adds points.
   *
   * @param key the key of the command
   * @param units how many
   * @param at when, not before the last command
   * @param expiresAt when they end
   * @param cause what they are for; empty for nothing that could be returned
   * @param window until when the cause can be returned
   * @return what the command meets
   */
  public Outcome earn(
      String key, long units, Instant at, Instant expiresAt, String cause, Instant window) {
    Request request = new Request(Kind.EARN, key, units, at, expiresAt, cause, window);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    Lot lot = new Lot(expiresAt, ++lastLot, units);
    moves.add(new Move(lot.number, units));
    earned = Math.addExact(earned, units);
    if (expiresAt.isAfter(at)) {
      putBack(lot);
      available += units;
    } else {
      end(lot, units);
      lot.left = 0;
    }
    Order order = order(cause, at, window);
    if (order != null) {
      order.lots.add(lot);
      order.toReverse += units;
    }
    return done(request);
  }

  Outcome spend(String key, long units, Instant at, String cause, Instant window) {
    Request request = new Request(Kind.SPEND, key, units, at, at, cause, window);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    if (units > available) {
      return declined(request);
    }
    Order order = order(cause, at, window);
    if (order != null) {
      order.toRestore += units;
    }
    draw(units, order == null ? null : order.draws);
    spent += units;
    return done(request);
  }

  Outcome hold(String key, long units, Instant at, Instant timesOutAt) {
    Request request = new Request(Kind.HOLD, key, units, at, timesOutAt, "", at);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    if (units > available) {
      return declined(request);
    }
    List<Draw> draws = new ArrayList<>(1);
    draw(units, draws);
    Hold hold = new Hold(key, draws, units, timesOutAt);
    holds.put(key, hold);
    holdsByTimeout.add(hold);
    return done(request);
  }

  /* Spends the first of the held points and releases the rest. */
  Outcome capture(
      String key, String holdKey, long units, Instant at, String cause, Instant window) {
    Request request = new Request(Kind.CAPTURE, key, units, at, at, holdKey + "|" + cause, window);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    Hold hold = holds.get(holdKey);
    if (hold == null || hold.units < units) {
      return declined(request);
    }
    holds.remove(holdKey);
    holdsByTimeout.remove(hold);
    Order order = order(cause, at, window);
    long open = units;
    for (Draw draw : hold.draws) {
      long taken = Math.min(open, draw.units);
      open -= taken;
      if (taken > 0 && order != null) {
        order.draws.add(new Draw(draw.lot, taken));
      }
      giveBack(draw.lot, draw.units - taken, at);
    }
    spent += units;
    if (order != null) {
      order.toRestore += units;
    }
    return done(request);
  }

  Outcome release(String key, String holdKey, Instant at) {
    Request request = new Request(Kind.RELEASE, key, 0, at, at, holdKey, at);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    Hold hold = holds.remove(holdKey);
    if (hold == null) {
      return declined(request);
    }
    holdsByTimeout.remove(hold);
    release(hold, at);
    return done(request);
  }

  /* Takes back what an order earned: from its own lots, then from others, as far as there are points. */
  Outcome reverse(String key, String cause, long units, Instant at) {
    Request request = new Request(Kind.REVERSE, key, units, at, at, cause, at);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    Order order = openOrder(cause, at);
    if (order == null || units > order.toReverse) {
      return declined(request);
    }
    order.toReverse -= units;
    reversed += units;
    long open = units;
    for (Lot lot : order.lots) {
      long taken = Math.min(open, lot.left);
      if (taken > 0) {
        moves.add(new Move(lot.number, -taken));
      }
      lot.left -= taken;
      available -= taken;
      open -= taken;
    }
    draw(Math.min(open, available), null);
    return done(request);
  }

  /* Gives back what was spent on an order, to the lots that it came from, the last first. */
  Outcome restore(String key, String cause, long units, Instant at) {
    Request request = new Request(Kind.RESTORE, key, units, at, at, cause, at);
    Outcome repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    Order order = openOrder(cause, at);
    if (order == null || units > order.toRestore) {
      return declined(request);
    }
    order.toRestore -= units;
    spent -= units;
    long open = units;
    while (open > 0) {
      Draw last = order.draws.get(order.draws.size() - 1);
      long back = Math.min(open, last.units);
      last.units -= back;
      open -= back;
      giveBack(last.lot, back, at);
      if (last.units == 0) {
        order.draws.remove(order.draws.size() - 1);
      }
    }
    return done(request);
  }

  /**
   * Lets time pass.
   *
   * @param asOf not before the last command
   * @return the balance then
   */
  public long available(Instant asOf) {
    advance(asOf);
    return available;
  }

  /* What was ever earned, spent and not restored, taken back, and ended. */
  long earned() {
    return earned;
  }

  long spent() {
    return spent;
  }

  long reversed() {
    return reversed;
  }

  long ended() {
    return ended;
  }

  /* Tells whether the command was seen before or comes too late to tell, else lets time pass. */
  private @Nullable Outcome repeated(Request request) {
    Receipt same = seen.putIfAbsent(request.key, new Receipt(request, changes + 1));
    if (same != null) {
      Answer answer = same.request.equals(request) ? Answer.DUPLICATE : Answer.CONFLICT;
      return new Outcome(answer, same.number, List.of());
    }
    if (request.at.isBefore(asOf) && request.at.isBefore(asOf.minus(retention))) {
      return declined(request);
    }
    advance(request.at);
    return null;
  }

  private Outcome done(Request request) {
    changes++;
    seenInOrder.addLast(request);
    Instant watermark = request.at.minus(retention);
    while (seenInOrder.getFirst().at.isBefore(watermark)) {
      seen.remove(seenInOrder.removeFirst().key);
    }
    Outcome outcome = new Outcome(Answer.DONE, changes, moves);
    moves = new ArrayList<>(1);
    return outcome;
  }

  private Outcome declined(Request request) {
    seen.remove(request.key);
    return new Outcome(Answer.DECLINED, 0, List.of());
  }

  private void advance(Instant at) {
    asOf = at;
    while (!holdsByTimeout.isEmpty() && !holdsByTimeout.peek().timesOutAt.isAfter(at)) {
      Hold hold = holdsByTimeout.remove();
      holds.remove(hold.key);
      release(hold, at);
    }
    while (!lots.isEmpty()
        && (lots.getFirst().left == 0 || !lots.getFirst().expiresAt.isAfter(at))) {
      Lot gone = lots.removeFirst();
      gone.queued = false;
      if (gone.left > 0) {
        end(gone, gone.left);
        available -= gone.left;
        gone.left = 0;
      }
    }
  }

  private void end(Lot lot, long units) {
    moves.add(new Move(lot.number, -units));
    ended += units;
  }

  private void release(Hold hold, Instant at) {
    for (Draw draw : hold.draws) {
      giveBack(draw.lot, draw.units, at);
    }
  }

  /* Points whose lot has ended in the meantime end as they come back. */
  private void giveBack(Lot lot, long units, Instant at) {
    if (units == 0) {
      return;
    }
    moves.add(new Move(lot.number, units));
    if (!lot.expiresAt.isAfter(at)) {
      end(lot, units);
      return;
    }
    lot.left += units;
    available += units;
    if (!lot.queued) {
      putBack(lot);
    }
  }

  /* New lots belong to the end of the queue and returned ones to the front, mostly. */
  private void putBack(Lot lot) {
    lot.queued = true;
    if (lots.isEmpty() || lots.getLast().goesBefore(lot)) {
      lots.addLast(lot);
      return;
    }
    Deque<Lot> aside = new ArrayDeque<>();
    if (lot.number < lastLot) {
      while (lots.getFirst().goesBefore(lot)) {
        aside.addLast(lots.removeFirst());
      }
      lots.addFirst(lot);
      aside.descendingIterator().forEachRemaining(lots::addFirst);
    } else {
      while (!lots.isEmpty() && lot.goesBefore(lots.getLast())) {
        aside.addFirst(lots.removeLast());
      }
      lots.addLast(lot);
      lots.addAll(aside);
    }
  }

  /* Draws from the front what is there for sure. */
  private void draw(long units, @Nullable List<Draw> draws) {
    long open = units;
    while (open > 0) {
      Lot first = lots.getFirst();
      long taken = Math.min(open, first.left);
      first.left -= taken;
      open -= taken;
      if (taken > 0) {
        moves.add(new Move(first.number, -taken));
        if (draws != null) {
          draws.add(new Draw(first, taken));
        }
      }
      if (first.left == 0) {
        lots.removeFirst();
        first.queued = false;
      }
    }
    available -= units;
  }

  private @Nullable Order openOrder(String cause, Instant at) {
    Order order = orders.get(cause);
    return order != null && order.openUntil.isAfter(at) ? order : null;
  }

  /* What is remembered of an order, or null where its window is closed. */
  private @Nullable Order order(String cause, Instant at, Instant window) {
    if (cause.isEmpty()) {
      return null;
    }
    Order order = openOrder(cause, at);
    if (order == null) {
      if (!window.isAfter(at)) {
        return null;
      }
      if (orders.size() >= mostOrders) {
        orders.values().removeIf(old -> !old.openUntil.isAfter(at));
        mostOrders = Math.max(LEAST_ORDERS, 2 * orders.size());
      }
      order = new Order();
      orders.put(cause, order);
    }
    order.keepUntil(window);
    return order;
  }
}
