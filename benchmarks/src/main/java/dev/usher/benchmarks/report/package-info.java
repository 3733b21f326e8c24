/** What was measured, held against what it has to keep to, for people and for programs. */
@NullMarked
package dev.usher.benchmarks.report;

import org.jspecify.annotations.NullMarked;
