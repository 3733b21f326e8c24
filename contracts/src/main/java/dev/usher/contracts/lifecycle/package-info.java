/** How a program of the installation begins and ends. */
@NullMarked
package dev.usher.contracts.lifecycle;

import org.jspecify.annotations.NullMarked;
