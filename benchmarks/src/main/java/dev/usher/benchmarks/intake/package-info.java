/** What the assignment-service takes in, and how soon it is told. */
@NullMarked
package dev.usher.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
