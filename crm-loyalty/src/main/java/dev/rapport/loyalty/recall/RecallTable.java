package dev.rapport.loyalty.recall;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hash table with open addressing to which entries are added in place and from which none is taken. All versions of a map
 * that came one from the other share it: each sees the entries that were numbered before it.
 *
 * @param <V> the type of the values
 */
final class RecallTable<V> {
  /*
   * Why sharing is safe, for any number of threads:
   *
   * Entries never change, and a slot that has one keeps it. The entry numbered n is added by whoever holds the version that
   * sees the n before it and moves the counter from n to n + 1. That works once: a second successor of the same version fails
   * and goes on in a table of its own. So those who add come one after the other, each from the version that the one before
   * has made, and each sees all that they added.
   *
   * Whoever reads sees what is in the slots for his version too: a version is made after its last entry was put into its slot,
   * and holds the table in a final field. He may meet later slots besides. Their places in the log tell him, and he does not look
   * there. Slots that were taken when an entry looked for its own are still taken, so no reader stops at a gap before it.
   *
   * Slots are places and not the entries themselves, for collectors keep account of every reference that is put into an old
   * array: there is one for each entry, next to the one before.
   */

  /* One value. It may stand in several tables. */
  static final class Entry<V> {
    final String key;
    final int hash;
    final V value;
    final Instant deadline;

    Entry(String key, int hash, V value, Instant deadline) {
      this.key = key;
      this.hash = hash;
      this.value = value;
      this.deadline = deadline;
    }

    private boolean isOf(String otherKey, int otherHash) {
      return hash == otherHash && key.equals(otherKey);
    }
  }

  /* Entries in the order in which they came, and by hash: one more than their place in the log, 0 where there is none. */
  private final @Nullable Entry<V>[] log;
  private final int[] slots;

  private final int firstNumber;
  private final int firstPlace;
  private final AtomicInteger next;

  /* Where the log begins and ends: fixed before anybody else knows the table. */
  private int start;
  private int end;

  /* A table for at most so many entries of other tables, and for new ones, of which the first is numbered as given. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types are made so
  RecallTable(int old, int room, int firstNumber) {
    // At most half full, and mostly a quarter: whoever looks for what is not there meets a gap
    // soon.
    this.slots = new int[Math.max(1, Integer.highestOneBit(2 * (old + room)) << 1)];
    this.log = new Entry[old + room];
    this.firstNumber = firstNumber;
    this.firstPlace = old;
    this.next = new AtomicInteger(firstNumber);
    this.start = old;
    this.end = old + room;
  }

  /* Takes over an entry of another table unless there is a newer one of its name: the newest comes first. */
  void takeOver(Entry<V> entry) {
    int mask = slots.length - 1;
    int i = entry.hash & mask;
    for (; slots[i] != 0; i = (i + 1) & mask) {
      if (requireNonNull(log[slots[i] - 1]).isOf(entry.key, entry.hash)) {
        return;
      }
    }
    log[--start] = entry;
    slots[i] = start + 1;
  }

  /* Leaves room for no more than so many new entries. */
  void narrow(int room) {
    end = Math.min(end, firstPlace + room);
  }

  /* How many entries a version sees. */
  int size(int seen) {
    return place(seen) - start;
  }

  /* Whether a version can have no successor in this table. */
  boolean isFull(int seen) {
    return place(seen) == end;
  }

  private int place(int number) {
    return firstPlace + number - firstNumber;
  }

  /* Adds an entry to the so many that whoever adds it sees; or does not, and returns false. */
  boolean add(Entry<V> entry, int seen) {
    int place = place(seen);
    if (place == end || !next.compareAndSet(seen, seen + 1)) {
      return false;
    }
    log[place] = entry;
    int mask = slots.length - 1;
    int i = entry.hash & mask;
    while (slots[i] != 0) {
      i = (i + 1) & mask;
    }
    slots[i] = place + 1;
    return true;
  }

  /* The last entry of a name that a version sees. */
  @Nullable
  Entry<V> find(String key, int hash, int seen) {
    int places = place(seen);
    int mask = slots.length - 1;
    int last = 0;
    int i = hash & mask;
    for (int slot = slots[i]; slot != 0; slot = slots[i]) {
      if (slot <= places && slot > last && requireNonNull(log[slot - 1]).isOf(key, hash)) {
        last = slot;
      }
      i = (i + 1) & mask;
    }
    return last == 0 ? null : log[last - 1];
  }

  /* Visits all that a version sees from a place on, the newest first, entries that others have replaced among them. */
  void forEach(int seen, int from, Consumer<Entry<V>> visitor) {
    for (int i = place(seen) - 1; i >= start + from; i--) {
      visitor.accept(requireNonNull(log[i]));
    }
  }

  /* How many entries that a version sees are overdue before the first that is not. */
  int overdue(int seen, Instant now) {
    int i = start;
    while (i < place(seen) && requireNonNull(log[i]).deadline.isBefore(now)) {
      i++;
    }
    return i - start;
  }
}
