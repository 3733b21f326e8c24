package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.diff.application.Books;
import dev.usher.diff.application.Counts;
import dev.usher.diff.application.Deciding;
import dev.usher.diff.application.Job;
import dev.usher.diff.application.Plan;
import dev.usher.diff.application.Progress;
import dev.usher.diff.application.Tables;
import dev.usher.diff.domain.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates records into inputs of the application, one by one, and wakes it as time passes. */
final class DecidingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(DecidingProcessor.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(5);

    /** Between two runs, as much time belongs to input, as long as there is any. */
    private static final Duration LONGEST_RUN = Duration.ofMillis(100);

    /** Beyond it a slice is cut short: users whose mapping takes long must not hold up others. */
    private static final Duration LONGEST_SLICE = Duration.ofMillis(500);

    /** Input that has been fetched comes without a pause; after a pause as long there is none. */
    private static final Duration PAUSE = Duration.ofMillis(1);

    /** How long what is urgent waits, at most, for input to pause: one commit serves all of it. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final int SLICE_USERS = 100;
    private static final int LONGEST_REASON = 25_000;

    private final String prefix;
    private final String group;
    private final CatchUp.Starter catchUpStarter;
    private final Tally tally;
    private final Intake intake;
    private final Map<String, Books> applications = new TreeMap<>();
    private final Supplier<UUID> ids = new RandomIds();
    private final ProgressReports reports = new ProgressReports();

    private ProcessorContext<byte[], byte[]> context;
    private Tables tables;
    private ExecutorService lookout;
    private CatchUp catchUp;
    private long lastInput;
    private boolean urgent;
    private long urgentSince;
    private long lastRunEnded;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    DecidingProcessor(
            String prefix,
            String group,
            SchemaStore schemas,
            CatchUp.Starter catchUpStarter,
            Tally tally) {
        this.prefix = prefix;
        this.group = group;
        this.catchUpStarter = catchUpStarter;
        this.tally = tally;
        this.intake = new Intake(schemas);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> taskContext) {
        context = taskContext;
        tables =
                new Tables(
                        table(DiffTopology.PEOPLE, Tables.PersonEntry.class),
                        table(DiffTopology.MEMORIES, Memory.class),
                        table(DiffTopology.ACCOUNTS, Tables.AccountEntry.class),
                        table(DiffTopology.JOBS, Job.class),
                        table(DiffTopology.COUNTS, Counts.class),
                        table(DiffTopology.HOLDERS, Tables.Holders.class),
                        table(DiffTopology.NOTES, Tables.Note.class),
                        table(DiffTopology.PLANS, Plan.class),
                        table(DiffTopology.PLANNED, Tables.Planned.class));
        lookout =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("lookout").factory());
        catchUp = catchUpStarter.start(partition());
        // Kafka Streams may call this again, with other stores.
        applications.clear();
        ((StoreTable<Job>) tables.jobs())
                .keys()
                .forEach(application -> applications.put(application, open(application)));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::goOn);
    }

    @Override
    public void close() {
        // The stores are closed after this; nothing reads them then.
        lookout.close();
        catchUp.close();
        tally.forget(partition());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        String topic = origin.topic().substring(prefix.length());
        Optional<EventHeaders> cause = EventHeaders.read(record.headers());
        List<String> causes = cause.map(EventHeaders::id).stream().toList();
        RecordKey key;
        try {
            key = Intake.key(record);
        } catch (MisfitException e) {
            bury(record, origin, e);
            return;
        }
        RecordOutlet outlet = outlet(cause);
        try {
            intake.take(topic, key, record, deciding(key.application(), outlet), causes);
            if (outlet.saidSomethingUrgent() && !urgent) {
                urgent = true;
                urgentSince = System.nanoTime();
            }
        } catch (UndecodableRecordException | MisfitException e) {
            bury(record, origin, e);
            intake.block(topic, key, deciding(key.application(), outlet), causes);
        }
        lastInput = System.nanoTime();
    }

    private void tick(long now) {
        for (String application : List.copyOf(applications.keySet())) {
            Deciding deciding = deciding(application, outlet(Optional.empty()));
            deciding.timePassed();
            Progress progress = deciding.progress();
            if (progress.nothingKnown()) {
                // Only records that cannot be used have named it.
                applications.remove(application);
                continue;
            }
            tally.set(application, partition(), progress);
            if (reports.due(application, progress, now())) {
                outlet(Optional.empty()).progress(application, progress, deciding.held());
            }
        }
    }

    /** Commits what is urgent, or goes on with cycles, a slice of each, for a bounded time. */
    private void goOn(long now) {
        // The context's clock stands still during a punctuation.
        long began = System.nanoTime();
        boolean pausing = began - lastInput >= PAUSE.toNanos();
        if (urgent && (pausing || began - urgentSince >= GATHERING.toNanos())) {
            urgent = false;
            context.commit();
            return;
        }
        if (!pausing && began - lastRunEnded < LONGEST_RUN.toNanos()) {
            return;
        }
        boolean more = true;
        while (more && System.nanoTime() - began < LONGEST_RUN.toNanos()) {
            more = false;
            for (String application : applications.keySet()) {
                more |= decideSlice(application);
            }
        }
        lastRunEnded = System.nanoTime();
    }

    private boolean decideSlice(String application) {
        long began = System.nanoTime();
        return deciding(application, outlet(Optional.empty()))
                .goOn(SLICE_USERS, () -> System.nanoTime() - began >= LONGEST_SLICE.toNanos());
    }

    private RecordOutlet outlet(Optional<EventHeaders> cause) {
        return new RecordOutlet(context, cause, ids, now());
    }

    private Deciding deciding(String application, RecordOutlet outlet) {
        return new Deciding(
                applications.computeIfAbsent(application, this::open),
                outlet,
                ids,
                catchUp.readiness(),
                now());
    }

    private Books open(String application) {
        return new Books(application, tables, lookout);
    }

    private void bury(Record<byte[], byte[]> record, RecordMetadata origin, Exception cause) {
        String reason = shortened(Objects.requireNonNullElse(cause.getMessage(), "unreadable"));
        log.atWarn()
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("reason", reason)
                .log("Put a record aside that cannot be used");
        Record<byte[], byte[]> whole = letter(record, origin, reason);
        context.forward(
                RecordSize.fits(whole)
                        ? whole
                        : letter(
                                new Record<>(null, null, record.timestamp()),
                                origin,
                                reason + " (Too large to be kept here; it is where it was read.)"),
                DiffTopology.DEAD_LETTERS);
    }

    private Record<byte[], byte[]> letter(
            Record<byte[], byte[]> record, RecordMetadata origin, String reason) {
        var letter =
                DeadLetter.of(
                        group,
                        new DeadLetter.Origin(
                                origin.topic(),
                                origin.partition(),
                                origin.offset(),
                                record.timestamp()),
                        record.key(),
                        record.value(),
                        record.headers(),
                        reason);
        // By its own age it would be gone at once, if it is old.
        return record.withHeaders(letter.headers()).withTimestamp(now().toEpochMilli());
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON
                ? reason.substring(0, LONGEST_REASON) + "…"
                : reason;
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private int partition() {
        return context.taskId().partition();
    }

    private <V> StoreTable<V> table(String store, Class<V> type) {
        KeyValueStore<String, byte[]> entries = context.getStateStore(store);
        return new StoreTable<>(entries, type);
    }
}
