/**
 * The relationship report: figures about a customer base, written once and shown as text and as JSON.
 *
 * <p>The way through it is short. {@link dev.rapport.examples.report.Facts} hold what is known: an event history up to an
 * as-of day. Each {@link dev.rapport.examples.report.Section} is one type with one method that asks the library for its figures and
 * lists them as values: counts, money, days, shares, estimates with their intervals, tables. {@link
 * dev.rapport.examples.report.Report} puts the sections in order, and its two writers show the same values, so text and JSON
 * cannot disagree.
 *
 * <p>A new section is one class like {@link dev.rapport.examples.report.RepeatPurchases} and one line in {@link
 * dev.rapport.examples.report.Report}'s list of sections.
 */
@NullMarked
package dev.rapport.examples.report;

import org.jspecify.annotations.NullMarked;
