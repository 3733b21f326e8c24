/** Answers of GoTo as they were recorded or documented, with synthetic keys: what clients read. */
@NullMarked
package dev.usher.simulator.gotomeeting.recorded;

import org.jspecify.annotations.NullMarked;
