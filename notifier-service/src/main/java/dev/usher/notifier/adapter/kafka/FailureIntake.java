package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.Decision;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.notifier.application.NotifyingPeople;
import dev.usher.notifier.application.NotifyingPeople.Report;
import dev.usher.notifier.application.Tally;
import dev.usher.notifier.application.Tally.FailureOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches of decisions and of where jobs stand, and notes what people should hear of.
 * Settings come here too, but only to put those aside that cannot be read: once, while {@link
 * SettingsTopic} reads them anew at each start.
 */
public final class FailureIntake {

    private static final Logger log = LoggerFactory.getLogger(FailureIntake.class);

    private final NotifyingPeople people;
    private final Tally tally;
    private final Producer<byte[], byte[]> producer;
    private final String group;
    private final String status;
    private final String settings;
    private final RecordDecoder<JobStatus> statusDecoder;
    private final RecordDecoder<Decision> decisionDecoder;
    private final RecordDecoder<JobSettings> settingsDecoder;

    /**
     * @param prefix of the installation's topics and groups; may be empty
     */
    public FailureIntake(
            NotifyingPeople people,
            Tally tally,
            Producer<byte[], byte[]> producer,
            SchemaStore schemas,
            String prefix) {
        this.people = people;
        this.tally = tally;
        this.producer = producer;
        this.group = prefix + Topics.NOTIFIER_SERVICE;
        this.status = Topics.JOB_STATUS.named(prefix);
        this.settings = Topics.SETTINGS.named(prefix);
        this.statusDecoder = new RecordDecoder<>(JobStatus.class, schemas);
        this.decisionDecoder = new RecordDecoder<>(Decision.class, schemas);
        this.settingsDecoder = new RecordDecoder<>(JobSettings.class, schemas);
    }

    /**
     * Notes the failures of a batch. When this returns, they and the dead letters are stored, and
     * the batch may be committed; when it throws, the same batch can be given again.
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
        tally.failures(FailureOutcome.UNDECODABLE, deadLetters.size());
    }

    private List<Report> reports(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return List.of();
        }
        String application = application(record.key());
        if (record.topic().equals(settings)) {
            settingsDecoder.decode(record.value());
            return List.of();
        }
        if (record.topic().equals(status)) {
            return statusDecoder.decode(record.value()).getHolds().stream()
                    .map(hold -> new Report(application, HoldMapping.of(application, hold)))
                    .toList();
        }
        return FailureMapping.of(decisionDecoder.decode(record.value())).stream()
                .map(failure -> new Report(application, failure))
                .toList();
    }

    private static String application(byte[] key) {
        if (key == null) {
            throw new IllegalArgumentException("No key, so no application");
        }
        return RecordKey.parse(key).application();
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
