/** The Kafka Streams topology: records in, state stores, records out. */
@NullMarked
package dev.usher.diff.adapter.kafka;

import org.jspecify.annotations.NullMarked;
