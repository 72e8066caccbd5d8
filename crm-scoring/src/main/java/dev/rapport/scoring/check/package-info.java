/**
 * The checks that a practitioner does before trusting a buy-till-you-die model: what it expects set beside what came.
 *
 * <p>A likelihood says which of two models fits better, not whether one fits well. So history is cut in two, a model is fitted to the
 * earlier part, and four questions are asked. Does it reproduce how many customers never came back, came back once, twice and so on
 * ({@link dev.rapport.scoring.check.FrequencyCheck})? Does it follow the purchases week by week, also after the cut ({@link
 * dev.rapport.scoring.check.WeeklyTracking})? Do those who bought often before buy as often after as it expects, and how far is it off
 * for one customer ({@link dev.rapport.scoring.check.HoldoutCheck})? And of those whom it holds for alive, how many bought ({@link
 * dev.rapport.scoring.check.AliveBand})?
 *
 * <pre>{@code
 * SummaryRules rules = SummaryRules.until(LocalDate.of(1997, 9, 30));
 * HoldoutSplit split = HoldoutSplit.of(history, rules, LocalDate.of(1998, 6, 30), zone, usd);
 * PurchaseSummaries data = PurchaseSummaries.of(split.calibration());
 * BgNbd model = BgNbd.fit(data).model();
 * FrequencyCheck.of(model, data).rows();             // 0, 1, ... 6, 7 or more purchases: customers expected and counted
 * HoldoutCheck.of(model, split).total();             // expected 1653.4, actual 1882
 * WeeklyTracking.of(model, history, rules, days, zone).weeks();
 * }</pre>
 *
 * <p>The checks are values that a report can print or plot. Those of disjoint shards of the customers merge into that of the whole, to
 * the same bits, as long as they are of one model and one cut. Each has a neutral element, {@code empty}, to begin a sum with, and a byte
 * form for engines; who reads a form names the model, and a check of another one is refused.
 *
 * <p>They are those of P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), <em>"Counting your customers" the easy way: an alternative to
 * the Pareto/NBD model</em>, Marketing Science 24(2):275–284.
 */
@NullMarked
package dev.rapport.scoring.check;

import org.jspecify.annotations.NullMarked;
