/**
 * Lots: what a balance is made of. Points that were credited together stay together as a {@link
 * dev.rapport.loyalty.lot.Lot}, with where they came from, when they can first be spent and when they end (有效期).
 *
 * <p>A debit never takes "points"; it takes so many units of these lots, and each {@link dev.rapport.loyalty.lot.Draw}
 * records it. That is why a spend can be undone exactly, why a refund takes back the very points it earned, and why an
 * expired point can be told from one that was spent. Which lot is drawn first is a {@link
 * dev.rapport.loyalty.lot.DrawOrder}; it is total, so that the same debit draws the same lots everywhere.
 *
 * <pre>{@code
 * LotTerms terms = LotTerms.availableFrom(deliveredPlus14Days, Expiry.at(endOf2028));
 * Origin origin = Origin.of("order-17").byRule("base", 3);
 * }</pre>
 */
@NullMarked
package dev.rapport.loyalty.lot;

import org.jspecify.annotations.NullMarked;
