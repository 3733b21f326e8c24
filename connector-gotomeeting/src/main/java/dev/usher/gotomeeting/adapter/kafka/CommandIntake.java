package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.Command;
import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.lifecycle.Membership;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.gotomeeting.application.Session;
import dev.usher.gotomeeting.application.Sessions;
import dev.usher.gotomeeting.domain.Crowd;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.OffsetLedger;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands of both lanes and hands them to the sessions of their applications. Commits a
 * partition up to its first command that is not answered, and takes no more of one of its lanes
 * while many wait.
 */
public final class CommandIntake {

    private static final Logger log = LoggerFactory.getLogger(CommandIntake.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final Membership member;
    private final Publisher publisher;
    private final Sessions sessions;
    private final RecordDecoder<Command> decoder;
    private final ConsoleRecords console;
    private final StoredResults results;
    private final BiConsumer<Order, Report> answered;
    private final Duration patience;
    private final Runnable broken;
    private final Map<String, Lane> lanes;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Progress progress;
    private final Map<TopicPartition, Set<UUID>> done = new HashMap<>();
    private int partitionCount = 1;
    private volatile boolean stopping;

    /**
     * @param answered told of every answer that is stored
     * @param patience how long begun commands may take when the work is given up
     * @param broken told when commands can no longer be taken
     */
    public CommandIntake(
            Cluster cluster,
            Membership member,
            Publisher publisher,
            Sessions sessions,
            BiConsumer<Order, Report> answered,
            Duration patience,
            Runnable broken) {
        this.cluster = cluster;
        this.member = member;
        this.publisher = publisher;
        this.sessions = sessions;
        this.decoder = cluster.decoder(Topics.URGENT_COMMANDS);
        this.console = new ConsoleRecords(cluster);
        this.results = new StoredResults(cluster);
        this.answered = answered;
        this.patience = patience;
        this.broken = broken;
        this.lanes =
                Map.of(
                        cluster.topic(Topics.URGENT_COMMANDS), Lane.URGENT,
                        cluster.topic(Topics.BULK_COMMANDS), Lane.BULK);
        this.consumer = cluster.groupMember();
        member.of(consumer);
        this.progress = new Progress(consumer);
        this.thread = Thread.ofPlatform().name("commands").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Takes nothing more, waits for what is begun, commits and leaves the group. */
    public void stop() throws InterruptedException {
        stopping = true;
        consumer.wakeup();
        thread.join();
    }

    private void run() {
        try {
            consumer.subscribe(topics(), new Ownership());
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    Lane lane = lanes.get(record.topic());
                    if (lane != null) {
                        take(record, lane);
                    } else {
                        sift(record);
                    }
                }
                member.look();
                progress.commit();
                throttle();
            }
        } catch (WakeupException _) {
            log.atInfo().log("Stopped taking commands");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("Taking commands broke");
            broken.run();
        } finally {
            sessions.pause(patience);
            Cluster.close(consumer);
            sessions.disown(Duration.ZERO);
        }
    }

    private List<String> topics() {
        return Stream.concat(
                        lanes.keySet().stream(),
                        Stream.of(console.settingsTopic(), console.requestsTopic()))
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Lane lane)
            throws InterruptedException {
        OffsetLedger ledger = progress.taken(record);
        Set<UUID> before =
                done.computeIfAbsent(
                        new TopicPartition(record.topic(), record.partition()),
                        _ ->
                                results.answeredSince(
                                        record.partition(),
                                        Instant.ofEpochMilli(record.timestamp())));
        try {
            if (record.key() == null || record.value() == null) {
                throw new IllegalArgumentException("A command needs a key and a value");
            }
            RecordKey key = RecordKey.parse(record.key());
            Order order = Records.order(key.application(), decoder.decode(record.value()));
            Session session = sessions.session(key.application());
            if (before.contains(order.id())) {
                order.supersedes().ifPresent(old -> session.supersede(old, order.validUntil()));
                ledger.answered(record.offset());
                return;
            }
            session.take(new TakenCommand(record, order, lane, ledger, publisher, answered));
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            putAside(record, String.valueOf(e.getMessage()));
            ledger.answered(record.offset());
        }
    }

    /** What the console writes is acted upon elsewhere, by all instances and at each start. */
    private void sift(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        OffsetLedger ledger = progress.taken(record);
        Optional<String> defect = console.defect(record);
        if (defect.isPresent()) {
            putAside(record, defect.get());
        }
        ledger.answered(record.offset());
    }

    private void putAside(ConsumerRecord<byte[], byte[]> record, String reason)
            throws InterruptedException {
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", reason)
                .log("Put a record that cannot be read aside");
        publisher.store(DeadLetter.of(cluster.group(), record, reason));
    }

    private void throttle() {
        Map<Integer, List<Session>> byPartition =
                sessions.open().stream()
                        .collect(
                                Collectors.groupingBy(session -> partition(session.application())));
        Map<Boolean, Set<TopicPartition>> pausing =
                consumer.assignment().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        at ->
                                                isCrowded(
                                                        at,
                                                        byPartition.getOrDefault(
                                                                at.partition(), List.of())),
                                        Collectors.toSet()));
        consumer.pause(pausing.getOrDefault(true, Set.of()));
        consumer.resume(pausing.getOrDefault(false, Set.of()));
    }

    private boolean isCrowded(TopicPartition partition, List<Session> its) {
        Lane lane = lanes.get(partition.topic());
        return lane != null
                && new Crowd(its.stream().map(session -> session.waiting(lane)).toList())
                        .isEnough();
    }

    private int partition(String application) {
        return ApplicationPartitioner.partition(RecordKey.of(application).bytes(), partitionCount);
    }

    /**
     * Which partitions are this instance's; those of a number come and go together. An application
     * that stays here in a rebalance keeps its session.
     */
    private final class Ownership implements ConsumerRebalanceListener {

        private int generation;

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Set<Integer> numbers = new TreeSet<>();
            consumer.assignment().forEach(partition -> numbers.add(partition.partition()));
            for (int number : numbers) {
                for (String topic : topics()) {
                    if (!consumer.assignment().contains(new TopicPartition(topic, number))) {
                        throw new IllegalStateException(
                                "Partition " + number + " came without that of " + topic);
                    }
                }
            }
            log.atInfo().addKeyValue("partitions", numbers).log("Took over partitions");
            int before = generation;
            generation = consumer.groupMetadata().generationId();
            if (generation != before + 1) {
                // Someone else may have worked here in between.
                sessions.disown(Duration.ZERO);
            }
            partitionCount = consumer.partitionsFor(cluster.topic(Topics.URGENT_COMMANDS)).size();
            sessions.own(application -> numbers.contains(partition(application)));
            member.dealingOut(false);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            sessions.pause(patience);
            member.dealingOut(true);
            progress.conclude();
            done.clear();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            member.dealingOut(true);
            sessions.disown(Duration.ZERO);
            progress.forget();
            done.clear();
        }
    }
}
