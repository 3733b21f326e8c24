package dev.usher.console.adapter.kafka;

import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.serde.UndecodableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch of records: reads each, stores those that can be read, then puts the others aside.
 * In this order, so that a batch that comes again because storing failed is put aside only once.
 */
public final class RecordBatch {

    private static final Logger log = LoggerFactory.getLogger(RecordBatch.class);

    private final String group;
    private final ReliableSender sender;
    private final Runnable deadLetterCounter;

    /**
     * @param group full name of the consumer group
     * @param deadLetterCounter told of each record that was put aside
     */
    public RecordBatch(String group, ReliableSender sender, Runnable deadLetterCounter) {
        this.group = group;
        this.sender = sender;
        this.deadLetterCounter = deadLetterCounter;
    }

    /**
     * Handles one batch.
     *
     * @param reading finds the reader by topic
     * @throws RuntimeException of storing or sending; the batch is to be handled again
     */
    <T> void handle(
            List<ConsumerRecord<byte[], byte[]>> records,
            Map<String, Function<ConsumerRecord<byte[], byte[]>, T>> reading,
            Consumer<List<T>> storing) {
        List<T> readable = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                var reader = reading.get(record.topic());
                if (reader == null) {
                    throw new MalformedRecordException("Nothing reads this topic");
                }
                readable.add(reader.apply(record));
            } catch (UndecodableRecordException | MalformedRecordException e) {
                unreadable.add(DeadLetter.of(group, record, String.valueOf(e.getMessage())));
                log.atWarn()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("reason", e.getMessage())
                        .log("Put an unreadable record aside");
            }
        }
        if (!readable.isEmpty()) {
            storing.accept(readable);
        }
        for (ProducerRecord<byte[], byte[]> letter : unreadable) {
            sender.send(letter);
            deadLetterCounter.run();
        }
    }
}
