package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Readiness;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the consumer group has committed, that is, taken in for good, with the ends of
 * topics as they were when it began to watch.
 */
public final class GroupCatchUp implements CatchUp {

    private static final Logger log = LoggerFactory.getLogger(GroupCatchUp.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Admin admin;
    private final String group;
    private final Collection<TopicPartition> inputs;
    private final Thread watcher;
    private volatile boolean done;

    /**
     * Starts watching.
     *
     * @param group the application id, full name
     */
    GroupCatchUp(Admin admin, String group, Collection<TopicPartition> inputs) {
        this.admin = admin;
        this.group = group;
        this.inputs = List.copyOf(inputs);
        this.watcher = Thread.ofVirtual().name("catch-up").start(this::watch);
    }

    /**
     * Watches settings, entitlements and accounts for the task of a partition.
     *
     * @param group the application id, full name
     * @param prefix of the installation's topics
     */
    public static GroupCatchUp ofTask(Admin admin, String group, String prefix, int partition) {
        return new GroupCatchUp(
                admin,
                group,
                List.<Topic<?>>of(Topics.SETTINGS, Topics.ENTITLEMENTS, Topics.ACCOUNTS).stream()
                        .map(topic -> new TopicPartition(topic.named(prefix), partition))
                        .toList());
    }

    @Override
    public Readiness readiness() {
        return done ? Readiness.READY : Readiness.CATCHING_UP;
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private void watch() {
        try {
            Map<TopicPartition, Long> ends = null;
            while (!done) {
                try {
                    if (ends == null) {
                        ends = ends();
                    }
                    done = passed(ends);
                } catch (ExecutionException e) {
                    log.atInfo()
                            .setCause(e)
                            .log("Asking Kafka how far input has been taken in, again");
                }
                if (!done) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(
                        inputs.stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(), _ -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private boolean passed(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        return ends.entrySet().stream()
                .allMatch(end -> offset(committed.get(end.getKey())) >= end.getValue());
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
