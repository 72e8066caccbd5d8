package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Open lots in draw order with what is left of each: a persistent height-balanced tree. Every change shares all but a path of
 * the tree, so an account with ten thousand lots copies some fourteen nodes to open another one.
 *
 * <p>Immutable and thread-safe.
 */
final class LotTree {
  /*
   * An AVL tree (Adelson-Velsky and Landis, 1962) in the join-based form of Blelloch, Ferizovic and Sun, "Just Join for
   * Parallel Ordered Sets" (SPAA 2016): join of two trees around a node costs the difference of their heights, so cutting off
   * a prefix of any length, which is what a debit does, costs O(log n) and not O(k log n).
   *
   * Each node knows the sum of what is left below it and the earliest and latest hard end. They let a balance as of a later
   * instant and the search for ended lots skip whole subtrees. In the order "soonest-expiring first" the ends are sorted and
   * both take O(log n); in other orders they are still exact.
   *
   * The empty tree is a node of its own, so nothing is null.
   */
  static final LotTree EMPTY = new LotTree();

  private final LotTree left;
  private final LotTree right;
  private final Lot lot;
  private final long remaining;
  private final Instant since;
  private final int height;
  private final int size;
  private final long sum;
  private final Instant earliestEnd;
  private final Instant latestEnd;

  @SuppressWarnings({"NullAway", "DataFlowIssue"
  }) // the empty tree has no lot, and nobody asks for it
  private LotTree() {
    this.left = this;
    this.right = this;
    this.lot = null;
    this.remaining = 0;
    this.since = Instant.MIN;
    this.height = 0;
    this.size = 0;
    this.sum = 0;
    this.earliestEnd = Instant.MAX;
    this.latestEnd = Instant.MIN;
  }

