package dev.usher.assignment.adapter.kafka;

import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Takes the records of a topic; one that cannot be read goes to the dead letters, once. */
public final class RecordIntake<T extends SpecificRecord> implements Consumer<Message<?>> {

    private static final Logger log = LoggerFactory.getLogger(RecordIntake.class);

    private final RecordDecoder<T> decoder;
    private final BiConsumer<RecordKey, T> taking;
    private final Producer<byte[], byte[]> deadLetters;
    private final String group;

    /**
     * @param taking told each record with its key
     * @param group full name of the consumer group
     */
    public RecordIntake(
            RecordDecoder<T> decoder,
            BiConsumer<RecordKey, T> taking,
            Producer<byte[], byte[]> deadLetters,
            String group) {
        this.decoder = decoder;
        this.taking = taking;
        this.deadLetters = deadLetters;
        this.group = group;
    }

    @Override
    public void accept(Message<?> message) {
        if (!(message.getPayload() instanceof byte[] value)) {
            return;
        }
        byte[] key = key(message);
        RecordKey about;
        T record;
        try {
            record = decoder.decode(value);
            about = RecordKey.parse(key == null ? new byte[0] : key);
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            deadLetter(message, key, value, Objects.toString(e.getMessage()));
            return;
        }
        taking.accept(about, record);
    }

    private static byte @Nullable [] key(Message<?> message) {
        return switch (message.getHeaders().get(KafkaHeaders.RECEIVED_KEY)) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> null;
        };
    }

    private void deadLetter(
            Message<?> message, byte @Nullable [] key, byte[] value, String reason) {
        Map<String, Object> headers = message.getHeaders();
        RecordHeaders raw = new RecordHeaders();
        headers.forEach(
                (name, it) -> {
                    if (it instanceof byte[] bytes && !name.startsWith("kafka_")) {
                        raw.add(name, bytes);
                    }
                });
        var origin =
                new DeadLetter.Origin(
                        String.valueOf(headers.get(KafkaHeaders.RECEIVED_TOPIC)),
                        number(headers.get(KafkaHeaders.RECEIVED_PARTITION)).intValue(),
                        number(headers.get(KafkaHeaders.OFFSET)).longValue(),
                        number(headers.get(KafkaHeaders.RECEIVED_TIMESTAMP)).longValue());
        try {
            deadLetters.send(DeadLetter.of(group, origin, key, value, raw, reason)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a dead letter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending a dead letter", e);
        }
        log.atWarn()
                .addKeyValue("topic", origin.topic())
                .addKeyValue("offset", origin.offset())
                .log("Put an unreadable record into the dead letters");
    }

    private static Number number(@Nullable Object value) {
        return value instanceof Number number ? number : -1;
    }
}
