@NullMarked
package dev.usher.benchmarks.connector;

import org.jspecify.annotations.NullMarked;
