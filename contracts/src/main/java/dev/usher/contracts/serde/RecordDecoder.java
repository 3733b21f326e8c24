package dev.usher.contracts.serde;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes records of one type, whatever version of its schema they were written with. Thread-safe.
 */
public final class RecordDecoder<T extends SpecificRecord> {

    static {
        AvroGuard.set();
    }

    private final Schema schema;
    private final BinaryMessageDecoder<T> decoder;

    /**
     * @param type the record type
     * @param writerSchemas finds schemas of writers that are newer or older than this build
     */
    public RecordDecoder(Class<T> type, SchemaStore writerSchemas) {
        SpecificData model = SpecificData.getForClass(type);
        schema = model.getSchema(type);
        decoder = new BinaryMessageDecoder<>(model, schema, writerSchemas);
    }

    /**
     * Decodes one record.
     *
     * @throws UndecodableRecordException when the bytes are not such a record, or their writer's
     *     schema cannot be found; the message says which, without quoting the data
     */
    public T decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | AvroRuntimeException | ClassCastException e) {
            throw new UndecodableRecordException(
                    "Not a readable " + schema.getName() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException e) {
            throw new UndecodableRecordException(
                    "Not a readable " + schema.getName() + ": damaged data", e);
        }
    }
}
