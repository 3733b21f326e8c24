/** How long things take, and who is still to be heard of. */
@NullMarked
package dev.usher.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
