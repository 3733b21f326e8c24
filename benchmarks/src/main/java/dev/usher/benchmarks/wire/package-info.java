/** The topics of an installation, as one service's neighbours use them. */
@NullMarked
package dev.usher.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
