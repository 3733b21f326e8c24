package dev.usher.assignment.adapter.kafka;

import dev.usher.assignment.application.Erasures;
import dev.usher.assignment.domain.Principal;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the diff-service remembers of a user, read from its topic when somebody is to be forgotten.
 * That is rare, so the topic is read through each time rather than kept.
 */
public final class SubjectsAccess implements Erasures.Access {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordDecoder<SubjectMemory> decoder;
    private final String prefix;

    public SubjectsAccess(
            Supplier<Consumer<byte[], byte[]>> consumers,
            RecordDecoder<SubjectMemory> decoder,
            String prefix) {
        this.consumers = consumers;
        this.decoder = decoder;
        this.prefix = prefix;
    }

    @Override
    public boolean isSettled(String application, Principal.User user) {
        return memory(new RecordKey(application, user.id().toString()))
                .map(
                        it ->
                                it.getInFlight() == null
                                        && it.getEscrow() == null
                                        && it.getGrace() == null
                                        && it.getHold() == null)
                .orElse(true);
    }

    private Optional<SubjectMemory> memory(RecordKey key) {
        byte[] wanted = key.bytes();
        String topic = prefix + Topics.SUBJECTS.name();
        Optional<SubjectMemory> memory = Optional.empty();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            int partitions = consumer.partitionsFor(topic).size();
            TopicPartition partition =
                    new TopicPartition(topic, ApplicationPartitioner.partition(wanted, partitions));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(POLL)) {
                    if (Arrays.equals(record.key(), wanted)) {
                        memory = Optional.ofNullable(record.value()).map(decoder::decode);
                    }
                }
            }
        }
        return memory;
    }
}
