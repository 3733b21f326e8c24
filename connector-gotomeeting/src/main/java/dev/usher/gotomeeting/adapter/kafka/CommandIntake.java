package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.Command;
import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.gotomeeting.application.Session;
import dev.usher.gotomeeting.application.Sessions;
import dev.usher.gotomeeting.application.Task;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.OffsetLedger;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands of both lanes and hands them to the sessions of their applications. Commits a
 * partition up to its first command that is not answered, and takes no more of a lane while many
 * wait.
 */
public final class CommandIntake {

    private static final Logger log = LoggerFactory.getLogger(CommandIntake.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MANY = 1000;

    private final Cluster cluster;
    private final Publisher publisher;
    private final Sessions sessions;
    private final RecordDecoder<Command> decoder;
    private final AnsweredCommands answeredCommands;
    private final BiConsumer<Order, Report> answered;
    private final Duration patience;
    private final Runnable broken;
    private final Map<Lane, String> topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Map<TopicPartition, OffsetLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Set<UUID>> done = new HashMap<>();
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
        this.publisher = publisher;
        this.sessions = sessions;
        this.decoder = cluster.decoder(Topics.URGENT_COMMANDS);
        this.answeredCommands = new AnsweredCommands(cluster);
        this.answered = answered;
        this.patience = patience;
        this.broken = broken;
        this.topics =
                Map.of(
                        Lane.URGENT, cluster.topic(Topics.URGENT_COMMANDS),
                        Lane.BULK, cluster.topic(Topics.BULK_COMMANDS));
        this.consumer = member.consumer();
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
        try (consumer) {
            consumer.subscribe(List.copyOf(topics.values()), new Ownership());
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                commit();
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
            sessions.disown(patience);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        OffsetLedger ledger =
                ledgers.computeIfAbsent(partition, _ -> new OffsetLedger(record.offset()));
        Set<UUID> before =
                done.computeIfAbsent(
                        partition,
                        _ ->
                                answeredCommands.since(
                                        record.partition(),
                                        Instant.ofEpochMilli(record.timestamp())));
        ledger.taken(record.offset());
        try {
            if (record.key() == null || record.value() == null) {
                throw new IllegalArgumentException("A command needs a key and a value");
            }
            RecordKey key = RecordKey.parse(record.key());
            Order order = Records.order(key.application(), decoder.decode(record.value()));
            if (before.contains(order.id())) {
                ledger.answered(record.offset());
                return;
            }
            sessions.session(key.application())
                    .take(new TakenCommand(record, order, lane(record.topic()), ledger));
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("Put a command that cannot be read aside");
            publisher.store(DeadLetter.of(cluster.group(), record, String.valueOf(e.getMessage())));
            ledger.answered(record.offset());
        }
    }

    private Lane lane(String topic) {
        return topic.equals(topics.get(Lane.URGENT)) ? Lane.URGENT : Lane.BULK;
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> news = news();
        if (!news.isEmpty()) {
            consumer.commitAsync(
                    news,
                    (offsets, failed) -> {
                        if (failed == null) {
                            offsets.forEach((at, offset) -> committed.put(at, offset.offset()));
                        }
                    });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> news() {
        Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
        ledgers.forEach(
                (partition, ledger) -> {
                    long offset = ledger.committable();
                    if (committed.getOrDefault(partition, -1L) != offset) {
                        news.put(partition, new OffsetAndMetadata(offset));
                    }
                });
        return news;
    }

    private void throttle() {
        Set<Lane> crowded = EnumSet.noneOf(Lane.class);
        for (Session session : sessions.open()) {
            for (Lane lane : Lane.values()) {
                if (session.waiting(lane) > MANY) {
                    crowded.add(lane);
                }
            }
        }
        Map<Boolean, Set<TopicPartition>> pausing =
                consumer.assignment().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        partition -> crowded.contains(lane(partition.topic())),
                                        Collectors.toSet()));
        consumer.pause(pausing.getOrDefault(true, Set.of()));
        consumer.resume(pausing.getOrDefault(false, Set.of()));
    }

    /** A command that was taken from its lane. */
    private final class TakenCommand implements Task {

        private final byte[] key;
        private final long offset;
        private final Optional<EventHeaders> headers;
        private final Order order;
        private final Lane lane;
        private final OffsetLedger ledger;

        TakenCommand(
                ConsumerRecord<byte[], byte[]> record,
                Order order,
                Lane lane,
                OffsetLedger ledger) {
            this.key = record.key();
            this.offset = record.offset();
            this.headers = EventHeaders.read(record.headers());
            this.order = order;
            this.lane = lane;
            this.ledger = ledger;
        }

        @Override
        public Order order() {
            return order;
        }

        @Override
        public Lane lane() {
            return lane;
        }

        @Override
        public void answer(Report report) throws InterruptedException {
            publisher.answer(key, report, headers);
            ledger.answered(offset);
            answered.accept(order, report);
        }
    }

    /** Which partitions are this instance's; both lanes of a number come and go together. */
    private final class Ownership implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Set<Integer> numbers = new HashSet<>();
            consumer.assignment().forEach(partition -> numbers.add(partition.partition()));
            for (int number : numbers) {
                for (String topic : topics.values()) {
                    if (!consumer.assignment().contains(new TopicPartition(topic, number))) {
                        throw new IllegalStateException(
                                "Partition " + number + " came without its other lane");
                    }
                }
            }
            log.atInfo().addKeyValue("partitions", numbers).log("Took over partitions");
            int count = consumer.partitionsFor(topics.get(Lane.URGENT)).size();
            sessions.own(
                    application ->
                            numbers.contains(
                                    ApplicationPartitioner.partition(
                                            RecordKey.of(application).bytes(), count)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            sessions.disown(patience);
            try {
                consumer.commitSync(news());
            } catch (KafkaException e) {
                // What is not committed is read again, and skipped since it has its result.
                log.atWarn().setCause(e).log("Could not commit before giving partitions up");
            }
            forget();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            sessions.disown(Duration.ZERO);
            forget();
        }

        private void forget() {
            ledgers.clear();
            committed.clear();
            done.clear();
        }
    }
}
