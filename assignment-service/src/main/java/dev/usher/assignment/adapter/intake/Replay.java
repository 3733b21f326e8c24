package dev.usher.assignment.adapter.intake;

import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Gives requests that became dead letters to their topics once more, as they came. How far it got
 * is kept in Kafka, so that each is given once; what was taken meanwhile is recognized by its event
 * id and changes nothing.
 */
public final class Replay {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String MARK = "dlt-";

    private final Map<String, Object> clients;
    private final String prefix;
    private final Pattern names;

    /**
     * @param clients how to reach Kafka (bootstrap servers, security)
     * @param prefix of the installation's topics
     */
    public Replay(Map<String, Object> clients, String prefix) {
        this.clients = Map.copyOf(clients);
        this.prefix = prefix;
        this.names =
                Pattern.compile(
                        Pattern.quote(prefix + Topics.ASSIGNMENT_SERVICE + "." + prefix + "intake.")
                                + "([a-z0-9-]{1,40})"
                                + Pattern.quote(".assignment-requests.v1.dlt"));
    }

    /**
     * What to replay.
     *
     * @param source whose dead letters; empty for everybody's
     * @param again whether those that were replayed before are, too
     * @param dry whether it only tells what it would do
     */
    public record Order(Optional<String> source, boolean again, boolean dry) {}

    /** There are no dead letters of such a source. */
    public static final class UnknownSourceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownSourceException(String source, Set<String> known) {
            super(
                    "There is no source "
                            + source
                            + "; there are: "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
    }

    /**
     * Replays, and says each dead letter in a line: source, place, time, reason.
     *
     * @return how many there were
     * @throws UnknownSourceException when the ordered source has no topic
     */
    public int run(Order order, Consumer<String> say)
            throws ExecutionException, InterruptedException {
        SortedMap<String, String> topics = topics(order.source());
        Map<String, Object> config = new HashMap<>(clients);
        config.put("group.id", prefix + Topics.ASSIGNMENT_SERVICE + ".replay");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        int replayed = 0;
        try (var consumer =
                        new KafkaConsumer<>(
                                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer =
                        new KafkaProducer<>(
                                clients, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Map.Entry<String, String> topic : topics.entrySet()) {
                replayed +=
                        replay(consumer, producer, topic.getKey(), topic.getValue(), order, say);
            }
        }
        return replayed;
    }

    /** Dead letter topics by source. */
    private SortedMap<String, String> topics(Optional<String> source)
            throws ExecutionException, InterruptedException {
        SortedMap<String, String> found = new TreeMap<>();
        try (Admin admin = Admin.create(clients)) {
            for (String name : admin.listTopics().names().get()) {
                Matcher matcher = names.matcher(name);
                if (matcher.matches()) {
                    found.put(matcher.group(1), name);
                }
            }
        }
        if (source.isEmpty()) {
            return found;
        }
        String topic = found.get(source.get());
        if (topic == null) {
            throw new UnknownSourceException(source.get(), found.keySet());
        }
        return new TreeMap<>(Map.of(source.get(), topic));
    }

    private int replay(
            KafkaConsumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            String source,
            String deadLetters,
            Order order,
            Consumer<String> say)
            throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(deadLetters, 0);
        consumer.assign(List.of(partition));
        if (order.again()) {
            consumer.seekToBeginning(List.of(partition));
        }
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        int replayed = 0;
        while (consumer.position(partition) < end) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                if (letter.offset() >= end) {
                    continue;
                }
                say.accept(line(source, letter));
                replayed++;
                if (!order.dry()) {
                    sent.add(producer.send(asItCame(Topics.intake(source), letter)));
                }
            }
            for (var one : sent) {
                one.get();
            }
            if (!order.dry()) {
                long position = Math.min(consumer.position(partition), end);
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(position)));
            }
        }
        return replayed;
    }

    private ProducerRecord<byte[], byte[]> asItCame(
            Topic<?> topic, ConsumerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(MARK)) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(topic.named(prefix), 0, letter.key(), letter.value(), headers);
    }

    private static String line(String source, ConsumerRecord<byte[], byte[]> letter) {
        return source
                + " "
                + text(letter, "dlt-offset")
                + " "
                + Instant.ofEpochMilli(letter.timestamp())
                + " "
                + text(letter, "dlt-reason");
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
