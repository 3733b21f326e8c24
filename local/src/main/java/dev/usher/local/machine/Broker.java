package dev.usher.local.machine;

import dev.usher.contracts.topic.TopicCreation;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker in this process, its own controller, on the loopback interface. */
final class Broker implements AutoCloseable {

    private static final int PARTITIONS = 2;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private Broker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts it on its data, or on none, and creates the topics that are missing. */
    static Broker start(Path data, int port, int controllerPort) throws Exception {
        if (!Files.exists(data.resolve("meta.properties"))) {
            Files.createDirectories(data);
            format(data);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(
                        new KafkaConfig(config(data, port, controllerPort), false), Time.SYSTEM);
        server.startup();
        Broker broker = new Broker(server, "127.0.0.1:" + port);
        broker.createTopics();
        return broker;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicCreation("", PARTITIONS, (short) 1, List.of(Services.SOURCE))
                    .createMissing(admin);
        }
    }

    private static void format(Path data) throws Exception {
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        }
    }

    private static Map<String, String> config(Path data, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry(
                        "listeners",
                        "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "BROKER://127.0.0.1:" + port),
                Map.entry(
                        "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                // One machine's worth of everything: the defaults are made for a server.
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.index.size.max.bytes", "1048576"));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
