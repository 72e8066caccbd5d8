/**
 * The byte forms of tallies, for engines that ship partial results between machines. Not exported: what a form holds is the business of the
 * type that writes it.
 *
 * <p>A form is a version and numbers of 7 bits a byte, so that small counts are short. {@link dev.rapport.scoring.bytes.ByteWriter} writes
 * it, {@link dev.rapport.scoring.bytes.ByteReader} reads it and refuses everything else: equal values have equal bytes, and different bytes
 * are different values.
 *
 * <pre>{@code
 * byte[] form = ByteWriter.version(1).count(45).count(30).number(-7).toBytes();
 * ByteReader in = ByteReader.of(form, 1);
 * in.count();    // 45
 * in.count();    // 30
 * in.number();   // -7
 * in.end();
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.bytes;

import org.jspecify.annotations.NullMarked;
