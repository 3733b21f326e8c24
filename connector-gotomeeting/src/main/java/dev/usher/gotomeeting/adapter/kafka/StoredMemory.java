package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.JobRequest;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.gotomeeting.application.Memory;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.MaintenanceWish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the topics tell of an application from before this instance worked for it. */
public final class StoredMemory implements Memory {

    private static final Logger log = LoggerFactory.getLogger(StoredMemory.class);

    private final Cluster cluster;
    private final StoredRecords stored;
    private final NewestRecord newest;

    public StoredMemory(Cluster cluster) {
        this.cluster = cluster;
        this.stored = new StoredRecords(cluster);
        this.newest = new NewestRecord(cluster);
    }

    @Override
    public Optional<Health> toldLast(String application) {
        return newest.of(cluster.topic(Topics.CONNECTOR_STATUS), application)
                .flatMap(
                        bytes -> {
                            try {
                                return StatusRecords.health(
                                        cluster.decoder(Topics.CONNECTOR_STATUS).decode(bytes));
                            } catch (UndecodableRecordException e) {
                                ignored(application, e);
                                return Optional.empty();
                            }
                        });
    }

    @Override
    public Optional<MaintenanceWish> wishedLast(String application) {
        String topic = cluster.topic(Topics.REQUESTS);
        RecordDecoder<JobRequest> decoder = cluster.decoder(Topics.REQUESTS);
        List<MaintenanceWish> wishes = new ArrayList<>();
        stored.read(
                stored.partitionOf(application, topic),
                Instant.EPOCH,
                record -> wish(application, record, decoder).ifPresent(wishes::add));
        return wishes.stream().max(Comparator.comparing(MaintenanceWish::requestedAt));
    }

    private static Optional<MaintenanceWish> wish(
            String application,
            ConsumerRecord<byte[], byte[]> record,
            RecordDecoder<JobRequest> decoder) {
        try {
            if (record.key() == null
                    || record.value() == null
                    || !RecordKey.parse(record.key()).application().equals(application)) {
                return Optional.empty();
            }
            return Optional.of(decoder.decode(record.value()))
                    .filter(request -> request.getKind() == RequestKind.MAINTENANCE)
                    .map(StatusRecords::wish);
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            ignored(application, e);
            return Optional.empty();
        }
    }

    private static void ignored(String application, RuntimeException e) {
        log.atWarn()
                .addKeyValue("application", application)
                .addKeyValue("reason", e.getMessage())
                .log("Ignored a record that cannot be read");
    }
}
