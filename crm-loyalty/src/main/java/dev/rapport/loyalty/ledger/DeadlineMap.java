package dev.rapport.loyalty.ledger;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, each with a deadline: a persistent height-balanced tree that finds a value by its name, and the one that is
 * due first. Open holds live here.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <V> the type of the values
 */
final class DeadlineMap<V> {
  /*
   * Names are ordered by hash first, which compares fast however long their common prefix is; String.hashCode is specified,
   * so the order is the same on every JVM. Each node knows the earliest deadline below it.
   */
  private static final DeadlineMap<?> EMPTY = new DeadlineMap<>();

  private final DeadlineMap<V> left;
  private final DeadlineMap<V> right;
  private final String key;
  private final V value;
  private final Instant deadline;
  private final Instant earliest;
  private final int height;

  @SuppressWarnings({"NullAway", "DataFlowIssue"
  }) // the empty map has no value, and nobody asks for it
  private DeadlineMap() {
    this.left = this;
    this.right = this;
    this.key = "";
    this.value = null;
    this.deadline = Instant.MAX;
    this.earliest = Instant.MAX;
    this.height = 0;
  }

  private DeadlineMap(
      DeadlineMap<V> left, String key, V value, Instant deadline, DeadlineMap<V> right) {
    this.left = left;
    this.right = right;
    this.key = key;
    this.value = value;
    this.deadline = deadline;
    this.earliest = earlier(deadline, earlier(left.earliest, right.earliest));
    this.height = Math.max(left.height, right.height) + 1;
  }

  @SuppressWarnings("unchecked") // the empty map holds no value of any type
  static <V> DeadlineMap<V> empty() {
    return (DeadlineMap<V>) EMPTY;
  }

  boolean isEmpty() {
    return height == 0;
  }

  /* The earliest deadline; the end of time if there is none. */
  Instant earliest() {
    return earliest;
  }

  @Nullable
  V get(String wanted) {
    DeadlineMap<V> node = this;
    while (!node.isEmpty()) {
      int c = compare(wanted, node.key);
      if (c == 0) {
        return node.value;
      }
      node = c < 0 ? node.left : node.right;
    }
    return null;
  }

  DeadlineMap<V> with(String newKey, V newValue, Instant newDeadline) {
    if (isEmpty()) {
      return new DeadlineMap<>(this, newKey, newValue, newDeadline, this);
    }
    int c = compare(newKey, key);
    if (c == 0) {
      return new DeadlineMap<>(left, newKey, newValue, newDeadline, right);
    }
    return c < 0
        ? balanced(left.with(newKey, newValue, newDeadline), this, right)
        : balanced(left, this, right.with(newKey, newValue, newDeadline));
  }

  DeadlineMap<V> without(String gone) {
    if (isEmpty()) {
      return this;
    }
    int c = compare(gone, key);
    if (c == 0) {
      return right.isEmpty() ? left : balanced(left, right.first(), right.withoutFirst());
    }
    return c < 0
        ? balanced(left.without(gone), this, right)
        : balanced(left, this, right.without(gone));
  }

  /* A value with the earliest deadline; of several the one with the least key. Not for the empty map. */
  V firstDue() {
    return mostUrgent().value;
  }

  void forEach(Consumer<? super V> visitor) {
    if (!isEmpty()) {
      left.forEach(visitor);
      visitor.accept(value);
      right.forEach(visitor);
    }
  }

  private DeadlineMap<V> mostUrgent() {
    DeadlineMap<V> node = this;
    while (true) {
      if (!node.left.isEmpty() && node.left.earliest.equals(node.earliest)) {
        node = node.left;
      } else if (node.deadline.equals(node.earliest)) {
        return node;
      } else {
        node = node.right;
      }
    }
  }

  private DeadlineMap<V> first() {
    DeadlineMap<V> node = this;
    while (!node.left.isEmpty()) {
      node = node.left;
    }
    return node;
  }

  private DeadlineMap<V> withoutFirst() {
    return left.isEmpty() ? right : balanced(left.withoutFirst(), this, right);
  }

  private static <V> DeadlineMap<V> node(
      DeadlineMap<V> left, DeadlineMap<V> middle, DeadlineMap<V> right) {
    return new DeadlineMap<>(left, middle.key, middle.value, middle.deadline, right);
  }

  private static <V> DeadlineMap<V> balanced(
      DeadlineMap<V> left, DeadlineMap<V> middle, DeadlineMap<V> right) {
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

  private static int compare(String a, String b) {
    int c = Integer.compare(a.hashCode(), b.hashCode());
    return c != 0 ? c : a.compareTo(b);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
