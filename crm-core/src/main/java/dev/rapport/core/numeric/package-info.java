/**
 * The numerical kernel: the little mathematics that the models stand on and the JDK lacks. It is exported to Rapport's own
 * modules only and imports nothing of ours; users meet its results, never its types.
 */
@NullMarked
package dev.rapport.core.numeric;

import org.jspecify.annotations.NullMarked;
