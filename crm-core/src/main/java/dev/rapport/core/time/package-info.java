/**
 * Time as rules count it: half-open ranges of dates and instants, the windows and cycles that caps, tiers and reports look at,
 * dates that come back, and how far a forecast looks ahead.
 *
 * @see dev.rapport.core.time.Window
 */
@NullMarked
package dev.rapport.core.time;

import org.jspecify.annotations.NullMarked;
