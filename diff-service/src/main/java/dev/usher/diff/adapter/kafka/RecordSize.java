package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.topic.Topics;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * How large a record may be. What is kept and said because of it is written to Kafka again, which
 * takes about a million bytes at once; a larger record would be the end of every attempt to commit.
 */
final class RecordSize {

    private static final int MOST_OF_A_LETTER = 1_000_000;
    private static final int MOST_OF_A_USER = 700_000;
    private static final int MOST = 100_000;

    /** Topics of whose records other limits hold, which are looked at when they have been read. */
    private static final Set<String> OTHERS =
            Set.of(Topics.SETTINGS.name(), Topics.REQUESTS.name(), Topics.SUBJECTS.name());

    private static final int ESCAPED = 6;
    private static final int QUOTED = 2;

    private RecordSize() {}

    /**
     * Looks whether what would be kept of a value can be kept.
     *
     * @throws MisfitException when it is too much
     */
    static void check(String topic, byte[] value) {
        int most = topic.equals(Topics.ENTITLEMENTS.name()) ? MOST_OF_A_USER : MOST;
        if (!OTHERS.contains(topic) && value.length > most / ESCAPED && written(value) > most) {
            throw new MisfitException(
                    "The record is too large: written out, it may have " + most + " bytes at most");
        }
    }

    /** Whether a dead letter fits into a topic. */
    static boolean fits(Record<byte[], byte[]> letter) {
        long size = length(letter.key()) + length(letter.value());
        for (Header header : letter.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size <= MOST_OF_A_LETTER;
    }

    /** Length as JSON, in which control characters take six bytes. */
    private static long written(byte[] value) {
        long length = 0;
        for (byte b : value) {
            length += b >= 0 && b < ' ' ? ESCAPED : b == '"' || b == '\\' ? QUOTED : 1;
        }
        return length;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
