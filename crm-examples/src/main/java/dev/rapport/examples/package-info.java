/**
 * Stories to read and to run. {@code QuickStart} shows the library in a few lines; {@link
 * dev.rapport.examples.RelationshipReport} is an application around it: it reads a purchase file or simulates a shop and
 * reports on the customers. {@link dev.rapport.examples.storing.JournalJson} stores a loyalty programme as JSON.
 */
@NullMarked
package dev.rapport.examples;

import org.jspecify.annotations.NullMarked;
