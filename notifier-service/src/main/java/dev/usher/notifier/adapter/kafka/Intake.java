package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.Decision;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.notifier.application.NotifyingPeople;
import dev.usher.notifier.application.NotifyingPeople.Report;
import dev.usher.notifier.application.Tally;
import dev.usher.notifier.application.Tally.HearingOutcome;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches of what other services say, and notes what people should hear of. Settings come
 * here too, but only to put those aside that cannot be read: once, while {@link SettingsTopic}
 * reads them anew at each start.
 */
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final NotifyingPeople people;
    private final Tally tally;
    private final Producer<byte[], byte[]> producer;
    private final String group;
    private final Map<String, Reading> readings = new HashMap<>();

    /** Where something was heard. */
    private record Heard(RecordKey key, long offset) {}

    /** What the records of a topic say. */
    private interface Reading {
        List<Event> events(Heard heard, byte[] value);
    }

    /**
     * @param prefix of the installation's topics and groups; may be empty
     */
    public Intake(
            NotifyingPeople people,
            Tally tally,
            Producer<byte[], byte[]> producer,
            SchemaStore schemas,
            String prefix) {
        this.people = people;
        this.tally = tally;
        this.producer = producer;
        this.group = prefix + Topics.NOTIFIER_SERVICE;
        var reader = new Reader(schemas, prefix);
        reader.reads(
                Topics.DECISIONS,
                Decision.class,
                (_, decision) -> UserEvents.of(decision).stream().toList());
        reader.reads(
                Topics.RESULTS,
                Result.class,
                (heard, result) ->
                        Stream.concat(
                                        UserEvents.of(result).stream(),
                                        UserEvents.counts(result)
                                                .map(count -> new Event.Done(count, heard.offset()))
                                                .stream())
                                .toList());
        reader.reads(Topics.JOB_STATUS, JobStatus.class, (_, status) -> JobEvents.of(status));
        reader.reads(
                Topics.CONNECTOR_STATUS,
                ConnectorStatus.class,
                (_, status) -> ConnectorEvents.of(status));
        reader.reads(Topics.REQUESTS, JobRequest.class, Intake::request);
        reader.reads(Topics.SETTINGS, JobSettings.class, (_, _) -> List.of());
    }

    private final class Reader {

        private final SchemaStore schemas;
        private final String prefix;

        Reader(SchemaStore schemas, String prefix) {
            this.schemas = schemas;
            this.prefix = prefix;
        }

        <T extends SpecificRecord> void reads(
                Topic<T> topic, Class<T> type, BiFunction<Heard, T, List<Event>> says) {
            var decoder = new RecordDecoder<>(type, schemas);
            readings.put(
                    topic.named(prefix),
                    (heard, value) -> says.apply(heard, decoder.decode(value)));
        }
    }

    /**
     * Notes what a batch says. When this returns, that and the dead letters are stored, and the
     * batch may be committed; when it throws, the same batch can be given again.
     */
    public void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<Integer, List<Report>> reports = new TreeMap<>();
        List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                List<Report> found = reports(record);
                if (!found.isEmpty()) {
                    reports.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                            .addAll(found);
                }
            } catch (UndecodableRecordException | IllegalArgumentException e) {
                deadLetters.add(deadLetter(record, e));
            }
        }
        reports.forEach(people::note);
        deadLetters.stream().map(producer::send).toList().forEach(KafkaClients::await);
        tally.heard(HearingOutcome.UNDECODABLE, deadLetters.size());
    }

    private List<Report> reports(ConsumerRecord<byte[], byte[]> record) {
        Reading reading = readings.get(record.topic());
        if (record.value() == null || reading == null) {
            return List.of();
        }
        if (record.key() == null) {
            throw new IllegalArgumentException("No key, so no application");
        }
        RecordKey key = RecordKey.parse(record.key());
        return reading.events(new Heard(key, record.offset()), record.value()).stream()
                .map(event -> new Report(key.application(), event))
                .toList();
    }

    private static List<Event> request(Heard heard, JobRequest request) {
        return request.getKind() == RequestKind.TEST_MAIL
                ? List.of(
                        new Event.Began(
                                new GroupKey(Kind.TEST, heard.key().id()),
                                heard.key().id(),
                                Item.of(request.getRequestedBy(), "", request.getRequestedAt())))
                : List.of();
    }

    private ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .setCause(cause)
                .log("Put a record aside that cannot be read");
        String reason =
                cause instanceof UndecodableRecordException
                        ? String.valueOf(cause.getMessage())
                        : "The key is not of the form application|id";
        return DeadLetter.of(group, record, reason);
    }
}
