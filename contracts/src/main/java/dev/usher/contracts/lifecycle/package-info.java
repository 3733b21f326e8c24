/** How a program of the installation begins and ends, and whether the work is still its own. */
@NullMarked
package dev.usher.contracts.lifecycle;

import org.jspecify.annotations.NullMarked;
