/** Compares what should be with what is, and commands the difference. */
@NullMarked
package dev.usher.diff;

import org.jspecify.annotations.NullMarked;
