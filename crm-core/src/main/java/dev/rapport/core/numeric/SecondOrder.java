package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static java.util.Objects.requireNonNull;

/**
 * A function of several parameters at one point: its value, its gradient and its matrix of second derivatives, each a sum over
 * observations.
 *
 * <p>Every sum is {@linkplain ExactSum exact}, so however the observations are ordered, chunked and merged, the result has the
 * same bits. One term costs a few nanoseconds; where there are very many, add up blocks that do not depend on the chunking
 * first.
 *
 * <p>Mutable, and confined to one thread: one per chunk, then {@link #merge}.
 */
public final class SecondOrder {
  private final int parameters;
  private final ExactSum value = new ExactSum();
  private final ExactSum[] gradient;

  /** The upper triangle by rows. */
  private final ExactSum[] hessian;

  /**
   * Starts with zeros.
   *
   * @param parameters how many parameters the function has, at least 1
   * @throws IllegalArgumentException if there is none
   */
  public SecondOrder(int parameters) {
    checkArgument(parameters >= 1, "parameters must be at least 1, was %s", parameters);
    this.parameters = parameters;
    this.gradient = zeros(parameters);
    this.hessian = zeros(parameters * (parameters + 1) / 2);
  }

  private static ExactSum[] zeros(int count) {
    ExactSum[] sums = new ExactSum[count];
    for (int i = 0; i < count; i++) {
      sums[i] = new ExactSum();
    }
    return sums;
  }

  /**
   * Adds to the value.
   *
   * @param term any finite number
   */
  public void addValue(double term) {
    value.add(term);
  }

  /**
   * Adds to a first derivative.
   *
   * @param i the number of the parameter, from 0
   * @param term any finite number
   */
  public void addGradient(int i, double term) {
    gradient[i].add(term);
  }

  /**
   * Adds to a second derivative; the one by i and j is the one by j and i.
   *
   * @param i the number of a parameter, from 0
   * @param j the number of a parameter, from 0
   * @param term any finite number
   */
  public void addHessian(int i, int j, double term) {
    hessian[triangle(i, j)].add(term);
  }

  /**
   * Adds the sums of other observations, which stay as they are.
   *
   * @param other the sums of another chunk, of as many parameters
   * @return these sums
   * @throws IllegalArgumentException if the numbers of parameters differ
   */
  public SecondOrder merge(SecondOrder other) {
    checkArgument(
        requireNonNull(other, "other").parameters == parameters,
        "other must have %s parameters, had %s",
        parameters,
        other.parameters);
    value.merge(other.value);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i].merge(other.gradient[i]);
    }
    for (int i = 0; i < hessian.length; i++) {
      hessian[i].merge(other.hessian[i]);
    }
    return this;
  }

  /**
   * Returns how many parameters the function has.
   *
   * @return at least 1
   */
  public int parameters() {
    return parameters;
  }

  /**
   * Returns the value.
   *
   * @return the double nearest to the sum
   */
  public double value() {
    return value.value();
  }

  /**
   * Returns a first derivative.
   *
   * @param i the number of the parameter, from 0
   * @return the double nearest to the sum
   */
  public double gradient(int i) {
    return gradient[i].value();
  }

  /**
   * Returns a second derivative.
   *
   * @param i the number of a parameter, from 0
   * @param j the number of a parameter, from 0
   * @return the double nearest to the sum
   */
  public double hessian(int i, int j) {
    return hessian[triangle(i, j)].value();
  }

  private int triangle(int i, int j) {
    int row = Math.min(checkElementIndex(i, parameters), checkElementIndex(j, parameters));
    int column = Math.max(i, j);
    return row * parameters - row * (row - 1) / 2 + column - row;
  }
}
