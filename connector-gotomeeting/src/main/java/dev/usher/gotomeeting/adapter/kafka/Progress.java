package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.gotomeeting.domain.OffsetLedger;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far this instance's partitions are done. */
final class Progress {

    private static final Logger log = LoggerFactory.getLogger(Progress.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetLedger> ledgers = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    Progress(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** The ledger of a record's partition, with the record noted as taken. */
    OffsetLedger taken(ConsumerRecord<byte[], byte[]> record) {
        OffsetLedger ledger =
                ledgers.computeIfAbsent(
                        new TopicPartition(record.topic(), record.partition()),
                        _ -> new OffsetLedger(record.offset()));
        ledger.taken(record.offset());
        return ledger;
    }

    /** Commits what is new, without waiting. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> news = news();
        if (!news.isEmpty()) {
            consumer.commitAsync(
                    news,
                    (offsets, failed) -> {
                        if (failed == null) {
                            offsets.forEach((at, offset) -> committed.put(at, offset.offset()));
                        }
                    });
        }
    }

    /** Commits what is new and forgets all. */
    void conclude() {
        try {
            consumer.commitSync(news(), Cluster.PARTING);
        } catch (KafkaException e) {
            // What is not committed is read again, and skipped since it has its result.
            log.atWarn().setCause(e).log("Could not commit before giving partitions up");
        }
        forget();
    }

    void forget() {
        ledgers.clear();
        committed.clear();
    }

    private Map<TopicPartition, OffsetAndMetadata> news() {
        Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
        ledgers.forEach(
                (partition, ledger) -> {
                    long offset = ledger.committable();
                    if (committed.getOrDefault(partition, -1L) != offset) {
                        news.put(partition, new OffsetAndMetadata(offset));
                    }
                });
        return news;
    }
}