  private LotTree(LotTree left, Lot lot, long remaining, Instant since, LotTree right) {
    this.left = left;
    this.right = right;
    this.lot = lot;
    this.remaining = remaining;
    this.since = since;
    this.height = Math.max(left.height, right.height) + 1;
    this.size = left.size + right.size + 1;
    this.sum = Math.addExact(Math.addExact(left.sum, right.sum), remaining);
    Instant end = lot.expiry().hardAt();
    this.earliestEnd = earlier(end, earlier(left.earliestEnd, right.earliestEnd));
    this.latestEnd = later(end, later(left.latestEnd, right.latestEnd));
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /* What is left of all lots. */
  long sum() {
    return sum;
  }

  /* The earliest hard end of a lot; the end of time if there is none. */
  Instant earliestEnd() {
    return earliestEnd;
  }

  Lot lot() {
    return lot;
  }

  long remaining() {
    return remaining;
  }

  Instant since() {
    return since;
  }

  LotTree first() {
    LotTree node = this;
    while (!node.left.isEmpty()) {
      node = node.left;
    }
    return node;
  }

  /* The node of a lot, or the empty tree. */
  LotTree find(Lot wanted, Comparator<Lot> order) {
    LotTree node = this;
    while (!node.isEmpty()) {
      int c = order.compare(wanted, node.lot);
      if (c == 0) {
        return node;
      }
      node = c < 0 ? node.left : node.right;
    }
    return EMPTY;
  }

  /* This tree with so much left of a lot, which may be in it or not. */
  LotTree with(Lot changed, long left, Instant creditedAt, Comparator<Lot> order) {
    if (isEmpty()) {
      return new LotTree(EMPTY, changed, left, creditedAt, EMPTY);
    }
    int c = order.compare(changed, lot);
    if (c == 0) {
      return new LotTree(this.left, changed, left, creditedAt, right);
    }
    return c < 0
        ? balanced(this.left.with(changed, left, creditedAt, order), this, right)
        : balanced(this.left, this, right.with(changed, left, creditedAt, order));
  }

  /* This tree without a lot, which may be in it or not. */
  LotTree without(Lot gone, Comparator<Lot> order) {
    if (isEmpty()) {
      return this;
    }
    int c = order.compare(gone, lot);
    if (c == 0) {
      return concat(left, right);
    }
    return c < 0
        ? balanced(left.without(gone, order), this, right)
        : balanced(left, this, right.without(gone, order));
  }

  /* Adds the draws of a debit from the front. Returns the units that the tree could not give. */
  long draw(long units, List<? super Draw> draws) {
    if (isEmpty() || units == 0) {
      return units;
    }
    long open = left.draw(units, draws);
    if (open == 0) {
      return 0;
    }
    long taken = Math.min(open, remaining);
    draws.add(new Draw(lot, taken));
    return right.draw(open - taken, draws);
  }

  /* The tree after a debit from the front of at most its sum. */
  LotTree afterDrawing(long units) {
    if (units == 0) {
      return this;
    }
    if (units >= sum) {
      return EMPTY;
    }
    if (units < left.sum) {
      return join(left.afterDrawing(units), this, right);
    }
    long open = units - left.sum;
    if (open < remaining) {
      LotTree rest = new LotTree(EMPTY, lot, remaining - open, since, EMPTY);
      return join(EMPTY, rest, right);
    }
    return right.afterDrawing(open - remaining);
  }

  /* Whether a debit from the front would make exactly these draws; all are positive. */
  boolean startsWith(List<Draw> draws) {
    return startsWith(draws, 0) == draws.size();
  }

  /* The number of draws matched up to the end of this subtree, or -1 at the first that differs. */
  private int startsWith(List<Draw> draws, int from) {
    if (isEmpty() || from == draws.size()) {
      return from;
    }
    int next = left.startsWith(draws, from);
    if (next < 0 || next == draws.size()) {
      return next;
    }
    Draw draw = draws.get(next);
    boolean last = next == draws.size() - 1;
    boolean same = draw.lot().id() == lot.id()
        && (last ? draw.units() <= remaining : draw.units() == remaining);
    return same ? right.startsWith(draws, next + 1) : -1;
  }

  /* What is left of the lots whose hard end is after an instant. */
  long sumEndingAfter(Instant instant) {
    if (isEmpty() || latestEnd.compareTo(instant) <= 0) {
      return 0;
    }
    if (earliestEnd.isAfter(instant)) {
      return sum;
    }
    long own = lot.expiry().hardAt().isAfter(instant) ? remaining : 0;
    return left.sumEndingAfter(instant) + own + right.sumEndingAfter(instant);
  }

  /* Visits, in order, the nodes of all lots whose hard end is at or before an instant. */
  void forEachEndingBy(Instant instant, Consumer<LotTree> visitor) {
    if (earliestEnd.isAfter(instant) || isEmpty()) {
      return;
    }
    left.forEachEndingBy(instant, visitor);
    if (!lot.expiry().hardAt().isAfter(instant)) {
      visitor.accept(this);
    }
    right.forEachEndingBy(instant, visitor);
  }

  /* Visits the nodes of all lots in order. */
  void forEach(Consumer<? super LotTree> visitor) {
    if (!isEmpty()) {
      left.forEach(visitor);
      visitor.accept(this);
      right.forEach(visitor);
    }
  }

  private static LotTree node(LotTree left, LotTree middle, LotTree right) {
    return new LotTree(left, middle.lot, middle.remaining, middle.since, right);
  }

  /* A node over two trees whose heights differ by at most two. */
  private static LotTree balanced(LotTree left, LotTree middle, LotTree right) {
    if (left.height > right.height + 1) {
      return left.left.height >= left.right.height
          ? node(left.left, left, node(left.right, middle, right))
          : node(
              node(left.left, left, left.right.left),
              left.right,
              node(left.right.right, middle, right));
    }
    if (right.height > left.height + 1) {
      return right.right.height >= right.left.height
          ? node(node(left, middle, right.left), right, right.right)
          : node(
              node(left, middle, right.left.left),
              right.left,
              node(right.left.right, right, right.right));
    }
    return node(left, middle, right);
  }

  /* A node over two trees of any heights. */
  private static LotTree join(LotTree left, LotTree middle, LotTree right) {
    if (left.height > right.height + 1) {
      return balanced(left.left, left, join(left.right, middle, right));
    }
    if (right.height > left.height + 1) {
      return balanced(join(left, middle, right.left), right, right.right);
    }
    return node(left, middle, right);
  }

  private static LotTree concat(LotTree left, LotTree right) {
    return right.isEmpty() ? left : join(left, right.first(), right.withoutFirst());
  }

  private LotTree withoutFirst() {
    return left.isEmpty() ? right : balanced(left.withoutFirst(), this, right);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
