package dev.usher.assignment.application;

import java.util.Map;

/**
 * A record on its way out.
 *
 * @param topic name in the catalogue, without an installation's prefix
 */
// The bytes are handed from encoder to database to producer and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Message(String topic, String key, byte[] value, Map<String, String> headers) {
    public Message {
        headers = Map.copyOf(headers);
    }
}
