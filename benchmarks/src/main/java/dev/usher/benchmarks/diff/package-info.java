/** Measures the diff-service: its real jar, with the bench in the place of its neighbours. */
@NullMarked
package dev.usher.benchmarks.diff;

import org.jspecify.annotations.NullMarked;
