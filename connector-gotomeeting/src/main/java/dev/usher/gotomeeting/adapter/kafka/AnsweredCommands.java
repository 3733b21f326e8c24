package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.Result;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which commands of a partition have their result already, from whichever instance. */
final class AnsweredCommands {

    private static final Logger log = LoggerFactory.getLogger(AnsweredCommands.class);

    /** Clocks of those who write commands and results may differ by this much. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final StoredRecords stored;
    private final String topic;
    private final RecordDecoder<Result> decoder;

    AnsweredCommands(Cluster cluster) {
        this.stored = new StoredRecords(cluster);
        this.topic = cluster.topic(Topics.RESULTS);
        this.decoder = cluster.decoder(Topics.RESULTS);
    }

    /** Ids answered in this partition since a command was written. */
    Set<UUID> since(int partition, Instant written) {
        Set<UUID> answered = new HashSet<>();
        stored.read(
                new TopicPartition(topic, partition),
                written.minus(CLOCKS),
                record -> collect(record, answered));
        return answered;
    }

    private void collect(ConsumerRecord<byte[], byte[]> record, Set<UUID> answered) {
        if (record.value() == null) {
            return;
        }
        try {
            answered.add(decoder.decode(record.value()).getCommandId());
        } catch (UndecodableRecordException e) {
            log.atWarn()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("Ignored a result of ours that cannot be read");
        }
    }
}
