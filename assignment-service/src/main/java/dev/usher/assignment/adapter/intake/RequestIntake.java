package dev.usher.assignment.adapter.intake;

import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.application.Told;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import dev.usher.contracts.event.DeadLetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes what sources say, many requests in one transaction. What cannot be read or is refused
 * becomes a dead letter with the reason, and the rest goes on. Batches may come twice: a request
 * has an id, and is taken once.
 */
public final class RequestIntake implements BatchMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(RequestIntake.class);

    private static final int FEW = 20;

    private final Sources sources;
    private final RequestReader reader;
    private final ApplyingChanges applying;
    private final Producer<byte[], byte[]> deadLetters;
    private final IntakeMeter meter;
    private final String group;

    /**
     * @param group full name of the consumer group
     */
    public RequestIntake(
            Sources sources,
            RequestReader reader,
            ApplyingChanges applying,
            Producer<byte[], byte[]> deadLetters,
            IntakeMeter meter,
            String group) {
        this.sources = sources;
        this.reader = reader;
        this.applying = applying;
        this.deadLetters = deadLetters;
        this.meter = meter;
        this.group = group;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Told> told = new ArrayList<>();
        records.forEach(record -> told.add(told(record)));
        Iterator<Outcome> outcomes = outcomes(told).iterator();
        List<Future<RecordMetadata>> refused = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Outcome outcome = outcomes.next();
            meter.count(sources.of(record.topic()).name(), outcome);
            if (outcome instanceof Outcome.Refused(var refusal)) {
                refused.add(deadLetter(record, refusal.reason()));
            }
        }
        await(refused);
    }

    /** A few are told as single changes, in the urgent lane; many share a transaction. */
    private List<Outcome> outcomes(List<Told> told) {
        return told.size() > FEW
                ? applying.each(told)
                : told.stream().map(it -> applying.one(it.parsed(), it.origin())).toList();
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

    private static Parsed allowed(Sources.Source source, Parsed parsed) {
        if (parsed instanceof Parsed.Understood(Change.Assign assign)) {
            String refusal = source.refusal(assign.application(), assign.role());
            return refusal == null ? parsed : Parsed.refused(refusal);
        }
        return parsed;
    }

    private Future<RecordMetadata> deadLetter(
            ConsumerRecord<byte[], byte[]> record, String reason) {
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("offset", record.offset())
                .log("Put a request that cannot be taken into the dead letters");
        return deadLetters.send(DeadLetter.of(group, record, reason));
    }

    private static void await(List<Future<RecordMetadata>> sent) {
        for (var one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka did not take a dead letter", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while sending a dead letter", e);
            }
        }
    }
}
