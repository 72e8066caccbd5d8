package dev.rapport.examples.simulation;

import dev.rapport.core.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes to the shop for the first time.
 *
 * @param day the day since the opening, from 0
 * @param customer who
 * @param referredBy who recommended the shop, or null
 * @param chance what the rest of this life is drawn from
 */
record Arrival(int day, CustomerId customer, @Nullable CustomerId referredBy, Chance chance) {}
