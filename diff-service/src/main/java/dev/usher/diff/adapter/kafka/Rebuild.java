package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.topic.Topic;
import dev.usher.diff.application.Readiness;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a new application id take the place of a former one. Its books are made from what the former
 * one published; then it goes on in each input where the former one ended, so that no answer is
 * lost and no request is done twice.
 *
 * @param prefix of the installation's topics
 * @param from the former application id, full name
 * @param to the new one, full name
 * @param patience how long members of the former one may be missed without having left
 */
public record Rebuild(Admin admin, String prefix, String from, String to, Duration patience) {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /**
     * Looks whether there is anything to do, and can be done.
     *
     * @return where the former application id ended; empty when the new one has taken its place
     * @throws IllegalStateException when it cannot be done; says why and what to do
     */
    public Optional<Map<TopicPartition, OffsetAndMetadata>> due()
            throws ExecutionException, InterruptedException {
        if (from.equals(to)) {
            throw new IllegalStateException(
                    "diff.rebuild-from names the application id itself, "
                            + to
                            + ". Give diff.application-id a name that was never used.");
        }
        awaitEnd();
        Map<TopicPartition, OffsetAndMetadata> former = committed(from);
        Map<TopicPartition, OffsetAndMetadata> own = committed(to);
        boolean complete = !own.isEmpty() && !begun(own);
        if (complete && !isFurther(own, former)) {
            throw new IllegalStateException(
                    "The application id "
                            + to
                            + " has state already, older than that of "
                            + from
                            + ". Give diff.application-id a name that was never used.");
        }
        if (!complete && former.isEmpty()) {
            throw new IllegalStateException(
                    "Kafka knows nothing of the application id "
                            + from
                            + ", from which state is to be rebuilt. Correct diff.rebuild-from.");
        }
        return complete ? Optional.empty() : Optional.of(former);
    }

    /** Waits until the new books are complete. */
    public void await() throws ExecutionException, InterruptedException {
        try (GroupCatchUp catchUp = new GroupCatchUp(admin, to, partitions(DiffTopology.MEMORY))) {
            while (catchUp.readiness() != Readiness.READY) {
                Thread.sleep(PAUSE);
            }
        }
    }

    /**
     * Goes on where the former one ended, as soon as nobody who makes the books is left. That is
     * committed for each input is the sign that the books are complete.
     *
     * @param former where the former one ended when the books were begun
     * @throws IllegalStateException when the former one has gone on since
     */
    public void handOver(Map<TopicPartition, OffsetAndMetadata> former)
            throws InterruptedException {
        boolean done = false;
        while (!done) {
            try {
                if (!committed(from).equals(former)) {
                    throw new IllegalStateException(
                            "The application id "
                                    + from
                                    + " has gone on meanwhile. Stop all instances that go by it,"
                                    + " and start this one again.");
                }
                if (!isFurther(committed(to), former)) {
                    admin.alterConsumerGroupOffsets(to, continuing(former)).all().get();
                }
                done = true;
            } catch (ExecutionException e) {
                log.atInfo()
                        .addKeyValue("reason", e.getMessage())
                        .log("The new application id cannot take over yet, trying again");
                Thread.sleep(PAUSE);
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> continuing(
            Map<TopicPartition, OffsetAndMetadata> former)
            throws ExecutionException, InterruptedException {
        return partitions(DiffTopology.INPUTS).stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                it -> new OffsetAndMetadata(Math.max(0, offset(former, it)))));
    }

    /** Whether books are being made, and nothing has been done with them. */
    private boolean begun(Map<TopicPartition, OffsetAndMetadata> own)
            throws ExecutionException, InterruptedException {
        return partitions(DiffTopology.MEMORY).containsAll(own.keySet())
                && !partitions(DiffTopology.INPUTS).containsAll(own.keySet());
    }

    private boolean isFurther(
            Map<TopicPartition, OffsetAndMetadata> own,
            Map<TopicPartition, OffsetAndMetadata> former)
            throws ExecutionException, InterruptedException {
        return partitions(DiffTopology.INPUTS).stream()
                .allMatch(it -> offset(own, it) >= Math.max(0, offset(former, it)));
    }

    /** Who was killed is a member until the session has timed out. */
    private void awaitEnd() throws ExecutionException, InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (members(from) > 0) {
            if (System.nanoTime() > giveUpAt) {
                throw new IllegalStateException(
                        "The application id "
                                + from
                                + " has running members. Stop all instances that go by it, and"
                                + " start this one again.");
            }
            Thread.sleep(PAUSE);
        }
    }

    private int members(String group) throws ExecutionException, InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .mapToInt(it -> it.members().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(
                        group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private Collection<TopicPartition> partitions(List<Topic<?>> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(topic -> topic.named(prefix)).toList();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(
                        topic ->
                                IntStream.range(0, topic.partitions().size())
                                        .mapToObj(it -> new TopicPartition(topic.name(), it)))
                .collect(Collectors.toSet());
    }

    private static long offset(
            Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata known = committed.get(partition);
        return known == null ? -1 : known.offset();
    }
}
