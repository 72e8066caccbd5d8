package dev.rapport.core.explain;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A value together with the explanation of how it came about, both finished.
 *
 * <p>For example the goal that a strategy chose, and why. This is a plain pair for keeping and passing on; it is not lazy. A
 * result that should cost nothing unless asked is an {@link Explainable} that keeps its facts instead.
 *
 * @param <T> the type of the value
 * @param value what was found or decided
 * @param explanation why
 */
public record Explained<T>(T value, Explanation explanation) implements Explainable {
  /**
   * Checks the components.
   *
   * @param value not null
   * @param explanation not null
   */
  public Explained {
    requireNonNull(value, "value");
    requireNonNull(explanation, "explanation");
  }

  /**
   * Returns a result with its explanation built now.
   *
   * @param result a result that can explain itself
   * @param <T> the type of the result
   * @return the result and its explanation
   */
  public static <T extends Explainable> Explained<T> of(T result) {
    return new Explained<>(result, result.explanation());
  }

  /**
   * Returns another value with the same explanation.
   *
   * @param change makes the other value, for example a part of this one
   * @param <R> the type of the other value
   * @return the other value, explained as this one
   */
  public <R> Explained<R> map(Function<? super T, ? extends R> change) {
    return new Explained<>(change.apply(value), explanation);
  }
}
