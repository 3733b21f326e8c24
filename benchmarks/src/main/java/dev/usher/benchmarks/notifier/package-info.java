/** Measures the notifier, with the bench in the place of its neighbours. */
@NullMarked
package dev.usher.benchmarks.notifier;

import org.jspecify.annotations.NullMarked;
