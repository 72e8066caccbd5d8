package dev.rapport.loyalty.recall;

import dev.rapport.loyalty.recall.RecallTable.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, each to be remembered until its deadline: a persistent map that forgets what is overdue by itself. What an
 * account or a membership must not forget yet lives here: receipts, causes, resolved holds, open orders.
 *
 * <p>A value may stay a while after its deadline, so whoever reads compares the deadline; what is kept is never more than
 * twice what must be, or {@value #LEAST_LIMIT} values. Immutable and thread-safe.
 *
 * <p>Costs: another value and a look-up O(1) on average, a few nanoseconds, in maps that came one from the other; O(log n)
 * where a map has several successors.
 *
 * @param <V> the type of the values
 */
public final class RecallMap<V> {
  /*
   * That the newest version of a structure writes where the older ones read, and numbers tell them apart, is due to Driscoll,
   * Sarnak, Sleator and Tarjan, "Making Data Structures Persistent" (1989). A map shares its table with the map that it came
   * from. A second successor, or one that finds the table full, gets a table of its own.
   *
   * When a table is full its values move to another that has room for as many again, without those that are overdue by then.
   * So forgetting costs O(1) for each value on average, and no order by deadline is kept.
   *
   * A second successor leaves the values where they are, in a map below it, and begins with an empty table: copying all would
   * be dear. Tables that are small beside each other become one (the logarithmic method of Bentley and Saxe, "Decomposable
   * Searching Problems I", 1980). So nearly all maps have one table, and the others a logarithmic number of them.
   */
  private static final int LEAST_LIMIT = 128;
  private static final int LEAST_ROOM = 8;

  private static final RecallMap<?> EMPTY = new RecallMap<>(null, new RecallTable<>(0, 0, 0), 0);

  private final @Nullable RecallMap<V> below;
  private final RecallTable<V> table;
  private final int seen;

  private RecallMap(@Nullable RecallMap<V> below, RecallTable<V> table, int seen) {
    this.below = below;
    this.table = table;
    this.seen = seen;
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
    Entry<V> entry = find(key, spread(key), null);
    return entry == null ? null : entry.value;
  }

  /* The last entry of a name, from this map down to another, exclusive, or to the ground. */
  private @Nullable Entry<V> find(String key, int hash, @Nullable RecallMap<V> end) {
    Entry<V> entry = null;
    for (RecallMap<V> map = this; entry == null && map != end && map != null; map = map.below) {
      entry = map.table.find(key, hash, map.seen);
    }
    return entry;
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
    return with(key, value, deadline, now, Duration.ZERO);
  }

  /**
   * Returns this map with a value that is remembered for a while after its deadline.
   *
   * @param key the name
   * @param value the value
   * @param deadline the date of the value
   * @param now the present
   * @param grace how long after their deadlines values are remembered at least, zero or more
   * @return a map with one value more, or another
   */
  public RecallMap<V> with(String key, V value, Instant deadline, Instant now, Duration grace) {
    Entry<V> entry = new Entry<>(key, spread(key), value, deadline);
    RecallMap<V> map = this;
    if (!table.add(entry, seen)) {
      map = settled(before(now, grace));
      map.table.add(entry, seen);
    }
    return new RecallMap<>(map.below, map.table, seen + 1);
  }

  /**
   * Visits the values that are not overdue.
   *
   * @param now a value whose deadline is before it is overdue
   * @param visitor called once for each value, in no particular order
   */
  public void forEach(Instant now, Consumer<? super V> visitor) {
    for (RecallMap<V> map = this; map != null; map = map.below) {
      map.table.forEach(map.seen, 0, entry -> {
        if (!entry.deadline.isBefore(now) && find(entry.key, entry.hash, null) == entry) {
          visitor.accept(entry.value);
        }
      });
    }
  }

  /**
   * Returns the instant so long before another.
   *
   * @param now any instant
   * @param grace zero or more
   * @return the instant, or the beginning of time if that is later
   */
  public static Instant before(Instant now, Duration grace) {
    return grace.toSeconds() >= now.getEpochSecond() - Instant.MIN.getEpochSecond()
        ? Instant.MIN
        : now.minus(grace);
  }

  /* How many values are kept, overdue ones and some that were replaced among them. */
  int kept() {
    return table.size(seen) + (below == null ? 0 : below.kept());
  }

  /* This map with room in a table that nobody shares. */
  private RecallMap<V> settled(Instant horizon) {
    int sum = table.size(seen);
    RecallMap<V> rest = below;
    while (rest != null && rest.table.size(rest.seen) <= 2 * sum) {
      sum += rest.table.size(rest.seen);
      rest = rest.below;
    }
    boolean stays = rest == below && sum > LEAST_ROOM && !table.isFull(seen);
    return stays ? merged(this, 0, horizon) : merged(rest, sum, horizon);
  }

  /*
   * A table over the rest with what other tables had above it, without values that were replaced and overdue ones. An overdue
   * value that hides one of the rest is kept. Where values come in the order of their deadlines, the overdue ones are the first
   * of the table and are not looked at again.
   */

  private RecallMap<V> merged(@Nullable RecallMap<V> rest, int sum, Instant horizon) {
    int skipped = below == null && rest == null ? table.overdue(seen, horizon) : 0;
    int most = sum - skipped;
    int room = Math.min(Math.max(LEAST_ROOM, sum), Math.max(LEAST_LIMIT - most, most));
    RecallTable<V> one = new RecallTable<>(most, room, seen);
    boolean[] leftOut = {false};
    for (RecallMap<V> map = this; map != rest && map != null; map = map.below) {
      map.table.forEach(map.seen, map == this ? skipped : 0, entry -> {
        boolean stays = entry.deadline.isBefore(horizon)
            ? rest != null && rest.find(entry.key, entry.hash, null) != null
            // Nothing newer of its name is in the new table, but something may have been left out.
            : !leftOut[0] || find(entry.key, entry.hash, rest) == entry;
        if (stays) {
          one.takeOver(entry);
        } else {
          leftOut[0] = true;
        }
      });
    }
    RecallMap<V> merged = new RecallMap<>(rest, one, seen);
    int kept = merged.kept();
    one.narrow(Math.max(LEAST_LIMIT, 2 * kept) - kept);
    return merged;
  }

  /*
   * String.hashCode is specified, so the shape is the same on every JVM; keys often differ in their last characters only, and
   * the multiplication (Knuth, 1973) carries these to the upper bits, and the shift to the lower ones, which choose the slot.
   */
  private static int spread(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }
}
