package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The topology without a broker: records in, records out. */
abstract class DrivenTopology {

    static final String PREFIX = "test.";
    static final String APPLICATION = "gotomeeting";
    static final UUID USER = Fixtures.USER;
    static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    static final Duration TICK = Duration.ofMillis(500);
    static final RecordSerializer SERIALIZER = new RecordSerializer();

    final Tally tally = new Tally();
    TopologyTestDriver driver;

    @BeforeEach
    void start(@TempDir Path state) {
        driver = driver(deciding(), state, NOW.minus(TICK));
    }

    Topology deciding() {
        return DiffTopology.build(PREFIX, _ -> null, _ -> new DoneAtOnce(), tally);
    }

    static TopologyTestDriver driver(Topology topology, Path state, Instant now) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, PREFIX + Topics.DIFF_SERVICE);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(topology, config, now);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    void running() {
        send(Topics.SETTINGS, APPLICATION, Fixtures.settings());
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW));
        send(Topics.ACCOUNTS, APPLICATION + "|*", Fixtures.scanFinished(NOW));
        driver.advanceWallClockTime(TICK);
        assertThat(tally.gatesOpen()).isOne();
    }

    void send(Topic<?> topic, String key, SpecificRecord value) {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.first(UUID.randomUUID(), "test", "test", NOW, "test").writeTo(headers);
        input(topic)
                .pipeInput(
                        new TestRecord<>(key.getBytes(UTF_8), SERIALIZER.encode(value), headers));
    }

    /** Lets time pass, so that what is done in slices gets on. */
    void timePasses(Duration time) {
        for (int step = 0; step < 20; step++) {
            driver.advanceWallClockTime(time.dividedBy(20));
        }
    }

    TestInputTopic<byte[], byte[]> input(Topic<?> topic) {
        return driver.createInputTopic(
                topic.named(PREFIX), new ByteArraySerializer(), new ByteArraySerializer());
    }

    TestOutputTopic<byte[], byte[]> output(Topic<?> topic) {
        return output(topic.named(PREFIX));
    }

    TestOutputTopic<byte[], byte[]> deadLetters(Topic<?> topic) {
        return output(Topic.deadLetters(PREFIX + Topics.DIFF_SERVICE, topic.named(PREFIX)));
    }

    /** What has been written to a topic since it was last read, oldest first. */
    <T extends SpecificRecord> List<T> written(Topic<T> topic, Class<T> type) {
        return output(topic).readValuesToList().stream().map(value -> decode(type, value)).toList();
    }

    /**
     * What is written to a topic next. Work that is not input gives way to input for a moment of
     * real time, so it may take some of that.
     */
    <T extends SpecificRecord> List<T> awaited(Topic<T> topic, Class<T> type) {
        TestOutputTopic<byte[], byte[]> output = output(topic);
        Awaitility.await()
                .until(
                        () -> {
                            driver.advanceWallClockTime(Duration.ofMillis(5));
                            return !output.isEmpty();
                        });
        return output.readValuesToList().stream().map(value -> decode(type, value)).toList();
    }

    TestOutputTopic<byte[], byte[]> output(String name) {
        return driver.createOutputTopic(
                name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static <T extends SpecificRecord> T decode(Class<T> type, byte[] value) {
        return new RecordDecoder<>(type, _ -> null).decode(value);
    }

    static final class DoneAtOnce implements CatchUp {
        @Override
        public Readiness readiness() {
            return Readiness.READY;
        }

        @Override
        public void close() {}
    }
}
