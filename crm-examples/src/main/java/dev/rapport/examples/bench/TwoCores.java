package dev.rapport.examples.bench;

import dev.rapport.scoring.fit.Reducer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * A reducer of two threads, the one that asks and another, each of which takes every other chunk. It knows how much processor time the
 * two spent at the same time, had there been two free cores.
 */
final class TwoCores implements Reducer, AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ExecutorService second = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "second core");
    thread.setDaemon(true);
    return thread;
  });
  private long overlapNanos;

  /** The result of some chunks and what it took. */
  private record Part<A>(A result, long nanos) {}

  @Override
  public <A> A reduce(int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge) {
    if (chunks == 1) {
      return chunk.apply(0);
    }
    Future<Part<A>> odd = second.submit(() -> part(1, chunks, chunk, merge));
    Part<A> even = part(0, chunks, chunk, merge);
    try {
      Part<A> other = odd.get();
      overlapNanos += Math.min(even.nanos(), other.nanos());
      return merge.apply(even.result(), other.result());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static <A> Part<A> part(
      int first, int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge) {
    long start = THREADS.getCurrentThreadCpuTime();
    A result = chunk.apply(first);
    for (int i = first + 2; i < chunks; i += 2) {
      result = merge.apply(result, chunk.apply(i));
    }
    return new Part<>(result, THREADS.getCurrentThreadCpuTime() - start);
  }

  /** Returns the processor time so far that a second free core would have saved. */
  long overlapNanos() {
    return overlapNanos;
  }

  @Override
  public void close() {
    second.shutdown();
  }
}
