@NullMarked
package dev.usher.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
