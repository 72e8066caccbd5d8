/** When points end. */
@NullMarked
package dev.rapport.loyalty.expiry;

import org.jspecify.annotations.NullMarked;
