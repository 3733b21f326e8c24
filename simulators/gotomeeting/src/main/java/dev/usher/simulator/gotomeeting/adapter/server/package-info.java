/** Listens, and leads each call through faults, rate limit and journal. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.server;

import org.jspecify.annotations.NullMarked;
