package dev.rapport.loyalty.recall;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, each to be remembered until its deadline: a persistent hash trie that forgets what is overdue by itself.
 * What an account or a membership must not forget yet lives here: receipts, causes, resolved holds, open orders.
 *
 * <p>A value may stay a while after its deadline, so whoever reads compares the deadline; what is kept is never more than
 * twice what must be. Immutable and thread-safe.
 *
 * @param <V> the type of the values
 */
public final class RecallMap<V> {
  /*
   * A hash array mapped trie (Bagwell, "Ideal Hash Trees", 2001) of sixteen ways. A slot holds an entry, a chain of entries
   * with one hash, or the next level. Overdue values are dropped all at once when the map has doubled since it last did, so
   * forgetting costs O(1) for each value on average and no order by deadline has to be kept.
   */
  private static final int BITS = 4;
  private static final int MASK = (1 << BITS) - 1;
  private static final int HASH_BITS = 32;
  private static final int LEAST_LIMIT = 128;
  private static final Branch NOTHING = new Branch(0, new Object[0]);
  private static final RecallMap<?> EMPTY = new RecallMap<>(NOTHING, 0, LEAST_LIMIT);

  private record Entry<V>(
      String key,
      int hash,
      V value,
      Instant deadline,
      @Nullable Entry<V> next) {}

  private static final class Branch {
    private final int bitmap;
    private final Object[] slots;

    Branch(int bitmap, Object[] slots) {
      this.bitmap = bitmap;
      this.slots = slots;
    }

    int index(int bit) {
      return Integer.bitCount(bitmap & (bit - 1));
    }
  }

  private final Branch root;
  private final int size;
  private final int limit;

  private RecallMap(Branch root, int size, int limit) {
    this.root = root;
    this.size = size;
    this.limit = limit;
  }

  /**
   * Returns a map without values.
   *
   * @param <V> the type of the values
   * @return nothing
   */
  @SuppressWarnings("unchecked") // the empty map holds no value of any type
  public static <V> RecallMap<V> empty() {
    return (RecallMap<V>) EMPTY;
  }

  /**
   * Returns the value of a name.
   *
   * @param key the name
   * @return the value, which may be overdue, or null if there is none
   */
  @SuppressWarnings("unchecked") // entries hold values of this map
  public @Nullable V get(String key) {
    int hash = spread(key);
    Branch branch = root;
    for (int shift = 0; ; shift += BITS) {
      int bit = 1 << ((hash >>> shift) & MASK);
      if ((branch.bitmap & bit) == 0) {
        return null;
      }
      Object slot = branch.slots[branch.index(bit)];
      if (slot instanceof Branch below) {
        branch = below;
      } else {
        for (Entry<V> e = (Entry<V>) slot; e != null; e = e.next) {
          if (e.key.equals(key)) {
            return e.value;
          }
        }
        return null;
      }
    }
  }

  /**
   * Returns this map with a value under a new name or an old one.
   *
   * @param key the name
   * @param value the value
   * @param deadline until when it must be remembered, inclusive
   * @param now what is due before this may be forgotten
   * @return a map with the value
   */
  public RecallMap<V> with(String key, V value, Instant deadline, Instant now) {
    RecallMap<V> map = size < limit ? this : withoutOverdue(now);
    // A value that replaces another is counted twice until the map next forgets; the count only
    // says when that is.
    Entry<V> entry = new Entry<>(key, spread(key), value, deadline, null);
    return new RecallMap<>(insert(map.root, entry, 0), map.size + 1, map.limit);
  }

  private RecallMap<V> withoutOverdue(Instant now) {
    int[] kept = new int[1];
    Object rest = kept(root, now, kept);
    Branch left = rest instanceof Branch branch ? branch : NOTHING;
    return new RecallMap<>(left, kept[0], Math.max(LEAST_LIMIT, 2 * kept[0]));
  }

