/**
 * What an offer is worth to the customer (顾客价值). What the customer is worth to the firm is in {@code dev.rapport.scoring.value}.
 *
 * <p>Three views, from coarse to fine. {@link dev.rapport.scoring.customervalue.DeliveredValue} weighs what the customer gets against what the
 * customer gives (客户让渡价值), and {@link dev.rapport.scoring.customervalue.OfferChoice} says which offer is taken. {@link
 * dev.rapport.scoring.customervalue.CustomerValueAdded} compares an offer with those of others on the attributes that customers name. {@link
 * dev.rapport.scoring.customervalue.ValueNode} goes from attributes to consequences to goals (层次模型), because people do not want attributes; it
 * holds for one customer or segment in one {@link dev.rapport.scoring.customervalue.UseSituation}.
 *
 * <pre>{@code
 * DeliveredValue ours = DeliveredValue.in("EUR")
 *     .with(PRODUCT, 50).with(SERVICE, 20).with(PERSONNEL, 15).with(IMAGE, ValueRange.between(10, 20))
 *     .with(MONEY, 60).with(TIME, 8).with(ENERGY, 5).with(PSYCHIC, 4)
 *     .build();
 * ours.delivered();                                              // 18 to 28
 * OfferChoice.among(Map.of("ours", ours, "theirs", theirs)).verdict();
 * }</pre>
 *
 * <p>What is not known exactly is a {@link dev.rapport.scoring.customervalue.ValueRange}, and so is everything computed from it. Nothing unknown is
 * taken as zero or as the middle of a scale.
 */
@NullMarked
package dev.rapport.scoring.customervalue;

import org.jspecify.annotations.NullMarked;
