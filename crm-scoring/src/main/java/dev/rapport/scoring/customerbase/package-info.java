/**
 * The customers of a base and what they bought: the common floor of repeat purchase, RFM, concentration and lifetime value.
 *
 * <p>A {@link dev.rapport.scoring.customerbase.PurchaseActivity} keeps four figures of each customer. Two rules hold
 * everywhere above: orders of one customer on one calendar day are one purchase, and returns lower revenue but are no
 * purchases.
 *
 * <p>An {@link dev.rapport.scoring.customerbase.EmpiricalDistribution} counts one of these figures over the base, exactly and
 * mergeably; {@link dev.rapport.scoring.customerbase.CutPoints} split it into bins.
 */
@NullMarked
package dev.rapport.scoring.customerbase;

import org.jspecify.annotations.NullMarked;
