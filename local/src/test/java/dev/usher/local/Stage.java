package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.client.Api;
import dev.usher.local.client.AssignmentApi;
import dev.usher.local.machine.Machine;
import dev.usher.local.machine.MachineOptions;
import dev.usher.local.machine.Ports;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.traffic.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import tools.jackson.databind.JsonNode;

/** The running system with people who come and go, as those see it who look after it. */
final class Stage implements AutoCloseable {

    static final String USER = "GoToMeeting User";

    private static final String JOB = "/api/v1/jobs/gotomeeting/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Path settingsFile;
    private final Machine machine;
    private final AssignmentApi people;
    private final Api assignment;
    private final Api console;

    private Stage(Path settingsFile, Machine machine) {
        this.settingsFile = settingsFile;
        this.machine = machine;
        people = new AssignmentApi(machine.assignment(), machine.secrets().assignmentToken());
        assignment = new Api(machine.assignment(), machine.secrets().assignmentToken());
        console = new Api(machine.console(), machine.secrets().consoleToken());
    }

    /** Starts it with an empty GoTo account, and waits until it works. */
    static Stage set(Path data, String settings) throws IOException, InterruptedException {
        Path settingsFile = data.resolve("settings.yaml");
        Files.writeString(settingsFile, settings);
        Machine machine =
                Machine.start(
                        new MachineOptions(
                                Path.of("..").toAbsolutePath().normalize(),
                                data,
                                false,
                                Ports.free(),
                                List.of(
                                        AccountSetup.gotomeeting(100),
                                        AccountSetup.gotowebinar(100)),
                                _ -> {},
                                Duration.ofSeconds(2),
                                System.err::println,
                                _ -> {}));
        try {
            machine.awaitReady();
            Stage stage = new Stage(settingsFile, machine);
            patiently().ignoreExceptions().untilAsserted(stage::status);
            return stage;
        } catch (InterruptedException | RuntimeException e) {
            machine.close();
            throw e;
        }
    }

    GoToSimulator goTo() {
        return machine.goTo();
    }

    /** Waits until it is so. */
    static void await(ThrowingRunnable assertion) {
        patiently().untilAsserted(assertion);
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(LOOK_AGAIN);
    }

    static String email(String name) {
        return name + "@example.com";
    }

    /** Says of a person how the source has them now, by default with an e-mail like the name. */
    void put(String name, Map<String, Object> attributes, boolean enabled) throws Exception {
        Map<String, Object> all = new HashMap<>();
        all.put("mail", email(name));
        all.put("givenName", name);
        all.put("surname", "Story");
        all.putAll(attributes);
        people.putUser(
                Map.of("userName", email(name), "accountEnabled", enabled, "attributes", all));
    }

    void assign(String name, String role) throws Exception {
        people.assign(email(name), role);
    }

    void unassign(String name) throws Exception {
        people.unassign(email(name), USER);
    }

    /** Has people assigned, and waits until they have their licence. */
    void join(String role, String... names) throws Exception {
        for (String name : names) {
            put(name, Map.of(), true);
            assign(name, role);
        }
        await(() -> assertThat(names).allMatch(name -> licences(name) == 1));
    }

    /** Has a group of people assigned, and waits until they have their licence. */
    void joinTogether(String group, List<String> names) throws Exception {
        StringBuilder lines = new StringBuilder();
        lines.append(
                "{\"kind\": \"group\", \"id\": \"%1$s\", \"displayName\": \"%1$s\"}\n"
                        .formatted(group));
        for (String name : names) {
            lines.append(
                    """
                    {"kind": "user", "userName": "%2$s", "attributes": {"mail": "%2$s", "givenName": "%1$s", "surname": "Story"}}
                    {"kind": "member", "group": "%3$s", "userName": "%2$s"}
                    """
                            .formatted(name, email(name), group));
        }
        lines.append(
                "{\"kind\": \"assignment\", \"group\": \"%s\", \"role\": \"%s\"}\n"
                        .formatted(group, USER));
        assertThat(people.importLines(lines.toString()).refused()).isEmpty();
        await(() -> assertThat(names).allMatch(name -> licences(name) == 1));
    }

