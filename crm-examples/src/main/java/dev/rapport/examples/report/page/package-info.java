/**
 * What a report is made of, whatever it is about: a {@link dev.rapport.examples.report.page.Section} with its figures and tables, the kinds of
 * {@link dev.rapport.examples.report.page.Value} in them, and a writer each for people and for programs.
 */
@NullMarked
package dev.rapport.examples.report.page;

import org.jspecify.annotations.NullMarked;
