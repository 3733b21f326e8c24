package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.JobSettings;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.notifier.application.Audiences;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.Rhythm;
import dev.usher.notifier.domain.Target;
import dev.usher.policy.Email;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
public final class SettingsTopic implements Audiences, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SettingsTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Set<String> webhooks;
    private final RecordDecoder<JobSettings> decoder;
    private final Map<String, Audience> audiences = new HashMap<>();

    /**
     * @param prefix of the installation's topics; may be empty
     * @param webhooks names of those that are configured
     */
    public SettingsTopic(
            KafkaClients clients, SchemaStore schemas, String prefix, Set<String> webhooks) {
        this.webhooks = Set.copyOf(webhooks);
        this.consumer = clients.reader();
        this.topic = Topics.SETTINGS.named(prefix);
        this.decoder = new RecordDecoder<>(JobSettings.class, schemas);
    }

    @Override
    public synchronized Map<String, Audience> newest() {
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
        return Map.copyOf(audiences);
    }

    @Override
    public synchronized Map<String, Audience> known() {
        if (consumer.assignment().isEmpty()) {
            return newest();
        }
        consumer.poll(Duration.ZERO).forEach(this::learn);
        return Map.copyOf(audiences);
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        try {
            String application =
                    RecordKey.parse(record.key() == null ? new byte[0] : record.key())
                            .application();
            Optional<Audience> audience =
                    record.value() == null
                            ? Optional.empty()
                            : audience(
                                    application, decoder.decode(record.value()).getNotification());
            audience.ifPresentOrElse(
                    known -> audiences.put(application, known),
                    () -> audiences.remove(application));
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("Left out settings that cannot be read");
        }
    }

    private Optional<Audience> audience(String application, NotificationSettings settings) {
        List<Target> targets = new ArrayList<>();
        if (settings.getEnabled()) {
            Stream.concat(Stream.ofNullable(settings.getEmail()), settings.getOthers().stream())
                    .map(String::strip)
                    .filter(Email::isValid)
                    .map(Target.Mailbox::new)
                    .forEach(targets::add);
            Optional.ofNullable(settings.getWebhook())
                    .ifPresent(name -> targets.add(webhook(application, name)));
        }
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Audience(
                                targets,
                                new Rhythm(
                                        millis(settings.getWindowMillis(), 0),
                                        millis(settings.getIntervalMillis(), 0),
                                        millis(settings.getRepeatMillis(), 1),
                                        Math.max(1, settings.getMailsPerHour())),
                                settings.getLanguage(),
                                settings.getDailySummary()));
    }

    /** One that is not configured is a target too, so that it shows what it was not told. */
    private Target webhook(String application, String name) {
        if (!webhooks.contains(name)) {
            log.atWarn()
                    .addKeyValue("application", application)
                    .addKeyValue("webhook", name)
                    .log("Settings name a webhook that is not among notifier.webhooks");
        }
        return new Target.Webhook(name);
    }

    private static Duration millis(long millis, long least) {
        return Duration.ofMillis(Math.max(least, millis));
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
