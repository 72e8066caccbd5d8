/** x. */
@NullMarked
package dev.rapport.scoring.btyd;

import org.jspecify.annotations.NullMarked;
