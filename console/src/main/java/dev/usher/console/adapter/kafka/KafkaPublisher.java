package dev.usher.console.adapter.kafka;

import dev.usher.console.application.Publisher;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import dev.usher.console.domain.SealedCredentials;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.policy.Settings;
import dev.usher.policy.record.SettingsRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Settings and requests as records of the contracts. */
public final class KafkaPublisher implements Publisher {

    private static final String SETTINGS_FILE = "settings file";
    private static final String API = "console API";

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
                        .setSealedCredentials(bytes(published.credentials()))
                        .setUpdatedBy(SETTINGS_FILE)
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
        JobRequest.Builder builder =
                JobRequest.newBuilder()
                        .setRequestedBy(API)
                        .setRequestedAt(now.truncatedTo(ChronoUnit.MILLIS));
        JobRequest record =
                switch (request) {
                    case Request.Cycle _ -> builder.setKind(RequestKind.RESTART_CYCLE).build();
                    case Request.Test test ->
                            builder.setKind(RequestKind.TEST_CONNECTION)
                                    .setArguments(
                                            test.goToAccountKey()
                                                    .map(key -> Map.of("goToAccountKey", key))
                                                    .orElse(Map.of()))
                                    .setSealedCredentials(bytes(test.candidate()))
                                    .build();
                    case Request.Maintenance(boolean on, String reason) ->
                            builder.setKind(RequestKind.MAINTENANCE)
                                    .setArguments(
                                            Map.of("on", Boolean.toString(on), "reason", reason))
                                    .build();
                };
        send(
                Topics.REQUESTS,
                new RecordKey(application, requestId.toString()),
                record,
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

    private static @Nullable ByteBuffer bytes(Optional<SealedCredentials> credentials) {
        return credentials
                .map(it -> ByteBuffer.wrap(Base64.getDecoder().decode(it.base64())))
                .orElse(null);
    }
}
