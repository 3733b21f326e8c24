/** The account's changes in a file, so that they survive the process. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.store;

import org.jspecify.annotations.NullMarked;
