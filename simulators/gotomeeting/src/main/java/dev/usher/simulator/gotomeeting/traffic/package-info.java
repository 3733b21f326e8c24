/** What goes over the wire: the calls that came, and the faults that are to come. */
@NullMarked
package dev.usher.simulator.gotomeeting.traffic;

import org.jspecify.annotations.NullMarked;
