package dev.usher.benchmarks.connector;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.Result;
import dev.usher.contracts.ScanSummary;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics of one installation, as the connector's neighbours use them: writes settings and
 * commands, reads results and the end of scans.
 */
final class Wire implements AutoCloseable {

    /** The one application. */
    static final String APPLICATION = "gotomeeting";

    private static final int PARTITIONS = 2;
    private static final Duration POLL = Duration.ofMillis(100);

    private final String prefix;
    private final RecordSerializer serializer = new RecordSerializer();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordDecoder<Result> results;
    private final RecordDecoder<Account> accounts;
    private final Answers answers = new Answers();
    private final CompletableFuture<ScanSummary> firstScan = new CompletableFuture<>();
    private final Thread reading;

    private Wire(String bootstrapServers, String prefix) {
        Map<String, Object> clients = Map.of("bootstrap.servers", bootstrapServers);
        SchemaDirectory schemas = new SchemaDirectory(clients, prefix, Duration.ofSeconds(10));
        this.prefix = prefix;
        this.results = new RecordDecoder<>(Topics.RESULTS.value(), schemas);
        this.accounts = new RecordDecoder<>(Topics.ACCOUNTS.value(), schemas);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                5,
                                "partitioner.class",
                                ApplicationPartitioner.class.getName()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "enable.auto.commit",
                                false,
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.reading = Thread.ofPlatform().daemon().name("results").unstarted(this::read);
    }

    /**
     * Creates the topics of an installation and listens to them.
     *
     * @param prefix of its topics, its own
     */
    static Wire open(String bootstrapServers, String prefix)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicCreation(prefix, PARTITIONS, (short) 1).createMissing(admin);
        }
        Wire wire = new Wire(bootstrapServers, prefix);
        wire.reading.start();
        return wire;
    }

    void tell(JobSettings settings) throws ExecutionException, InterruptedException {
        send(Topics.SETTINGS, RecordKey.of(APPLICATION), settings).get();
    }

    /** Writes commands to a lane, in order, and returns when all are stored. */
    void send(Topic<Command> lane, Collection<Command> commands)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent =
                commands.stream()
                        .map(
                                command ->
                                        send(
                                                lane,
                                                new RecordKey(
                                                        APPLICATION,
                                                        command.getUserId().toString()),
                                                command))
                        .toList();
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    Answers answers() {
        return answers;
    }

    /** What the first scan found; done when it is over. */
    CompletableFuture<ScanSummary> firstScan() {
        return firstScan;
    }

    private Future<RecordMetadata> send(Topic<?> topic, RecordKey key, SpecificRecord value) {
        return producer.send(
                new ProducerRecord<>(topic.named(prefix), key.bytes(), serializer.encode(value)));
    }

    private void read() {
        String ofResults = Topics.RESULTS.named(prefix);
        try (consumer) {
            List<TopicPartition> partitions =
                    Stream.of(ofResults, Topics.ACCOUNTS.named(prefix))
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.topic().equals(ofResults)) {
                        answers.add(results.decode(record.value()), System.nanoTime());
                    } else if (!firstScan.isDone() && isMarker(record)) {
                        marker(accounts.decode(record.value()));
                    }
                }
            }
        } catch (WakeupException _) {
            // Closed.
            return;
        }
    }

    /** Whether it is the record at the end of a scan; a hundred thousand others need no look. */
    private static boolean isMarker(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null
                && new String(record.key(), StandardCharsets.UTF_8).endsWith("|*");
    }

    private void marker(Account told) {
        if (told.getKind() == AccountKind.SCAN_FINISHED) {
            firstScan.complete(told.getScan());
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reading.join();
        producer.close();
    }
}
