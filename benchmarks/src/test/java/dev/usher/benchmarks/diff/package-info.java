@NullMarked
package dev.usher.benchmarks.diff;

import org.jspecify.annotations.NullMarked;
