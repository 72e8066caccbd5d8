package dev.rapport.loyalty.openlots;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of open lots in order: a persistent height-balanced tree. Every change shares all but a path of the tree.
 *
 * <p>Immutable and thread-safe.
 */
final class LotTree {
  /*
   * An AVL tree (Adelson-Velsky and Landis, 1962) in the join-based form of Blelloch, Ferizovic and Sun, "Just Join for
   * Parallel Ordered Sets" (SPAA 2016): join of two trees around a node costs the difference of their heights, so cutting off
   * a prefix of any length, which is what a debit does, costs O(log n) and not O(k log n).
   *
   * Each node knows the sum of what is left below it, and the earliest and latest hard end once somebody has asked for them.
   * They let a balance as of a later instant and the search for ended lots skip whole subtrees. In the order "soonest-expiring
   * first" the ends are sorted and both take O(log n); in other orders they are still exact. Most nodes of a busy account are
   * replaced before anybody asks, and to compare the ends of lots from all over the memory was the dearest part of making one.
   *
   * The empty tree is a node of its own, so nothing is null.
   */
  static final LotTree EMPTY = new LotTree();

  private final LotTree left;
  private final LotTree right;
  private final LotChunk chunk;
  private final int height;
  private final long sum;

  /* Found out when first asked for. Threads that do so at once find the same, and an instant is whole for whoever sees it. */
  private @Nullable Instant earliestEnd;
  private @Nullable Instant latestEnd;

  private LotTree() {
    this.left = this;
    this.right = this;
    this.chunk = LotChunk.EMPTY;
    this.height = 0;
    this.sum = 0;
    this.earliestEnd = Instant.MAX;
    this.latestEnd = Instant.MIN;
  }

  private LotTree(LotTree left, LotChunk chunk, LotTree right) {
    this.left = left;
    this.right = right;
    this.chunk = chunk;
    this.height = Math.max(left.height, right.height) + 1;
    this.sum = Math.addExact(Math.addExact(left.sum, right.sum), chunk.sum());
  }

  boolean isEmpty() {
    return height == 0;
  }

  /* What is left of all lots. */
  long sum() {
    return sum;
  }

  /* The earliest hard end of a lot; the end of time if there is none. */
  Instant earliestEnd() {
    Instant earliest = earliestEnd;
    if (earliest == null) {
      earliest = LotChunk.earlier(
          chunk.earliestEnd(), LotChunk.earlier(left.earliestEnd(), right.earliestEnd()));
      earliestEnd = earliest;
    }
    return earliest;
  }

  /* The latest hard end of a lot; the beginning of time if there is none. */
  private Instant latestEnd() {
    Instant latest = latestEnd;
    if (latest == null) {
      latest =
          LotChunk.later(chunk.latestEnd(), LotChunk.later(left.latestEnd(), right.latestEnd()));
      latestEnd = latest;
    }
    return latest;
  }

  LotChunk first() {
    LotTree node = this;
    while (!node.left.isEmpty()) {
      node = node.left;
    }
    return node.chunk;
  }

  LotChunk last() {
    LotTree node = this;
    while (!node.right.isEmpty()) {
      node = node.right;
    }
    return node.chunk;
  }

  LotTree withoutFirst() {
    return left.isEmpty() ? right : balanced(left.withoutFirst(), chunk, right);
  }

  LotTree withoutLast() {
    return right.isEmpty() ? left : balanced(left, chunk, right.withoutLast());
  }

  LotTree prepend(LotChunk before) {
    return isEmpty()
        ? new LotTree(EMPTY, before, EMPTY)
        : balanced(left.prepend(before), chunk, right);
  }

  LotTree append(LotChunk after) {
    return isEmpty()
        ? new LotTree(EMPTY, after, EMPTY)
        : balanced(left, chunk, right.append(after));
  }

  @Nullable
  OpenLot find(Lot wanted, LotOrder order) {
    LotTree node = this;
    while (!node.isEmpty()) {
      if (order.compare(wanted, node.chunk.firstLot()) < 0) {
        node = node.left;
      } else if (order.compare(wanted, node.chunk.lastLot()) > 0) {
        node = node.right;
      } else {
        return node.chunk.find(wanted, order);
      }
    }
    return null;
  }

  /* This tree with so much left of a lot, which may be in it or not. Not for the empty tree. */
  LotTree with(Lot lot, Object changed, LotOrder order) {
    if (!left.isEmpty() && order.compare(lot, chunk.firstLot()) < 0) {
      return balanced(left.with(lot, changed, order), chunk, right);
    }
    if (!right.isEmpty() && order.compare(lot, chunk.lastLot()) > 0) {
      return balanced(left, chunk, right.with(lot, changed, order));
    }
    LotChunk grown = chunk.with(changed, order);
    return grown.size() <= LotChunk.MOST
        ? new LotTree(left, grown, right)
        : balanced(left, grown.firstHalf(), right.prepend(grown.secondHalf()));
  }

