/** The imitated APIs over HTTP, and the simulator's own pages beside them. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.http;

import org.jspecify.annotations.NullMarked;
