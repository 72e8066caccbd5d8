/** Purchase histories for the tests of this module: generated ones, and real ones where the build was told their place. */
@NullMarked
package dev.rapport.scoring.samples;

import org.jspecify.annotations.NullMarked;
