/** Measures parts of Usher as they run: real processes, a real broker, a stand-in for GoTo. */
@NullMarked
package dev.usher.benchmarks;

import org.jspecify.annotations.NullMarked;
