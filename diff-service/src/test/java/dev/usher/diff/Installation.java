package dev.usher.diff;

import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of their own on a broker, instances of the service that read them, and the others. */
final class Installation implements AutoCloseable {

    private static final RecordSerializer SERIALIZER = new RecordSerializer();

    private final String brokers;
    private final String prefix;
    private final int partitions;
    private final Path folder;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Instance> instances = new ArrayList<>();

    Installation(String brokers, String prefix, int partitions, Path folder)
            throws ExecutionException, InterruptedException {
        this.brokers = brokers;
        this.prefix = prefix;
        this.partitions = partitions;
        this.folder = folder;
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
        new TopicCreation(prefix, partitions, (short) 1).createMissing(admin);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                brokers,
                                "partitioner.class",
                                ApplicationPartitioner.class),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Starts an instance of the service, with a state folder by its name. */
    Instance start(String name, String... arguments) throws Exception {
        Instance instance = Instance.start(brokers, prefix, folder, name, arguments);
        instances.add(instance);
        return instance;
    }

    /** So many applications in each partition. */
    List<String> applications(int each) {
        Map<Integer, List<String>> byPartition = new HashMap<>();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> "app" + number)
                .takeWhile(
                        _ ->
                                byPartition.size() < partitions
                                        || byPartition.values().stream()
                                                .anyMatch(names -> names.size() < each))
                .peek(
                        name ->
                                byPartition
                                        .computeIfAbsent(
                                                ApplicationPartitioner.partition(
                                                        RecordKey.of(name).bytes(), partitions),
                                                _ -> new ArrayList<>())
                                        .add(name))
                .toList();
    }

    /** Sends a record, and waits until the broker has it. */
    void send(Topic<?> topic, RecordKey key, SpecificRecord value) {
        try {
            producer.send(
                            new ProducerRecord<>(
                                    topic.named(prefix), key.bytes(), SERIALIZER.encode(value)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who reads the input now, by instance id or, without one, member id. */
    Map<String, MemberDescription> members() throws ExecutionException, InterruptedException {
        String group = prefix + Topics.DIFF_SERVICE;
        return Objects.requireNonNull(
                        admin.describeConsumerGroups(List.of(group)).all().get().get(group))
                .members()
                .stream()
                .collect(
                        Collectors.toMap(
                                member -> member.groupInstanceId().orElse(member.consumerId()),
                                member -> member));
    }

    /** The partitions of a member. */
    static Set<Integer> partitions(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    /** Reads topics from their beginning, as other services do. */
    Reading read(Collection<Topic<?>> topics) {
        return new Reading(topics);
    }

    @Override
    public void close() throws InterruptedException {
        for (Instance instance : instances) {
            instance.kill();
        }
        producer.close();
        admin.close();
    }

    /** Where one has got to with reading. */
    final class Reading implements AutoCloseable {

        private final KafkaConsumer<byte[], byte[]> consumer;

        private Reading(Collection<Topic<?>> topics) {
            consumer =
                    new KafkaConsumer<>(
                            Map.of(
                                    "bootstrap.servers",
                                    brokers,
                                    "isolation.level",
                                    "read_committed",
                                    "fetch.max.wait.ms",
                                    20),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
            List<TopicPartition> all =
                    topics.stream()
                            .flatMap(
                                    topic ->
                                            IntStream.range(0, partitions)
                                                    .mapToObj(
                                                            it ->
                                                                    new TopicPartition(
                                                                            topic.named(prefix),
                                                                            it)))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }

        /** Hands on what has come since. */
        <T extends SpecificRecord> void next(Class<T> type, BiConsumer<RecordKey, T> taker) {
            var decoder = new RecordDecoder<>(type, _ -> null);
            consumer.poll(Duration.ofMillis(20))
                    .forEach(
                            record ->
                                    taker.accept(
                                            RecordKey.parse(record.key()),
                                            decoder.decode(record.value())));
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
