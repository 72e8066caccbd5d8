/**
 * The sections of the relationship report, a class each: what it asks the library, and what it says of the answer. All are computed from the same
 * {@link dev.rapport.examples.report.section.Facts}.
 */
@NullMarked
package dev.rapport.examples.report.section;

import org.jspecify.annotations.NullMarked;
