package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.gotomeeting.application.Instructions;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the console writes for the connector: settings and requests. */
final class ConsoleRecords {

    private final String settingsTopic;
    private final String requestsTopic;
    private final RecordDecoder<JobSettings> settings;
    private final RecordDecoder<JobRequest> requests;

    ConsoleRecords(Cluster cluster) {
        this.settingsTopic = cluster.topic(Topics.SETTINGS);
        this.requestsTopic = cluster.topic(Topics.REQUESTS);
        this.settings = cluster.decoder(Topics.SETTINGS);
        this.requests = cluster.decoder(Topics.REQUESTS);
    }

    String settingsTopic() {
        return settingsTopic;
    }

    String requestsTopic() {
        return requestsTopic;
    }

    boolean isSettings(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(settingsTopic);
    }

    /**
     * Whose record it is.
     *
     * @throws IllegalArgumentException when the key names no application
     */
    static String application(ConsumerRecord<byte[], byte[]> record) {
        return RecordKey.parse(record.key() == null ? new byte[0] : record.key()).application();
    }

    /**
     * The settings a record holds; null when they were removed.
     *
     * @throws UndecodableRecordException when they cannot be understood
     */
    @Nullable Instructions instructions(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        return Records.instructions(settings.decode(record.value()));
    }

    /**
     * What a record asks for.
     *
     * @throws UndecodableRecordException when it cannot be understood
     */
    Optional<JobRequest> request(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        return Optional.of(requests.decode(record.value()));
    }

    /** Why a record cannot be read; empty when it can. */
    Optional<String> defect(ConsumerRecord<byte[], byte[]> record) {
        try {
            application(record);
            if (isSettings(record)) {
                instructions(record);
            } else {
                request(record);
            }
            return Optional.empty();
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
