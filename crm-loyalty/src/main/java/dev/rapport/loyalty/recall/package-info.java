/**
 * What must be remembered for a while and no longer: the {@link dev.rapport.loyalty.recall.RecallMap} in which accounts and
 * memberships keep receipts and open orders, and the {@link dev.rapport.loyalty.recall.GrowingList} of what one of these is
 * about. Not exported; an application never sees it.
 */
@NullMarked
package dev.rapport.loyalty.recall;

import org.jspecify.annotations.NullMarked;
