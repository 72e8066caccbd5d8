/** Tiers: what is counted towards a level, day by day. */
@NullMarked
package dev.rapport.loyalty.tier;

import org.jspecify.annotations.NullMarked;
