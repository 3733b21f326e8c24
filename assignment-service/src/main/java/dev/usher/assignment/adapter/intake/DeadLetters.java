package dev.usher.assignment.adapter.intake;

import dev.usher.contracts.event.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests go that cannot be taken. */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<byte[], byte[]> producer;
    private final String group;

    /**
     * @param group full name of the consumer group
     */
    public DeadLetters(Producer<byte[], byte[]> producer, String group) {
        this.producer = producer;
        this.group = group;
    }

    /** A record with the reason why it cannot be taken. */
    record Letter(ConsumerRecord<byte[], byte[]> record, String reason) {

        /** With the place where it was read it can be found for as long as its topic keeps it. */
        @SuppressWarnings("NullAway") // Kafka has records without a value.
        Letter withoutValue() {
            var bare =
                    new ConsumerRecord<byte[], byte[]>(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            record.timestampType(),
                            record.serializedKeySize(),
                            ConsumerRecord.NULL_SIZE,
                            record.key(),
                            null,
                            record.headers(),
                            record.leaderEpoch());
            return new Letter(bare, reason + "; it is too large to be kept here");
        }
    }

    /** Sends them; returns when Kafka has them. */
    void send(List<Letter> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Letter letter : letters) {
            log.atWarn()
                    .addKeyValue("topic", letter.record().topic())
                    .addKeyValue("offset", letter.record().offset())
                    .log("Put a request that cannot be taken into the dead letters");
            sent.add(producer.send(DeadLetter.of(group, letter.record(), letter.reason())));
        }
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException
                        && letters.get(i).record().value() != null) {
                    send(List.of(letters.get(i).withoutValue()));
                    continue;
                }
                throw new IllegalStateException("Kafka did not take a dead letter", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while sending a dead letter", e);
            }
        }
    }
}
