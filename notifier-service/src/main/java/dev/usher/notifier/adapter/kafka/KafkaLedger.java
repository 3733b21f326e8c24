package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.Notification;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.notifier.application.Ledger;
import dev.usher.notifier.domain.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in the topic {@code notifier.notifications.v1}. Thread-safe. */
public final class KafkaLedger implements Ledger {

    private static final Logger log = LoggerFactory.getLogger(KafkaLedger.class);
    private static final Duration RENEWED = Duration.ofDays(7);
    private static final int TOGETHER = 500;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TYPE = "dev.usher.notification";

    private final KafkaClients clients;
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Clock clock;
    private final RecordSerializer serializer = new RecordSerializer();
    private final RecordDecoder<Notification> decoder;

    /**
     * @param prefix of the installation's topics; may be empty
     */
    public KafkaLedger(
            KafkaClients clients,
            Producer<byte[], byte[]> producer,
            SchemaStore schemas,
            String prefix,
            Clock clock) {
        this.clients = clients;
        this.producer = producer;
        this.topic = Topics.NOTIFICATIONS.named(prefix);
        this.clock = clock;
        this.decoder = new RecordDecoder<>(Notification.class, schemas);
    }

    /** Goes through the topic twice, so that only where what lasts is found has to be kept. */
    @Override
    public void read(int partition, Consumer<Entry> reader) {
        Map<UUID, Entry.Sending> messages = new LinkedHashMap<>();
        Map<UUID, Long> lasting = new HashMap<>();
        scan(
                partition,
                record -> {
                    UUID key = UUID.nameUUIDFromBytes(record.key());
                    Optional<Entry> entry =
                            record.value() == null ? Optional.empty() : entry(record);
                    if (record.value() == null || entry.isPresent()) {
                        messages.remove(key);
                        lasting.remove(key);
                    }
                    entry.ifPresent(
                            it -> {
                                if (it instanceof Entry.Sending message) {
                                    messages.put(key, message);
                                } else {
                                    lasting.put(key, record.offset());
                                }
                            });
                });
        messages.values().stream()
                .sorted(Comparator.comparing(it -> it.notification().plannedAt()))
                .forEach(reader);
        Instant old = clock.instant().minus(RENEWED);
        List<Entry> renewed = new ArrayList<>();
        scan(
                partition,
                record -> {
                    Long newest = lasting.get(UUID.nameUUIDFromBytes(record.key()));
                    if (newest == null || newest != record.offset()) {
                        return;
                    }
                    Entry entry = entry(record).orElseThrow();
                    reader.accept(entry);
                    if (Instant.ofEpochMilli(record.timestamp()).isBefore(old)) {
                        renewed.add(entry);
                    }
                    if (renewed.size() == TOGETHER) {
                        write(renewed);
                        renewed.clear();
                    }
                });
        write(renewed);
    }

    private void scan(int partition, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        var source = new TopicPartition(topic, partition);
        try (var consumer = clients.reader()) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
            while (consumer.position(source) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.key() != null) {
                        reader.accept(record);
                    }
                }
            }
        }
    }

    private Optional<Entry> entry(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EntryMapping.toEntry(
                    RecordKey.parse(record.key()), decoder.decode(record.value()));
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            log.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("Left out an entry of the ledger that cannot be read");
            return Optional.empty();
        }
    }

    @Override
    public void write(List<Entry> entries) {
        List<Future<?>> stored = new ArrayList<>();
        for (Entry entry : entries) {
            stored.add(producer.send(record(entry)));
        }
        stored.forEach(KafkaClients::await);
    }

    private ProducerRecord<byte[], byte[]> record(Entry entry) {
        RecordKey key = EntryMapping.key(entry);
        byte @Nullable [] value = EntryMapping.toRecord(entry).map(serializer::encode).orElse(null);
        var record = new ProducerRecord<byte[], byte[]>(topic, key.bytes(), value);
        EventHeaders.first(
                        UUID.randomUUID(),
                        TYPE,
                        Topics.NOTIFIER_SERVICE,
                        clock.instant(),
                        key.toString())
                .writeTo(record.headers());
        return record;
    }
}