    void unassignGroup(String group) throws Exception {
        assignment.call(
                "DELETE",
                "/api/v1/assignments?group=" + group + "&role=" + USER.replace(" ", "%20"),
                "application/json",
                "");
    }

    /** Key of the account that has the person's usual e-mail now. */
    Optional<UserKey> holder(String name) {
        return goTo().user(email(name)).map(GoToUser::key);
    }

    GoToUser account(String name) {
        return goTo().user(email(name)).orElseThrow();
    }

    /** How many licences the person's account has; 0 when there is none. */
    int licences(String name) {
        Optional<GoToUser> user = goTo().user(email(name));
        return user.map(it -> it.licenseKeys().size()).orElse(0);
    }

    /** Writes to the person's account that came to something, as method and status. */
    List<Call> writes(String name) {
        return goTo().journal().writesTo(email(name)).stream().filter(Call::done).toList();
    }

    /** Calls to GoTo, the oldest first. */
    List<Call> calls() {
        return goTo().journal().calls();
    }

    long writes() {
        return goTo().journal().totals().writes();
    }

    /** Changes the settings file, and waits until the diff service goes by it. */
    void settings(String text) throws Exception {
        long before = version();
        write(text);
        await(() -> assertThat(version()).isGreaterThan(before));
        long version = version();
        await(
                () -> {
                    JsonNode status = status();
                    assertThat(status.path("settingsVersion").asLong()).isEqualTo(version);
                });
    }

    /** Changes the settings file to what is in force already, so that nothing comes of it. */
    void write(String text) throws IOException {
        Files.writeString(settingsFile, text);
    }

    private long version() throws Exception {
        return console.get("/api/v1/settings").path("applications").get(0).path("version").asLong();
    }

    JsonNode status() throws Exception {
        return get("status");
    }

    /** Has everybody looked at anew, and waits until it is done. */
    void cycle() throws Exception {
        String before = status().path("cycle").path("id").asString("");
        console.call("POST", "/api/v1/applications/gotomeeting/cycle", Map.of());
        await(
                () -> {
                    JsonNode cycle = status().path("cycle");
                    assertThat(cycle.path("id").asString()).isNotEqualTo(before);
                    assertThat(cycle.path("finishedAt").isString()).isTrue();
                });
    }

    JsonNode get(String path) throws Exception {
        return console.get(JOB + path);
    }

    JsonNode post(String path, Object body) throws Exception {
        return console.call("POST", JOB + path, body);
    }

    JsonNode postYaml(String path, String yaml) throws Exception {
        return console.call("POST", JOB + path, "application/yaml", yaml);
    }

    /** What the log says about the person, newest first. */
    List<JsonNode> log(String name) throws Exception {
        return console.get("/api/v1/log?limit=200&user=" + email(name))
                .path("entries")
                .valueStream()
                .toList();
    }

    /** What the log says about the person, newest first, of one kind. */
    List<JsonNode> log(String name, String action) throws Exception {
        return log(name).stream()
                .filter(entry -> entry.path("action").asString().equals(action))
                .toList();
    }

    /** Waits until the log says this about the person, and gives the newest entry that does. */
    JsonNode awaitLog(String name, String action, String... reasons) {
        return patiently()
                .until(
                        () ->
                                log(name, action).stream()
                                        .filter(
                                                entry ->
                                                        reasons.length == 0
                                                                || Arrays.asList(reasons)
                                                                        .contains(
                                                                                entry.path("reason")
                                                                                        .asString(
                                                                                                "")))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until the diff service knows the person. */
    void awaitExplained(String name) {
        patiently()
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .untilAsserted(
                        () ->
                                assertThat(
                                                post("explain", Map.of("user", email(name)))
                                                        .path("action")
                                                        .asString(""))
                                        .isEqualTo("EXPLAINED"));
    }

    /** Texts of the mails that name the person. */
    List<String> mailsAbout(String name) {
        return machine.mails().stream()
                .map(mail -> mail.text())
                .filter(text -> text.contains(email(name)))
                .toList();
    }

    @Override
    public void close() {
        machine.close();
    }
}
