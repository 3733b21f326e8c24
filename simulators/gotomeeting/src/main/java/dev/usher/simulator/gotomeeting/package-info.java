/** A stand-in for GoTo's Admin API: started within a test, or as a program. */
@NullMarked
package dev.usher.simulator.gotomeeting;

import org.jspecify.annotations.NullMarked;
