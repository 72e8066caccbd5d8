/**
 * The relationship report: figures about a customer base, written once and shown as text and as JSON.
 *
 * <p>The way through it is short. {@link dev.rapport.examples.report.section.Facts} hold what is known: an event history up to an as-of day.
 * Each type of {@link dev.rapport.examples.report.section} has one method that asks the library for its figures and lists them as {@linkplain
 * dev.rapport.examples.report.page.Value values}: counts, money, days, shares, estimates with their intervals, tables. {@link
 * dev.rapport.examples.report.Report} puts the sections in order, and the two writers of {@link dev.rapport.examples.report.page} show the same
 * values, so text and JSON cannot disagree.
 *
 * <p>A new section is one class like {@link dev.rapport.examples.report.section.RepeatPurchases} and one line in {@link
 * dev.rapport.examples.report.Report}'s list of sections.
 */
@NullMarked
package dev.rapport.examples.report;

import org.jspecify.annotations.NullMarked;