  /* A slot without what is overdue, or null if nothing is left; counts what is. */
  @SuppressWarnings("unchecked") // entries hold values of this map
  private static <V> @Nullable Object kept(Object slot, Instant now, int[] count) {
    if (!(slot instanceof Branch branch)) {
      Entry<V> only = (Entry<V>) slot;
      if (only.next == null && !only.deadline.isBefore(now)) {
        count[0]++;
        return only;
      }
      Entry<V> chain = null;
      for (Entry<V> e = (Entry<V>) slot; e != null; e = e.next) {
        if (!e.deadline.isBefore(now)) {
          chain = new Entry<>(e.key, e.hash, e.value, e.deadline, chain);
          count[0]++;
        }
      }
      return chain;
    }
    Object[] slots = new Object[branch.slots.length];
    int bitmap = 0;
    int size = 0;
    int bits = branch.bitmap;
    for (Object below : branch.slots) {
      int bit = Integer.lowestOneBit(bits);
      bits ^= bit;
      Object rest = RecallMap.<V>kept(below, now, count);
      if (rest != null) {
        bitmap |= bit;
        slots[size++] = rest;
      }
    }
    return size == 0 ? null : new Branch(bitmap, Arrays.copyOf(slots, size));
  }

  /**
   * Visits the values whose deadline is not before an instant, in no particular order.
   *
   * @param now the instant
   * @param visitor called once for each value
   */
  public void forEach(Instant now, Consumer<? super V> visitor) {
    RecallMap.<V>forEachEntry(root, entry -> {
      if (!entry.deadline.isBefore(now)) {
        visitor.accept(entry.value);
      }
    });
  }

  @SuppressWarnings("unchecked") // entries hold values of this map
  private static <V> void forEachEntry(Branch branch, Consumer<Entry<V>> visitor) {
    for (Object slot : branch.slots) {
      if (slot instanceof Branch below) {
        RecallMap.<V>forEachEntry(below, visitor);
      } else {
        for (Entry<V> e = (Entry<V>) slot; e != null; e = e.next) {
          visitor.accept(e);
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // entries hold values of this map
  private static <V> Branch insert(Branch branch, Entry<V> entry, int shift) {
    int bit = 1 << ((entry.hash >>> shift) & MASK);
    int index = branch.index(bit);
    if ((branch.bitmap & bit) == 0) {
      Object[] slots = new Object[branch.slots.length + 1];
      System.arraycopy(branch.slots, 0, slots, 0, index);
      slots[index] = entry;
      System.arraycopy(branch.slots, index, slots, index + 1, branch.slots.length - index);
      return new Branch(branch.bitmap | bit, slots);
    }
    Object slot = branch.slots[index];
    Object[] slots = Arrays.copyOf(branch.slots, branch.slots.length);
    slots[index] = slot instanceof Branch below
        ? insert(below, entry, shift + BITS)
        : together((Entry<V>) slot, entry, shift + BITS);
    return new Branch(branch.bitmap, slots);
  }

  /* A slot for two entries: a chain where their hashes are equal, else a branch that tells them apart. */
  private static <V> Object together(Entry<V> old, Entry<V> entry, int shift) {
    if (old.hash == entry.hash) {
      return chain(old, entry);
    }
    int oldBit = 1 << ((old.hash >>> shift) & MASK);
    int newBit = 1 << ((entry.hash >>> shift) & MASK);
    if (oldBit == newBit && shift < HASH_BITS) {
      return new Branch(oldBit, new Object[] {together(old, entry, shift + BITS)});
    }
    Object[] slots = Integer.compareUnsigned(oldBit, newBit) < 0
        ? new Object[] {old, entry}
        : new Object[] {entry, old};
    return new Branch(oldBit | newBit, slots);
  }

  private static <V> Entry<V> chain(Entry<V> old, Entry<V> entry) {
    Entry<V> chain = entry;
    for (Entry<V> e = old; e != null; e = e.next) {
      if (!e.key.equals(entry.key)) {
        chain = new Entry<>(e.key, e.hash, e.value, e.deadline, chain);
      }
    }
    return chain;
  }

  /* String.hashCode is specified, so the shape is the same on every JVM; keys often differ in their last characters only. */
  private static int spread(String key) {
    int hash = key.hashCode();
    return hash ^ (hash >>> 16);
  }
}
