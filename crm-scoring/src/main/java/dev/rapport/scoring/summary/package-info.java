/**
 * What a purchase history says about each customer in the four figures that buy-till-you-die models need: how often the customer came
 * back, how old the customer was at the last purchase, how old the customer is, and what a purchase was worth.
 *
 * <p>Age runs from the first purchase, which makes somebody a customer and is not counted as coming back. Days are whole, and all that
 * a customer buys on one day is one purchase. A customer who bought on 1 January, 20 January and 11 February, seen until 31 March
 * 2026, is {@code PurchaseSummary.of(2, 41, 89)}.
 *
 * <pre>{@code
 * SummaryRules rules = SummaryRules.until(LocalDate.of(1997, 9, 30));
 * SummaryTable table = SummaryTable.of(history, rules, zone, usd);      // a row a customer, with ids
 * table.counts();                                                        // what was read, merged and left out
 * PurchaseSummaries summaries = PurchaseSummaries.of(table);             // equal rows counted once: what models are fitted to
 * }</pre>
 *
 * <p>A {@link dev.rapport.scoring.summary.SummaryTable} keeps the customers apart, in primitive columns, and is what is scored; {@link
 * dev.rapport.scoring.summary.PurchaseSummaries} count equal rows together, merge over shards of customers, and have a byte form for
 * engines. {@link dev.rapport.scoring.summary.HoldoutSplit} cuts the time in two, to test on the later part what was learned on the
 * earlier one. Nothing is left out in silence: {@link dev.rapport.scoring.summary.SummaryCounts} says how much of what, and how many
 * customers altogether.
 *
 * <p>A history must begin with the first purchase of each customer. Who came before the data begin would look younger than they are;
 * cohorts cut off on the left like that are not supported, so leave such customers out.
 *
 * <p>The figures are sufficient for these models: P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), <em>RFM and CLV: using iso-value
 * curves for customer base analysis</em>, Journal of Marketing Research 42(4):415–430. Mind the two senses of recency: theirs, and the
 * one here, is the age at the last purchase; elsewhere it is the days since then.
 */
@NullMarked
package dev.rapport.scoring.summary;

import org.jspecify.annotations.NullMarked;
