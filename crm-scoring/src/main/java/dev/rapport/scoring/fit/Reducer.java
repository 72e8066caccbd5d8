package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * Who does the work of a large sum: the thread that asks, or whatever the application has.
 *
 * <p>The library starts no threads. Where a computation falls into chunks it hands them to a reducer, which computes each once
 * and merges the results, in any order and grouping; what is merged does not depend on that, so every reducer that keeps the
 * contract gives the same result. One that uses the common pool:
 *
 * <pre>{@code
 * final class Parallel implements Reducer {
 *   public <A> A reduce(int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge) {
 *     return IntStream.range(0, chunks).parallel().<A>mapToObj(chunk).reduce(merge).orElseThrow();
 *   }
 * }
 * }</pre>
 */
public interface Reducer {
  /**
   * Computes all chunks and merges them.
   *
   * @param chunks how many, at least 1
   * @param chunk computes the chunk of a number, from 0; may be called from any thread
   * @param merge merges two results into one, which may be the first of them changed; associative and commutative
   * @param <A> the type of a result
   * @return the result of all chunks
   */
  <A> A reduce(int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge);

  /**
   * Returns the reducer that works in the thread that asks.
   *
   * @return one chunk after the other
   */
  static Reducer sequential() {
    return Sequential.INSTANCE;
  }

  /** One chunk after the other. */
  enum Sequential implements Reducer {
    /** The only one; it has no state. */
    INSTANCE;

    @Override
    public <A> A reduce(int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge) {
      checkArgument(chunks >= 1, "chunks must be at least 1, was %s", chunks);
      requireNonNull(merge, "merge");
      A all = requireNonNull(chunk, "chunk").apply(0);
      for (int i = 1; i < chunks; i++) {
        all = merge.apply(all, chunk.apply(i));
      }
      return all;
    }
  }
}
