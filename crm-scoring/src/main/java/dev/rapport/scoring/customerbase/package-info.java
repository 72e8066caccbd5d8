/**
 * The customers of a base and what they bought: the common floor of repeat purchase, RFM, concentration and lifetime value.
 *
 * <p>A {@link dev.rapport.scoring.customerbase.CustomerBase} reads a history once and keeps four figures of each customer, a
 * {@link dev.rapport.scoring.customerbase.PurchaseActivity}. Which purchases count is said by a {@link
 * dev.rapport.scoring.customerbase.PurchaseWindow}: from when, up to and including which instant, and in which zone a day
 * begins. Two rules hold everywhere above: orders of one customer on one calendar day are one purchase, and returns lower
 * revenue but are no purchases.
 *
 * <p>An {@link dev.rapport.scoring.customerbase.EmpiricalDistribution} counts one of these figures over the base, exactly and
 * mergeably; {@link dev.rapport.scoring.customerbase.CutPoints} split it into bins.
 *
 * <pre>{@code
 * PurchaseWindow window = PurchaseWindow.until(LocalDate.of(2026, 6, 30), ZoneId.of("Europe/Paris"));
 * CustomerBase base = CustomerBase.of(history, window, CurrencyUnit.of("EUR"));
 * base.size();                                       // customers with a purchase
 * base.netRevenue();                                    // EUR 12345.67
 * base.activity(CustomerId.of("ada"));               // first day, last day, purchase days, revenue
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.customerbase;

import org.jspecify.annotations.NullMarked;
