package dev.usher.contracts.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes any record of the contracts in Avro's single-object encoding: two marker bytes, the
 * fingerprint of the schema, the data. Null stays null, a tombstone. Thread-safe.
 */
public final class RecordSerializer implements Serializer<SpecificRecord> {

    static {
        AvroGuard.set();
    }

    private final ConcurrentMap<Schema, BinaryMessageEncoder<SpecificRecord>> encoders =
            new ConcurrentHashMap<>();

    /** Encodes one record. */
    public byte[] encode(SpecificRecord record) {
        BinaryMessageEncoder<SpecificRecord> encoder =
                encoders.computeIfAbsent(
                        record.getSchema(),
                        schema ->
                                new BinaryMessageEncoder<>(
                                        SpecificData.getForClass(record.getClass()), schema));
        try {
            var buffer = encoder.encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord record) {
        return record == null ? null : encode(record);
    }
}
