package dev.rapport.loyalty.recall;

import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Immutable lists that grow at their end: a longer list shares the elements of the one that it came from, so that an account
 * may remember thousands of lots of one cause and add another without copying them.
 *
 * <p>Costs: another element O(1) on average where a list came from the one before; a second successor of one list is a copy.
 * Thread-safe. Not for what travels: {@link List#copyOf} makes a plain list of it.
 *
 * @param <E> the type of the elements
 */
public final class GrowingList<E> extends AbstractList<E> implements RandomAccess {
  /*
   * Sharing is safe for the reasons that RecallTable gives: the counter lets one successor write behind the elements that a
   * version sees, and a version is made after its elements were written and holds them in a final field.
   */
  private static final int LEAST_ROOM = 16;

  private final @Nullable Object[] elements;
  private final AtomicInteger taken;
  private final int size;

  private GrowingList(@Nullable Object[] elements, AtomicInteger taken, int size) {
    this.elements = elements;
    this.taken = taken;
    this.size = size;
  }

  /**
   * Returns an immutable list of the same elements.
   *
   * @param list any list without null
   * @param <E> the type of the elements
   * @return the list itself where it cannot change
   */
  public static <E> List<E> copyOf(List<E> list) {
    return list instanceof GrowingList<E> ? list : List.copyOf(list);
  }

  /**
   * Returns a list with more elements at its end.
   *
   * @param list any list without null
   * @param more what comes behind it, without null
   * @param <E> the type of the elements
   * @return a list of both, immutable
   */
  public static <E> List<E> plus(List<E> list, List<? extends E> more) {
    if (more.isEmpty()) {
      return copyOf(list);
    }
    int size = Math.addExact(list.size(), more.size());
    if (list instanceof GrowingList<E> grown
        && size <= grown.elements.length
        && grown.taken.compareAndSet(grown.size, size)) {
      return grown.followedBy(more, size);
    }
    @Nullable Object[] room = Arrays.copyOf(list.toArray(), Math.max(LEAST_ROOM, size + size / 2));
    return new GrowingList<E>(room, new AtomicInteger(size), list.size()).followedBy(more, size);
  }

  private GrowingList<E> followedBy(List<? extends E> more, int newSize) {
    int i = size;
    for (E element : more) {
      elements[i] = requireNonNull(element, "element");
      i++;
    }
    return new GrowingList<>(elements, taken, newSize);
  }

  @Override
  @SuppressWarnings("unchecked") // only elements were put in
  public E get(int index) {
    return (E) requireNonNull(elements[checkIndex(index, size)]);
  }

  @Override
  public int size() {
    return size;
  }
}
