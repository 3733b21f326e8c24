/** How a simulator is set up. */
@NullMarked
package dev.usher.simulator.gotomeeting.options;

import org.jspecify.annotations.NullMarked;
