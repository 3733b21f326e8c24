package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.Account;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.Result;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The results stored up to now, from whichever instance. */
final class StoredResults {

    private static final Logger log = LoggerFactory.getLogger(StoredResults.class);

    /** Clocks of those who write commands and results may differ by this much. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final StoredRecords stored;
    private final String topic;
    private final RecordDecoder<Result> decoder;

    StoredResults(Cluster cluster) {
        this.stored = new StoredRecords(cluster);
        this.topic = cluster.topic(Topics.RESULTS);
        this.decoder = cluster.decoder(Topics.RESULTS);
    }

    /** Ids of the commands answered in this partition since a command was written. */
    Set<UUID> answeredSince(int partition, Instant written) {
        Set<UUID> answered = new HashSet<>();
        stored.read(
                new TopicPartition(topic, partition),
                written.minus(CLOCKS),
                record -> decode(record, result -> answered.add(result.getCommandId())));
        return answered;
    }

    /** When which account of an application was last written since some time, by key. */
    Map<String, Instant> writtenSince(String application, Instant since) {
        Map<String, Instant> written = new HashMap<>();
        stored.read(
                stored.partitionOf(application, topic),
                since.minus(CLOCKS),
                record -> {
                    if (RecordKey.parse(record.key()).application().equals(application)) {
                        decode(record, result -> note(result, since, written));
                    }
                });
        return written;
    }

    private static void note(Result result, Instant since, Map<String, Instant> written) {
        if (result.getOutcome() == Outcome.SUCCEEDED && result.getFinishedAt().isAfter(since)) {
            Optional.ofNullable(result.getAccount())
                    .map(Account::getAccountKey)
                    .ifPresent(key -> written.put(key, result.getFinishedAt()));
        }
    }

    private void decode(ConsumerRecord<byte[], byte[]> record, Consumer<Result> each) {
        if (record.value() == null) {
            return;
        }
        try {
            each.accept(decoder.decode(record.value()));
        } catch (UndecodableRecordException e) {
            log.atWarn()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("Ignored a result of ours that cannot be read");
        }
    }
}
