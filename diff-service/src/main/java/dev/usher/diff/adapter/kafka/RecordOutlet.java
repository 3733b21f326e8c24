package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.ApplicationMemory;
import dev.usher.diff.application.Explained;
import dev.usher.diff.application.Held;
import dev.usher.diff.application.Outlet;
import dev.usher.diff.application.Plan;
import dev.usher.diff.application.Progress;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes what is said during one input to the topics, with the input as its cause. */
final class RecordOutlet implements Outlet {

    private static final RecordSerializer SERIALIZER = new RecordSerializer();

    private final ProcessorContext<byte[], byte[]> context;
    private final Optional<EventHeaders> cause;
    private final Supplier<UUID> ids;
    private final Instant now;
    private boolean urgent;

    RecordOutlet(
            ProcessorContext<byte[], byte[]> context,
            Optional<EventHeaders> cause,
            Supplier<UUID> ids,
            Instant now) {
        this.ids = ids;
        this.context = context;
        this.cause = cause;
        this.now = now;
    }

    @Override
    public void command(
            String application,
            Person person,
            Decision.Send send,
            Flight flight,
            String cycle,
            List<String> causes) {
        urgent |= flight.lane() == Lane.URGENT;
        write(
                flight.lane() == Lane.URGENT ? Topics.URGENT_COMMANDS : Topics.BULK_COMMANDS,
                keyOf(application, person.id()),
                flight.commandId(),
                "dev.usher.command",
                Outgoing.command(person, send, flight, cycle, causes));
    }

    /** Whether something was said that should be heard at once. */
    boolean saidSomethingUrgent() {
        return urgent;
    }

    @Override
    public void decision(
            String application,
            Person person,
            Verdict verdict,
            long settingsVersion,
            List<String> causes) {
        UUID id = ids.get();
        write(
                Topics.DECISIONS,
                keyOf(application, person.id()),
                id,
                "dev.usher.decision",
                Outgoing.decision(id, person, verdict, settingsVersion, causes, now));
    }

    @Override
    public void explained(
            String application,
            Person person,
            String request,
            Explained explained,
            List<String> causes) {
        UUID id = ids.get();
        write(
                Topics.DECISIONS,
                keyOf(application, person.id()),
                id,
                "dev.usher.decision",
                Told.explained(id, person, request, explained, causes, now));
    }

    @Override
    public void planned(String application, Plan plan, Person person, Forecast forecast) {
        write(
                Topics.PLANS,
                planKey(application, plan, person.id().toString()),
                ids.get(),
                "dev.usher.planned-change",
                Told.planned(plan, person, forecast, now));
    }

    @Override
    public void planned(String application, Plan plan, List<String> warnings) {
        write(
                Topics.PLANS,
                planKey(application, plan, RecordKey.WHOLE),
                ids.get(),
                "dev.usher.planned-change",
                Told.planEnd(plan, warnings, now));
    }

    @Override
    public void remembered(String application, UserId user, Optional<Memory> memory) {
        write(
                Topics.SUBJECTS,
                keyOf(application, user),
                ids.get(),
                "dev.usher.subject",
                memory.map(known -> Memories.record(user, known)).orElse(null));
    }

    @Override
    public void remembered(String application, ApplicationMemory memory) {
        write(
                Topics.SUBJECTS,
                new RecordKey(application, RecordKey.WHOLE),
                ids.get(),
                "dev.usher.subject",
                ApplicationMemories.record(memory, now));
    }

    /** Publishes where an application stands. */
    void progress(String application, Progress progress, List<Held> holds) {
        write(
                Topics.JOB_STATUS,
                RecordKey.of(application),
                ids.get(),
                "dev.usher.job-status",
                Outgoing.status(progress, holds, now));
    }

    private static RecordKey planKey(String application, Plan plan, String part) {
        return new RecordKey(application, plan.id() + "|" + part);
    }

    private static RecordKey keyOf(String application, UserId user) {
        return new RecordKey(application, user.toString());
    }

    private void write(
            Topic<?> topic, RecordKey key, UUID id, String type, @Nullable SpecificRecord value) {
        EventHeaders headers =
                cause.map(parent -> parent.cause(id, type, Topics.DIFF_SERVICE, now, key.id()))
                        .orElseGet(
                                () ->
                                        EventHeaders.first(
                                                id, type, Topics.DIFF_SERVICE, now, key.id()));
        context.forward(
                new Record<>(
                        key.bytes(),
                        SERIALIZER.serialize(topic.name(), value),
                        now.toEpochMilli(),
                        headers.toHeaders()),
                topic.name());
    }
}