  /* This tree without a lot, which may be in it or not. */
  LotTree without(Lot gone, LotOrder order) {
    if (isEmpty()) {
      return this;
    }
    if (order.compare(gone, chunk.firstLot()) < 0) {
      return balanced(left.without(gone, order), chunk, right);
    }
    if (order.compare(gone, chunk.lastLot()) > 0) {
      return balanced(left, chunk, right.without(gone, order));
    }
    LotChunk rest = chunk.without(gone, order);
    return rest.isEmpty() ? concat(left, right) : new LotTree(left, rest, right);
  }

  /* Adds the draws of a debit from the front. Returns the units that the tree could not give. */
  long draw(long units, List<? super Draw> draws) {
    if (isEmpty() || units == 0) {
      return units;
    }
    return right.draw(chunk.draw(left.draw(units, draws), draws), draws);
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
      return join(left.afterDrawing(units), chunk, right);
    }
    long open = units - left.sum;
    if (open < chunk.sum()) {
      return join(EMPTY, chunk.afterDrawing(open), right);
    }
    return right.afterDrawing(open - chunk.sum());
  }

  /* The number of draws matched up to the end of this subtree, or -1 at the first that differs. */
  int startsWith(List<Draw> draws, int matched) {
    if (isEmpty() || matched < 0 || matched == draws.size()) {
      return matched;
    }
    int next = left.startsWith(draws, matched);
    next = next < 0 ? next : chunk.startsWith(draws, next);
    return right.startsWith(draws, next);
  }

  /* What is left of the lots whose hard end is after an instant. */
  long sumEndingAfter(Instant instant) {
    if (!latestEnd().isAfter(instant)) {
      return 0;
    }
    if (earliestEnd().isAfter(instant)) {
      return sum;
    }
    return left.sumEndingAfter(instant)
        + chunk.sumEndingAfter(instant)
        + right.sumEndingAfter(instant);
  }

  /* The same where lots stand in the order of their ends: one way down the tree, and nobody needs the ends of subtrees. */
  long sumOfSortedEndingAfter(Instant instant) {
    long units = 0;
    LotTree node = this;
    while (!node.isEmpty()) {
      if (node.chunk.lastLot().expiry().hardAt().isAfter(instant)) {
        units += node.chunk.sumEndingAfter(instant) + node.right.sum;
        node = node.left;
      } else {
        node = node.right;
      }
    }
    return units;
  }

  /* Visits, in order, all lots whose hard end is at or before an instant. */
  void forEachEndingBy(Instant instant, Consumer<? super OpenLot> visitor) {
    if (!isEmpty() && !earliestEnd().isAfter(instant)) {
      left.forEachEndingBy(instant, visitor);
      chunk.forEachEndingBy(instant, visitor);
      right.forEachEndingBy(instant, visitor);
    }
  }

  /* The same where lots stand in the order of their ends. Returns whether none goes on. */
  boolean forEachSortedEndingBy(Instant instant, Consumer<? super OpenLot> visitor) {
    return isEmpty()
        || (left.forEachSortedEndingBy(instant, visitor)
            && chunk.forEachSortedEndingBy(instant, visitor)
            && right.forEachSortedEndingBy(instant, visitor));
  }

  /* Visits all lots in order. */
  void forEach(Consumer<? super OpenLot> visitor) {
    if (!isEmpty()) {
      left.forEach(visitor);
      chunk.forEach(visitor);
      right.forEach(visitor);
    }
  }

  /* A node over two trees whose heights differ by at most two. */
  private static LotTree balanced(LotTree left, LotChunk middle, LotTree right) {
    if (left.height > right.height + 1) {
      return left.left.height >= left.right.height
          ? new LotTree(left.left, left.chunk, new LotTree(left.right, middle, right))
          : new LotTree(
              new LotTree(left.left, left.chunk, left.right.left),
              left.right.chunk,
              new LotTree(left.right.right, middle, right));
    }
    if (right.height > left.height + 1) {
      return right.right.height >= right.left.height
          ? new LotTree(new LotTree(left, middle, right.left), right.chunk, right.right)
          : new LotTree(
              new LotTree(left, middle, right.left.left),
              right.left.chunk,
              new LotTree(right.left.right, right.chunk, right.right));
    }
    return new LotTree(left, middle, right);
  }

  /* A node over two trees of any heights. */
  private static LotTree join(LotTree left, LotChunk middle, LotTree right) {
    if (left.height > right.height + 1) {
      return balanced(left.left, left.chunk, join(left.right, middle, right));
    }
    if (right.height > left.height + 1) {
      return balanced(join(left, middle, right.left), right.chunk, right.right);
    }
    return new LotTree(left, middle, right);
  }

  private static LotTree concat(LotTree left, LotTree right) {
    return right.isEmpty() ? left : join(left, right.first(), right.withoutFirst());
  }
}
