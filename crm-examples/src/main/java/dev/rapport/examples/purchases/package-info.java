/**
 * Reads purchases from a comma-separated file, as an application does before it calls the library.
 *
 * <p>A row is taken or rejected as a whole, and every rejected row is kept with its line, column, value and reason, so that
 * the counts always add up: rows read are rows accepted, rejected, repeated and dated after the as-of day. A file that cannot
 * be understood at all (missing, empty, without the columns, without a single usable row) is refused with one message.
 *
 * <pre>{@code
 * PurchaseFile file = new PurchaseFile(path, PurchaseColumns.standard(), usd, ZoneOffset.UTC);
 * PurchaseRows rows = file.read(LocalDate.of(1998, 6, 30));
 * rows.accepted();  // 6,919 rows of the CDNOW sample
 * rows.history();   // the events that the library works on
 * }</pre>
 */
@NullMarked
package dev.rapport.examples.purchases;

import org.jspecify.annotations.NullMarked;
