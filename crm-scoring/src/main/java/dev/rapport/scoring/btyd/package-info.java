/**
 * Buy-till-you-die models: how often customers will buy who come when they like and silently stop, and what that is worth.
 *
 * <p>Nobody says goodbye to a shop. Who has not bought for long may be gone or be a rare buyer; the models weigh both from how often and
 * how regularly a customer bought, and need no more than a {@link dev.rapport.scoring.summary.PurchaseSummary}. Customers buy at rates of
 * their own and drop out at rates of their own; how both differ over the customers is four numbers, which are fitted to all of them, and
 * then tell what to expect of one.
 *
 * <pre>{@code
 * PurchaseSummaries data = PurchaseSummaries.of(history, SummaryRules.until(lastDay), zone, usd);
 * Fit<BgNbd> fit = BgNbd.fit(data);
 * PurchaseSummary customer = PurchaseSummary.of(2, 213, 272);         // came back twice, the last time on day 213 of 272
 * Prospect prospect = fit.model().prospect(customer);
 * prospect.probabilityAlive();                                        // 0.727
 * prospect.expectedPurchases(Horizon.ofWeeks(39));                    // 1.226
 * prospect.probabilityOfNone(Horizon.ofWeeks(39));
 * fit.predict(m -> m.expectedPurchases(customer, Horizon.ofWeeks(39)), Scale.POSITIVE, 0.95);   // with its interval
 * }</pre>
 *
 * <p>What a purchase is worth is told by {@link dev.rapport.scoring.btyd.GammaGamma}. {@link dev.rapport.scoring.btyd.BgNbd}, {@link dev.rapport.scoring.btyd.MbgNbd} and {@link dev.rapport.scoring.btyd.ParetoNbd} differ
 * in when a customer may drop out; all turn into the negative binomial distribution as drop-out vanishes, and a fit on that boundary
 * says so, with the simpler model and its likelihood, instead of returning numbers that mean nothing. Days go in, parameters are per week unless another unit is asked for.
 *
 * <p>{@link dev.rapport.scoring.btyd.LifetimeValuation} puts purchases and spend together into lifetime values, of one customer or a
 * cohort, for a time or for ever; {@link dev.rapport.scoring.btyd.BulkScorer} scores millions at some ten nanoseconds each.
 *
 * <p>A fit adds up exact derivatives over groups of equal customers and takes some six to ten of Newton's steps, or three or four from
 * where a sixteenth of many rows has its top: some ten milliseconds for a hundred thousand customers. Sums do not depend on the order or
 * the sharding of the customers. Formulas are taken in forms that hold for all parameters, where the published ones overflow, cancel or
 * divide by zero at a = 1, s = 1, a + b below 1 or hundreds of purchases.
 */
@NullMarked
package dev.rapport.scoring.btyd;

import org.jspecify.annotations.NullMarked;
