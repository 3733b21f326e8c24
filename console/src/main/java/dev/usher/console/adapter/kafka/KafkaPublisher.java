package dev.usher.console.adapter.kafka;

import dev.usher.console.application.Publisher;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.policy.Settings;
import dev.usher.policy.record.SettingsRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Settings and requests as records of the contracts. */
public final class KafkaPublisher implements Publisher {

    private static final String SETTINGS_FILE = "settings file";

    private final String prefix;
    private final ReliableSender sender;
    private final RecordSerializer serializer = new RecordSerializer();

    /**
     * @param prefix of the installation's topics; may be empty
     */
    public KafkaPublisher(String prefix, ReliableSender sender) {
        this.prefix = prefix;
        this.sender = sender;
    }

    @Override
    public void publish(PublishedSettings published) {
        Settings settings = published.settings();
        JobSettings record =
                SettingsRecords.builder(settings)
                        .setSealedCredentials(RequestRecords.bytes(published.credentials()))
                        .setUpdatedBy(
                                settings.appliesPlan().isPresent()
                                        ? RequestRecords.API
                                        : SETTINGS_FILE)
                        .setUpdatedAt(published.updatedAt().truncatedTo(ChronoUnit.MILLIS))
                        .build();
        // The same settings published again are the same event.
        UUID id =
                UUID.nameUUIDFromBytes(
                        ("settings|" + published.application() + "|" + settings.version())
                                .getBytes(StandardCharsets.UTF_8));
        send(
                Topics.SETTINGS,
                RecordKey.of(published.application()),
                record,
                id,
                "dev.usher.settings",
                published.updatedAt());
    }

    @Override
    public void request(String application, UUID requestId, Request request, Instant now) {
        send(
                Topics.REQUESTS,
                new RecordKey(application, requestId.toString()),
                RequestRecords.of(request, now),
                requestId,
                "dev.usher.request",
                now);
    }

    private <T extends SpecificRecord> void send(
            Topic<T> topic, RecordKey key, T value, UUID id, String type, Instant time) {
        var record =
                new ProducerRecord<>(topic.named(prefix), key.bytes(), serializer.encode(value));
        EventHeaders.first(id, type, Topics.CONSOLE, time, key.toString())
                .writeTo(record.headers());
        sender.send(record);
    }
}
