package dev.usher.assignment.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way out.
 *
 * @param topic name in the catalogue, without an installation's prefix
 * @param value null: a tombstone
 */
// The bytes are handed from encoder to database to producer and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Message(
        String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    public Message {
        headers = Map.copyOf(headers);
    }
}
