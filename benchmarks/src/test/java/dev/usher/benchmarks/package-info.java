@NullMarked
package dev.usher.benchmarks;

import org.jspecify.annotations.NullMarked;
