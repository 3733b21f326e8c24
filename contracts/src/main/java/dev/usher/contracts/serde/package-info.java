/**
 * Records to bytes and back: Avro single-object encoding, with writer schemas exchanged through a
 * topic.
 */
@NullMarked
package dev.usher.contracts.serde;

import org.jspecify.annotations.NullMarked;
