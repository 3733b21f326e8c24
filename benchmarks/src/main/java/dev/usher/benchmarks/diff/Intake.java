package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the diff-service has taken in, for good, what its neighbours wrote. */
final class Intake implements AutoCloseable {

    private static final List<Topic<?>> INPUTS =
            List.of(Topics.SETTINGS, Topics.ENTITLEMENTS, Topics.ACCOUNTS, Topics.RESULTS);

    private final Admin admin;
    private final String group;
    private final List<TopicPartition> inputs;

    Intake(Bus bus) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bus.bootstrapServers()));
        this.group = bus.prefix() + Topics.DIFF_SERVICE;
        this.inputs =
                INPUTS.stream()
                        .flatMap(
                                topic ->
                                        IntStream.range(0, Bus.PARTITIONS)
                                                .mapToObj(
                                                        partition ->
                                                                new TopicPartition(
                                                                        topic.named(bus.prefix()),
                                                                        partition)))
                        .toList();
    }

    boolean done() {
        return behind() == 0;
    }

    /** Records that are written and not taken in. */
    long behind() {
        try {
            Map<TopicPartition, OffsetAndMetadata> taken =
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata(group)
                            .get();
            var ends =
                    admin.listOffsets(
                                    inputs.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            Function.identity(),
                                                            _ -> OffsetSpec.latest())))
                            .all()
                            .get();
            return ends.entrySet().stream()
                    .mapToLong(
                            end -> {
                                OffsetAndMetadata offset = taken.get(end.getKey());
                                return end.getValue().offset()
                                        - (offset == null ? 0 : offset.offset());
                            })
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how far the diff-service is", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
