/** The public surface of the published modules, called method by method: what may come in and what may come out. */
@NullMarked
package dev.rapport.examples.surface;

import org.jspecify.annotations.NullMarked;
