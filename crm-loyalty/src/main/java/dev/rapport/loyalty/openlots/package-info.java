/**
 * The lots of an account that have something left, in the order in which debits draw them: {@link
 * dev.rapport.loyalty.openlots.OpenLots}.
 *
 * <p>They never change. Opening a lot or drawing from one makes another sequence that shares nearly everything with the one
 * before, which stays as it was (persistent data structures: Driscoll, Sarnak, Sleator and Tarjan, "Making Data Structures
 * Persistent", 1989). New lots come at the end of the sequence and debits draw from its front, at the same cost for one lot
 * and for ten thousand; what is done less often, such as taking a lot from the middle, takes logarithmic time.
 *
 * <pre>{@code
 * OpenLots morning = OpenLots.empty(order).with(lot, 120, earnedAt);
 * OpenLots evening = morning.afterDrawing(50);
 * morning.sum();                               // 120 still
 * evening.sum();                               // 70
 * }</pre>
 *
 * <p>Not exported; an application never sees it.
 */
@NullMarked
package dev.rapport.loyalty.openlots;

import org.jspecify.annotations.NullMarked;
