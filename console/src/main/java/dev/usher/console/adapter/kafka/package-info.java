/** Reads what the log is made of, writes settings and requests, puts aside what cannot be read. */
@NullMarked
package dev.usher.console.adapter.kafka;

import org.jspecify.annotations.NullMarked;
