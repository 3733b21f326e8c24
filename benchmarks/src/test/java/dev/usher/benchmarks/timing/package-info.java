@NullMarked
package dev.usher.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
