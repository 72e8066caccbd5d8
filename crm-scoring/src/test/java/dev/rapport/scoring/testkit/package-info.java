/**
 * The property kit of crm-scoring: arbitraries of what surveys count, for an application's own properties.
 *
 * <pre>{@code
 * @Property
 * void myStoreKeepsTallies(@ForAll NetPromoterScore score) {
 *   assertEquals(score, store.load(store.save(score)));
 * }
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.testkit;

import org.jspecify.annotations.NullMarked;
