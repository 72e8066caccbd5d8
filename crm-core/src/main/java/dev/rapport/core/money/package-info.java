/**
 * Money as marketing needs it: exact amounts in one currency, and the rate at which the future is worth less than today.
 *
 * <p>A {@link dev.rapport.core.money.Money} is a whole number of minor units, so sums never drift and a split never loses a
 * cent. Nothing rounds on its own: an operation that can round asks the caller for the rounding, and one without a rounding
 * argument refuses instead. Amounts of two currencies never mix.
 *
 * <pre>{@code
 * Money basket = Money.of("EUR", "19.99").multipliedBy(3);        // EUR 59.97
 * Money discount = basket.multipliedBy(new BigDecimal("0.1"), RoundingMode.HALF_UP); // EUR 6.00
 * List<Money> shares = basket.minus(discount).allocate(2, 1);     // EUR 35.98, EUR 17.99
 * }</pre>
 */
@NullMarked
package dev.rapport.core.money;

import org.jspecify.annotations.NullMarked;
