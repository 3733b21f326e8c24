/** Kafka: records going out through the outbox, settings coming in. */
@NullMarked
package dev.usher.assignment.adapter.kafka;

import org.jspecify.annotations.NullMarked;
