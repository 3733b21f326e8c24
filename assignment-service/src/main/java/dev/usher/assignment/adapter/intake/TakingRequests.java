package dev.usher.assignment.adapter.intake;

import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.application.Told;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import dev.usher.assignment.domain.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes requests, many in one transaction. One that names a user or a group that is not there yet
 * waits; what cannot be read or is refused otherwise becomes a dead letter with the reason, and the
 * rest goes on. Requests may come twice: each has an id, and is taken once.
 */
public final class TakingRequests {

    private static final int FEW = 20;

    private final Sources sources;
    private final RequestReader reader;
    private final ApplyingChanges applying;
    private final WaitingTable waiting;
    private final DeadLetters deadLetters;
    private final IntakeMeter meter;
    private final Clock clock;

    public TakingRequests(
            Sources sources,
            RequestReader reader,
            ApplyingChanges applying,
            WaitingTable waiting,
            DeadLetters deadLetters,
            IntakeMeter meter,
            Clock clock) {
        this.sources = sources;
        this.reader = reader;
        this.applying = applying;
        this.waiting = waiting;
        this.deadLetters = deadLetters;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Takes what can be taken.
     *
     * @return those that wait
     * @throws IllegalStateException when nothing can be taken just now
     */
    Set<ConsumerRecord<byte[], byte[]>> take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Told> told = records.stream().map(this::told).toList();
        List<Outcome> outcomes = outcomes(told);
        Set<ConsumerRecord<byte[], byte[]>> kept = new HashSet<>();
        List<DeadLetters.Letter> letters = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            Origin origin = told.get(i).origin();
            Outcome outcome = outcomes.get(i);
            if (outcome instanceof Outcome.Refused(var refusal)) {
                if (refusal.missing() != null
                        && waiting.keep(
                                record,
                                origin,
                                member(told.get(i).parsed()),
                                refusal,
                                clock.instant())) {
                    kept.add(record);
                    meter.countWaiting(origin.source());
                    continue;
                }
                letters.add(new DeadLetters.Letter(record, refusal.reason()));
            }
            meter.count(origin.source(), outcome);
        }
        deadLetters.send(letters);
        return kept;
    }

    /** A few are told as single changes, in the urgent lane; many share a transaction. */
    private List<Outcome> outcomes(List<Told> told) {
        List<Outcome> outcomes =
                told.size() > FEW
                        ? applying.each(told)
                        : told.stream().map(it -> applying.one(it.parsed(), it.origin())).toList();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refused(Refusal refusal)
                    && refusal.kind() == Refusal.Kind.BUSY) {
                throw new IllegalStateException(refusal.reason());
            }
        }
        return outcomes;
    }

    private Told told(ConsumerRecord<byte[], byte[]> record) {
        Sources.Source source = sources.of(record.topic());
        try {
            RequestReader.Said said = reader.read(record);
            return new Told(
                    allowed(source, ChangeReader.request(said.members())),
                    new Origin(source.name(), source.name(), said.occurredAt(), said.eventId()));
        } catch (UnreadableRequestException e) {
            return new Told(
                    Parsed.refused(String.valueOf(e.getMessage())),
                    Origin.of(source.name(), source.name()));
        }
    }

    private static Optional<String> member(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Understood(Change.AddMember(String _, Change.Named.ByUser(String user))) ->
                    Optional.of(user);
            case Parsed.Understood(
                            Change.RemoveMember(String _, Change.Named.ByUser(String user))) ->
                    Optional.of(user);
            case Parsed.Understood _, Parsed.Refused _ -> Optional.empty();
        };
    }

    private static Parsed allowed(Sources.Source source, Parsed parsed) {
        if (parsed instanceof Parsed.Understood(Change.Assign assign)) {
            String refusal = source.refusal(assign.application(), assign.role());
            return refusal == null ? parsed : Parsed.refused(refusal);
        }
        return parsed;
    }
}
