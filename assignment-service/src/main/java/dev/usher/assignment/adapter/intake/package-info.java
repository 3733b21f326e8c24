/** What other systems say through Kafka, each in a topic of its own. */
@NullMarked
package dev.usher.assignment.adapter.intake;

import org.jspecify.annotations.NullMarked;
