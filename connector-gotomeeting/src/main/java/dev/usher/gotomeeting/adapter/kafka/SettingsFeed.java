package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.JobRequest;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.gotomeeting.application.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all settings and follows them, and hears what administrators ask for from now on. Settings
 * that cannot be read stop the application's work until there are readable ones.
 */
public final class SettingsFeed {

    private static final Logger log = LoggerFactory.getLogger(SettingsFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Sessions sessions;
    private final ConsoleRecords console;
    private final Runnable broken;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * @param broken told when settings can no longer be followed
     */
    public SettingsFeed(Cluster cluster, Sessions sessions, Runnable broken) {
        this.sessions = sessions;
        this.console = new ConsoleRecords(cluster);
        this.broken = broken;
        this.consumer = cluster.reader();
        this.thread = Thread.ofPlatform().name("settings").unstarted(this::follow);
    }

    /** Reads all there is, then goes on in the background. */
    public void start() {
        List<TopicPartition> ofSettings = partitions(console.settingsTopic());
        List<TopicPartition> ofRequests = partitions(console.requestsTopic());
        consumer.assign(Stream.concat(ofSettings.stream(), ofRequests.stream()).toList());
        consumer.seekToBeginning(ofSettings);
        consumer.seekToEnd(ofRequests);
        ofRequests.forEach(consumer::position);
        Map<TopicPartition, Long> ends = consumer.endOffsets(ofSettings);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::read);
        }
        thread.start();
    }

    public void stop() throws InterruptedException {
        stopping = true;
        consumer.wakeup();
        thread.join();
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private void follow() {
        try {
            while (!stopping) {
                consumer.poll(POLL).forEach(this::read);
            }
        } catch (WakeupException _) {
            log.atDebug().log("Stopped following settings");
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("Following settings broke");
            broken.run();
        } finally {
            Cluster.close(consumer);
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        String application;
        try {
            application = ConsoleRecords.application(record);
        } catch (IllegalArgumentException e) {
            complain(record, e);
            return;
        }
        try {
            if (console.isSettings(record)) {
                sessions.settings(application, console.instructions(record));
            } else {
                console.request(record)
                        .ifPresent(request -> hear(RecordKey.parse(record.key()), request));
            }
        } catch (UndecodableRecordException e) {
            complain(record, e);
            if (console.isSettings(record)) {
                sessions.settingsUnreadable(application);
            }
        }
    }

    private void hear(RecordKey key, JobRequest request) {
        switch (request.getKind()) {
            case RESTART_CYCLE -> sessions.scanSoon(key.application());
            case TEST_CONNECTION ->
                    sessions.test(key.application(), StatusRecords.test(key, request));
            case MAINTENANCE -> sessions.maintain(key.application(), StatusRecords.wish(request));
            case PROVISION_NOW,
                    EXPLAIN,
                    RETRY_NOW,
                    RELEASE_HELD,
                    REJECT_HELD,
                    COMPUTE_PLAN,
                    DISCARD_PLAN,
                    TEST_MAIL,
                    RE_EMIT,
                    UNKNOWN -> {}
        }
    }

    private static void complain(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", cause.getMessage())
                .log("Cannot read a record of the console");
    }
}
