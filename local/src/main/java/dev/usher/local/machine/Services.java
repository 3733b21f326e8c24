package dev.usher.local.machine;

import dev.usher.contracts.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each service is started with.
 *
 * @param project the folder with the built modules
 * @param data where a service keeps what it keeps on disk
 * @param consolePort of the console's API
 * @param assignmentPort of the assignment-service's API
 * @param managementPorts one for each service, in the order of {@link #specs}
 */
record Services(
        Path project,
        Path data,
        Secrets secrets,
        int consolePort,
        int assignmentPort,
        List<Integer> managementPorts,
        Surroundings surroundings) {

    /** What the services need around them. */
    record Surroundings(
            String bootstrapServers,
            String databaseUrl,
            int mailPort,
            String goToUrl,
            String goToTokenUrl) {}

    /** A system that may say through Kafka who is assigned. */
    static final String SOURCE = "hr";

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /** The names, in the order in which they are started: those that take longest come first. */
    static final List<String> NAMES =
            List.of(
                    Topics.DIFF_SERVICE,
                    Topics.CONSOLE,
                    Topics.ASSIGNMENT_SERVICE,
                    Topics.CONNECTOR_GOTOMEETING,
                    Topics.NOTIFIER_SERVICE);

    /**
     * All services.
     *
     * @throws CannotStartException when one was not built
     */
    List<ServiceSpec> specs() {
        return List.of(
                diff(),
                spec(
                        1,
                        128,
                        withApi(
                                Map.of(
                                        "server.port",
                                        Integer.toString(consolePort),
                                        "console.settings-file",
                                        data.resolve("settings.yaml").toString(),
                                        "console.settings-poll",
                                        "1s")),
                        Map.of("CONSOLE_APITOKEN", secrets.consoleToken())),
                assignment(),
                connector(),
                notifier());
    }

    /**
     * The notifier alone.
     *
     * @throws CannotStartException when it was not built
     */
    ServiceSpec notifier() {
        return spec(
                4,
                96,
                Map.of(
                        "spring.mail.host",
                        "127.0.0.1",
                        "spring.mail.port",
                        Integer.toString(surroundings.mailPort()),
                        "notifier.from",
                        "usher@example.com"),
                Map.of());
    }

    /**
     * The diff-service alone, with what it learnt in training, if it was trained since it was
     * built.
     *
     * @throws CannotStartException when it was not built
     */
    ServiceSpec diff() {
        Path cache = AotCache.ofDiffService(project);
        return AotCache.isFresh(cache)
                ? untrainedDiff().flagged("-XX:AOTCache=" + cache)
                : untrainedDiff();
    }

    /**
     * The diff-service in training. It writes what it learnt when it ends, which takes a while.
     *
     * @param cache the file to write
     * @throws CannotStartException when it was not built
     */
    ServiceSpec diffInTraining(Path cache) {
        return untrainedDiff().flagged("-XX:AOTCacheOutput=" + cache);
    }

    private ServiceSpec untrainedDiff() {
        // Nearly all that a decision needs is garbage soon; what is not has room among the young.
        return spec(
                        0,
                        120,
                        Map.of("diff.state-dir", data.resolve("diff-state").toString()),
                        Map.of())
                .flagged("-XX:NewRatio=1")
                .flagged("-XX:SurvivorRatio=6");
    }

    /**
     * The assignment-service alone.
     *
     * @throws CannotStartException when it was not built
     */
    ServiceSpec assignment() {
        return spec(
                2,
                160,
                withApi(
                        Map.of(
                                "server.port",
                                Integer.toString(assignmentPort),
                                "assignment.intake.sources." + SOURCE + ".roles",
                                "*")),
                Map.of("ASSIGNMENT_APITOKEN", secrets.assignmentToken()));
    }

    /**
     * The connector alone.
     *
     * @throws CannotStartException when it was not built
     */
    ServiceSpec connector() {
        return spec(
                3,
                112,
                Map.of(
                        "gotomeeting.api-url",
                        surroundings.goToUrl(),
                        "gotomeeting.token-url",
                        surroundings.goToTokenUrl(),
                        "gotomeeting.key.file",
                        data.resolve("connector.key").toString(),
                        "gotomeeting.key.create",
                        "true"),
                Map.of(
                        "GOTOMEETING_CREDENTIALS_GOTOMEETING_CLIENTID",
                        secrets.goTo().clientId(),
                        "GOTOMEETING_CREDENTIALS_GOTOMEETING_CLIENTSECRET",
                        secrets.goTo().clientSecret(),
                        "GOTOMEETING_CREDENTIALS_GOTOMEETING_PERSONALACCESSTOKEN",
                        secrets.goTo().personalAccessToken()));
    }

    /** Settings of a service with a database and an API on a port of its own. */
    private Map<String, String> withApi(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("management.server.address", "127.0.0.1");
        settings.put("spring.datasource.url", surroundings.databaseUrl());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.hikari.maximum-pool-size", "6");
        return settings;
    }

    private ServiceSpec spec(
            int index, int heapMegabytes, Map<String, String> more, Map<String, String> hidden) {
        String name = NAMES.get(index);
        int managementPort = managementPorts.get(index);
        Map<String, String> settings = new HashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", Integer.toString(managementPort));
        settings.put("spring.kafka.bootstrap-servers", surroundings.bootstrapServers());
        settings.putAll(more);
        return new ServiceSpec(
                name, jar(name), jvmFlags(name, heapMegabytes), settings, hidden, managementPort);
    }

    private Path jar(String name) {
        return built(project.resolve(name), name);
    }

    /**
     * What the build made of a module.
     *
     * @throws CannotStartException when it was not built
     */
    static Path built(Path module, String name) {
        Path jar = module.resolve("target").resolve(name + "-" + VERSION + ".jar");
        if (!Files.exists(jar)) {
            throw new CannotStartException(
                    "There is no " + jar + "; build first: ./usher up does.");
        }
        return jar;
    }

    /**
     * Small and soon ready, for a machine that runs all of them: one collector thread, the quick
     * compiler alone, little stack. The diff-service, which at times decides everybody, gets the
     * thorough compiler too.
     */
    private static List<String> jvmFlags(String name, int heapMegabytes) {
        List<String> flags = new ArrayList<>();
        if (!name.equals(Topics.DIFF_SERVICE)) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        flags.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx" + heapMegabytes + "m",
                        "-Xss512k",
                        "-XX:ReservedCodeCacheSize=" + codeMegabytes(name) + "m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        return List.copyOf(flags);
    }

    /**
     * How much is set aside for compiled code. Each time a share of it has been filled, the whole
     * heap is collected to find code that is not used any more: who calls the assignment-service
     * waits for that, and the diff-service would have to compile again what it needs for the next
     * cycle. Both get more than they fill.
     */
    private static int codeMegabytes(String name) {
        return switch (name) {
            case Topics.ASSIGNMENT_SERVICE, Topics.DIFF_SERVICE -> 128;
            default -> 48;
        };
    }
}
