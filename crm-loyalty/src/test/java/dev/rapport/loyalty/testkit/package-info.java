/** The property kit of loyalty programmes: arbitraries of points and ledgers for an application's own properties. */
@NullMarked
package dev.rapport.loyalty.testkit;

import org.jspecify.annotations.NullMarked;
