/** The house as it is drawn, checked on the compiled classes: which package may use which, and what none may touch. */
@NullMarked
package dev.rapport.examples.architecture;

import org.jspecify.annotations.NullMarked;
