package dev.rapport.loyalty.recall;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, each to be remembered until its deadline: a persistent map that forgets what is overdue by itself. What an
 * account or a membership must not forget yet lives here: receipts, causes, resolved holds, open orders.
 *
 * <p>A value may stay a while after its deadline, so whoever reads compares the deadline; what is kept is never more than
 * twice what must be, or {@value #LEAST_LIMIT} values. Immutable and thread-safe.
 *
 * <p>Costs: another value O(log n) on average, a look-up O(log n), both a few nanoseconds where n is some hundred.
 *
 * @param <V> the type of the values
 */
public final class RecallMap<V> {
  /*
   * The values of last are a list, so that one more costs one node whatever the size. A full list becomes a hash table, and a
   * run of tables that have grown alike becomes one (the logarithmic method of Bentley and Saxe, "Decomposable Searching
   * Problems I", 1980, with eight for two): a value is copied a logarithmic number of times. No table is ever written after it
   * is built.
   *
   * Values mostly come in the order of their deadlines, and then the oldest table is dropped whole when all of it is overdue.
   * Where they do not, overdue values are dropped all at once when the map has doubled since it last did. So forgetting costs
   * O(1) for each value on average, and no order by deadline is kept.
   *
   * Most look-ups are for names that were never seen. A sieve over the list, and one over each table (Bloom, 1970), spare most
   * of them the look.
   */
  private static final int MOST_RECENT = 16;
  private static final int RUN = 8;
  private static final int LEAST_LIMIT = 128;
  private static final int SIEVE = 4; // words of a table's sieve

  private static final RecallMap<?> EMPTY =
      new RecallMap<>(new Past<>(RecallMap.<Object>noTables(), new long[0], 0, LEAST_LIMIT));

  private static final class Entry<V> {
    private final String key;
    private final int hash;
    private final V value;
    private final Instant deadline;

    Entry(String key, int hash, V value, Instant deadline) {
      this.key = key;
      this.hash = hash;
      this.value = value;
      this.deadline = deadline;
    }

    boolean isFor(String wanted, int wantedHash) {
      return hash == wantedHash && key.equals(wanted);
    }
  }

  /* A hash table with open addressing, at most half full. Filled with the oldest values first, then never written again. */
  private static final class Table<V> {
    private final @Nullable Entry<V>[] slots;
    private final long[] sieve = new long[SIEVE];
    private int size;
    private Instant lastDeadline = Instant.MIN;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types are made so
    Table(int most) {
      this.slots = new Entry[Integer.highestOneBit(Math.max(2 * most - 1, 1)) << 1];
    }

    /* The slot of a name: where it is, or where it would be. */
    int slot(String key, int hash) {
      int mask = slots.length - 1;
      int i = hash & mask;
      for (Entry<V> e = slots[i]; e != null && !e.isFor(key, hash); e = slots[i]) {
        i = (i + 1) & mask;
      }
      return i;
    }

    /* Puts an entry in the place of an older one of its name, or, unless it is overdue, in a place of its own. */
    void put(Entry<V> entry, Instant now) {
      int i = slot(entry.key, entry.hash);
      if (slots[i] == null) {
        if (entry.deadline.isBefore(now)) {
          return;
        }
        size++;
      }
      slots[i] = entry;
      sieve[word(entry.hash)] |= bit(entry.hash);
      if (entry.deadline.isAfter(lastDeadline)) {
        lastDeadline = entry.deadline;
      }
    }

    void putAll(Table<V> table, Instant now) {
      for (Entry<V> entry : table.slots) {
        if (entry != null) {
          put(entry, now);
        }
      }
    }

    /* How often runs of tables have become one to make this. */
    int generation() {
      int generation = 0;
      for (int most = MOST_RECENT; most < size; most *= RUN) {
        generation++;
      }
      return generation;
    }
  }

  /* All tables, the oldest first, and their sieves side by side. */
  private static final class Past<V> {
    private final Table<V>[] tables;
    private final long[] sieves;
    private final int size;
    private final int limit;

    Past(Table<V>[] tables, long[] sieves, int size, int limit) {
      this.tables = tables;
      this.sieves = sieves;
      this.size = size;
      this.limit = limit;
    }

    @Nullable
    Entry<V> find(String key, int hash) {
      for (int i = tables.length - 1; i >= 0; i--) {
        if ((sieves[SIEVE * i + word(hash)] & bit(hash)) != 0) {
          Entry<V> entry = tables[i].slots[tables[i].slot(key, hash)];
          if (entry != null) {
            return entry;
          }
        }
      }
      return null;
    }
  }

  private final Past<V> past;
  private final @Nullable Entry<V> newest;
  private final @Nullable RecallMap<V> before;
  private final int recent;
  private final long sieve;

  /* A map without a list of recent values. */
  private RecallMap(Past<V> past) {
    this.past = past;
    this.newest = null;
    this.before = null;
    this.recent = 0;
    this.sieve = 0;
  }

  private RecallMap(RecallMap<V> before, Entry<V> newest) {
    this.past = before.past;
    this.newest = newest;
    this.before = before.newest == null ? null : before;
    this.recent = before.recent + 1;
    this.sieve = before.sieve | twoBits(newest.hash);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types are made so
  private static <V> Table<V>[] noTables() {
    return new Table[0];
  }

  /**
   * Returns the map without values.
   *
   * @param <V> the type of the values
   * @return the empty map
   */
  @SuppressWarnings("unchecked") // the empty map holds no value of any type
  public static <V> RecallMap<V> empty() {
    return (RecallMap<V>) EMPTY;
  }

  /**
   * Finds a value.
   *
   * @param key its name
   * @return the value last put under the name, overdue or not, or null if there is none
   */
  public @Nullable V get(String key) {
    int hash = spread(key);
    if ((sieve & twoBits(hash)) == twoBits(hash)) {
      for (RecallMap<V> map = this; map != null; map = map.before) {
        Entry<V> entry = map.newest;
        if (entry != null && entry.isFor(key, hash)) {
          return entry.value;
        }
      }
    }
    Entry<V> entry = past.find(key, hash);
    return entry == null ? null : entry.value;
  }

  /**
   * Returns this map with a value under a new name or an old one.
   *
   * @param key the name
   * @param value the value
   * @param deadline until when it is remembered at least, inclusive
   * @param now what is due before it may be forgotten
   * @return a map with one value more, or another
   */
  public RecallMap<V> with(String key, V value, Instant deadline, Instant now) {
    boolean full = kept() >= past.limit;
    RecallMap<V> map = full ? withoutOverdue(now) : recent == MOST_RECENT ? settled(now) : this;
    // A value that replaces another is counted twice until their tables become one; the count only
    // says when to forget.
    return new RecallMap<>(map, new Entry<>(key, spread(key), value, deadline));
  }

  /**
   * Visits the values that are not overdue.
   *
   * @param now a value whose deadline is before it is overdue
   * @param visitor called once for each value, in no particular order
   */
  public void forEach(Instant now, Consumer<? super V> visitor) {
    for (Entry<V> entry : inOne(kept(), now).slots) {
      if (entry != null && !entry.deadline.isBefore(now)) {
        visitor.accept(entry.value);
      }
    }
  }

  /* How many values are kept, overdue ones and some that were replaced among them. */
  int kept() {
    return past.size + recent;
  }

  private RecallMap<V> withoutOverdue(Instant now) {
    Table<V> kept = inOne(countDue(now), now);
    Table<V>[] one = Arrays.copyOf(RecallMap.<V>noTables(), 1);
    one[0] = kept;
    int newLimit = Math.max(LEAST_LIMIT, 2 * kept.size);
    return new RecallMap<>(new Past<>(one, kept.sieve, kept.size, newLimit));
  }

  /* Everything in one table, without what is overdue and hides nothing older. */
  private Table<V> inOne(int most, Instant now) {
    Table<V> one = new Table<>(most);
    for (Table<V> table : past.tables) {
      one.putAll(table, now);
    }
    putRecent(one, now);
    return one;
  }

  /* This map with all recent values in a table, without the oldest tables if all of them is overdue. */
  private RecallMap<V> settled(Instant now) {
    int gone = 0;
    int left = past.size;
    while (gone < past.tables.length && past.tables[gone].lastDeadline.isBefore(now)) {
      left -= past.tables[gone].size;
      gone++;
    }
    int end = past.tables.length - gone;
    Table<V> last = new Table<>(recent);
    putRecent(last, Instant.MIN);
    Table<V>[] tables = Arrays.copyOfRange(past.tables, gone, gone + end + 1);
    long[] sieves = Arrays.copyOfRange(past.sieves, SIEVE * gone, SIEVE * (gone + end + 1));
    tables[end] = last;
    System.arraycopy(last.sieve, 0, sieves, SIEVE * end, SIEVE);
    left += last.size;
    return end < RUN - 1
        ? new RecallMap<>(new Past<>(tables, sieves, left, past.limit))
        : new RecallMap<>(inRuns(tables, sieves, left));
  }

  /* These tables, which nobody else has yet, after the last of them have become one if they have grown alike. */
  private Past<V> inRuns(Table<V>[] tables, long[] sieves, int size) {
    int end = tables.length - 1;
    int left = size;
    for (int run = runBefore(tables, end); run >= 0; run = runBefore(tables, end)) {
      int count = 0;
      for (int i = run; i <= end; i++) {
        count += tables[i].size;
      }
      Table<V> one = new Table<>(count);
      for (int i = run; i <= end; i++) {
        one.putAll(tables[i], Instant.MIN);
      }
      left += one.size - count;
      tables[run] = one;
      System.arraycopy(one.sieve, 0, sieves, SIEVE * run, SIEVE);
      end = run;
    }
    return new Past<>(
        Arrays.copyOf(tables, end + 1), Arrays.copyOf(sieves, SIEVE * (end + 1)), left, past.limit);
  }

  /* Where the last tables begin that are to become one, or -1 if they are not. */
  private static <V> int runBefore(Table<V>[] tables, int end) {
    int start = end - RUN + 1;
    return start >= 0 && tables[start].generation() <= tables[end].generation() ? start : -1;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types are made so
  private void putRecent(Table<V> table, Instant now) {
    Entry<V>[] oldestFirst = new Entry[recent];
    int i = recent;
    for (RecallMap<V> map = this; map != null && map.newest != null; map = map.before) {
      oldestFirst[--i] = map.newest;
    }
    for (Entry<V> entry : oldestFirst) {
      table.put(entry, now);
    }
  }

  /* How many values are not overdue; one that replaces another may be counted twice. */
  private int countDue(Instant now) {
    int count = 0;
    for (Table<V> table : past.tables) {
      for (Entry<V> entry : table.slots) {
        count += entry != null && !entry.deadline.isBefore(now) ? 1 : 0;
      }
    }
    for (RecallMap<V> map = this; map != null; map = map.before) {
      count += map.newest != null && !map.newest.deadline.isBefore(now) ? 1 : 0;
    }
    return count;
  }

  /*
   * String.hashCode is specified, so the shape is the same on every JVM; keys often differ in their last characters only, and
   * the multiplication (Knuth, 1973) carries these to the upper bits, and the shift to the lower ones, which choose the slot.
   */
  private static int spread(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  private static int word(int hash) {
    return (hash >>> 6) & (SIEVE - 1);
  }

  private static long bit(int hash) {
    return 1L << hash; // the lower six bits of the hash
  }

  private static long twoBits(int hash) {
    return bit(hash) | bit(hash >>> 6);
  }
}
