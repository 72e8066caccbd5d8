/** What the tests of this module share: the laws of byte forms, and purchase histories, generated ones, and real ones where the build was told their place. */
@NullMarked
package dev.rapport.scoring.samples;

import org.jspecify.annotations.NullMarked;
