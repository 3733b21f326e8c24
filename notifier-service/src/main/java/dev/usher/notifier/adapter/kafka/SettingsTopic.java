package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.JobSettings;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.notifier.application.Addressees;
import dev.usher.notifier.domain.Addressee;
import dev.usher.policy.Email;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants mail, from {@code console.settings.v1}. Every question is answered after reading to the
 * end of the topic as it is at that moment. Settings that cannot be read leave the last ones in
 * force.
 */
public final class SettingsTopic implements Addressees, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SettingsTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final RecordDecoder<JobSettings> decoder;
    private final Map<String, Addressee> addressees = new HashMap<>();

    /**
     * @param prefix of the installation's topics; may be empty
     */
    public SettingsTopic(KafkaClients clients, SchemaStore schemas, String prefix) {
        this.consumer = clients.reader();
        this.topic = Topics.SETTINGS.named(prefix);
        this.decoder = new RecordDecoder<>(JobSettings.class, schemas);
    }

    @Override
    public synchronized Map<String, Addressee> newest() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> all =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(all);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::learn);
        }
        return Map.copyOf(addressees);
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        try {
            String application =
                    RecordKey.parse(record.key() == null ? new byte[0] : record.key())
                            .application();
            Optional<Addressee> addressee =
                    record.value() == null
                            ? Optional.empty()
                            : addressee(decoder.decode(record.value()).getNotification());
            addressee.ifPresentOrElse(
                    known -> addressees.put(application, known),
                    () -> addressees.remove(application));
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("Left out settings that cannot be read");
        }
    }

    private static Optional<Addressee> addressee(NotificationSettings settings) {
        String email = settings.getEmail();
        return settings.getEnabled() && email != null && Email.isValid(email.strip())
                ? Optional.of(
                        new Addressee(
                                email.strip(),
                                Duration.ofMillis(Math.max(0, settings.getWindowMillis()))))
                : Optional.empty();
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
