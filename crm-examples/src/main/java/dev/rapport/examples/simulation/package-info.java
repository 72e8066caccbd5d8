/**
 * A shop that never was: customers who arrive, buy, complain, recommend and drift away, and the truth behind them.
 *
 * <p>Real purchase files never say who had already left or how content a customer was. A {@link
 * dev.rapport.examples.simulation.SimulatedShop} does: beside the events that a shop would see it keeps each customer's {@link
 * dev.rapport.examples.simulation.CustomerTruth}, so an estimate can be held against what it estimates. One seed gives one
 * shop, on every JVM.
 *
 * <pre>{@code
 * SimulatedShop shop = ShopSimulator.simulate(ShopPlan.standard(), 2026);
 * shop.history().purchases();                       // what the shop saw
 * shop.truth().get(CustomerId.of("c-0001")).left();  // the day that it could not see
 * }</pre>
 *
 * <p>Arrivals, buying and leaving follow the Pareto/NBD story (Schmittlein, Morrison and Colombo, 1987), amounts the gamma-gamma
 * story (Fader, Hardie and Lee, 2005); satisfaction, complaints and referrals are stories of our own, made to be plausible
 * and not to be quoted.
 */
@NullMarked
package dev.rapport.examples.simulation;

import org.jspecify.annotations.NullMarked;
