package dev.rapport.scoring.check;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;

/**
 * How far the expected purchases of customers are off what they bought in the holdout, in the four usual figures.
 *
 * <p>With expectations 1, 2 and 0.5 and purchases 0, 2 and 2 the errors are 1, 0 and −1.5: mean absolute 0.833, root mean square 1.041,
 * bias −0.167, total −0.125. The first two never fall to zero even for the true model, as one customer's purchases are chance; they
 * serve to compare models on the same customers.
 *
 * @param meanAbsolute the mean of |expected − actual| (MAE), in purchases a customer
 * @param rootMeanSquare the root of the mean of (expected − actual)² (RMSE), in purchases a customer
 * @param bias the mean of expected − actual, in purchases a customer; below zero where too little was expected
 * @param total (Σ expected − Σ actual) / Σ actual, the relative error of all customers together
 */
public record HoldoutErrors(
    Estimate meanAbsolute, Estimate rootMeanSquare, Estimate bias, Estimate total) {
  /**
   * Checks that nothing is missing.
   *
   * @param meanAbsolute 0 or more, undefined without customers
   * @param rootMeanSquare not below {@code meanAbsolute}, undefined without customers
   * @param bias undefined without customers
   * @param total undefined if nobody bought
   */
  public HoldoutErrors {
    requireNonNull(meanAbsolute, "meanAbsolute");
    requireNonNull(rootMeanSquare, "rootMeanSquare");
    requireNonNull(bias, "bias");
    requireNonNull(total, "total");
  }
}
