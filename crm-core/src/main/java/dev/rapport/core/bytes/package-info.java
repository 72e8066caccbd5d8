/**
 * The byte forms of tallies and fitted values, for engines that ship partial results between machines. Exported to our own modules only: what
 * a form holds is the business of the type that writes it.
 *
 * <p>Every form begins alike: a byte for its version, two for the type that it is of. Numbers of 7 bits a byte follow, so that small counts are
 * short. A {@link dev.rapport.core.bytes.ByteForm} writes and reads one type's form and refuses everything else: what ends early, what goes on
 * after the end, another version and another type. Equal values have equal bytes, and different bytes are different values.
 *
 * <pre>{@code
 * private static final ByteForm FORM = ByteForm.of("NetPromoterScore", 1);
 *
 * byte[] toBytes() {
 *   return FORM.write(out -> out.counts(promoters, passives, detractors).count(missing));
 * }
 *
 * static NetPromoterScore fromBytes(byte[] bytes) {
 *   return FORM.read(bytes, in -> new NetPromoterScore(in.count(), in.count(), in.count(), in.count()));
 * }
 * }</pre>
 *
 * <p>Whoever changes what a form holds, the order of an enum that it counts by among it, raises its version.
 */
@NullMarked
package dev.rapport.core.bytes;

import org.jspecify.annotations.NullMarked;
