package dev.usher.local;

import static dev.usher.local.Stage.USER;
import static dev.usher.local.Stage.await;
import static dev.usher.local.Stage.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How Usher keeps from doing damage, told as stories on one system, each with its own people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before the first test
class SafetySystemIT {

    private static final LicenseKey MEETING = new LicenseKey("8100000000000000003");
    private static final String PLANNER = "GoToMeeting Planner";
    private static final String ACCOUNT = "3570000000000000007";

    private static final String APPLICATION =
            """
            status: "on"
            goToAccountKey: "3570000000000000007"
            notification: {enabled: true, email: it.helpdesk@example.com, window: 2s}
            welcomeMail: false
            fullCycle: 10s
            deprovisioning: {grace: 4s}
            removalGuard: {count: 10, collect: 1s}
            retrySchedule: {delays: [2s, 1h]}
            roles:
              - {name: GoToMeeting User, licences: ["8100000000000000003"]}
              - {name: GoToMeeting Planner, licences: ["8100000000000000003"]}
            """;

    private Stage stage;
    private String settings = APPLICATION;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stage = Stage.set(folder, file(settings));
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void holdsBackWhenManyLeaveAtOnceUntilSomebodyLetsThemGo() throws Exception {
        List<String> crew = IntStream.range(0, 12).mapToObj("crew%d"::formatted).toList();
        stage.joinTogether("crew", crew);

        stage.unassignGroup("crew");
        crew.forEach(name -> stage.awaitLog(name, "HELD"));
        stage.cycle();

        assertThat(crew).allMatch(name -> stage.licences(name) == 1);
        assertThat(crew).allMatch(name -> stage.writes(name).size() == 1);
        JsonNode hold =
                stage.get("holds")
                        .path("holds")
                        .valueStream()
                        .filter(it -> it.path("held").asInt() == crew.size())
                        .findFirst()
                        .orElseThrow();
        await(() -> assertThat(crew).allMatch(name -> stage.mailsAbout(name).size() == 1));
        assertThat(stage.mailsAbout("crew0")).isEqualTo(stage.mailsAbout("crew11"));

        stage.post("holds/" + hold.path("id").asString() + "/release", Map.of());

        await(() -> assertThat(crew).allMatch(name -> stage.licences(name) == 0));
        for (String name : crew) {
            await(() -> assertThat(succeeded(name, "DISABLE")).isTrue());
            stage.awaitLog(name, "RELEASED");
        }
        assertThat(stage.get("holds").path("holds").valueStream())
                .noneMatch(it -> it.path("id").equals(hold.path("id")));
        assertThat(crew).allMatch(name -> stage.mailsAbout(name).size() == 1);
    }

    @Test
    void appliesAPlanAsShownWithoutThoseWhoseSituationChanged() throws Exception {
        stage.join(PLANNER, "pam", "pat", "pia");
        String candidate =
                settings.replace(
                        "Planner, licences: [\"8100000000000000003\"]",
                        "Planner, licences: [\"8100000000000000003\", \"8100000000000000005\"]");

        String plan = "plans/" + stage.postYaml("plans", candidate).path("id").asString();
        awaitPlan(plan, "READY");

        assertThat(stage.get(plan + "/changes").path("changes").valueStream())
                .filteredOn(change -> !change.path("action").asString("").isEmpty())
                .extracting(change -> change.path("userName").asString())
                .containsExactlyInAnyOrder(email("pam"), email("pat"), email("pia"));
        assertThat(List.of("pam", "pat", "pia")).allMatch(name -> stage.writes(name).size() == 1);

        stage.put("pia", Map.of("surname", "Newlywed"), true);
        await(() -> assertThat(stage.account("pia").profile().lastName()).isEqualTo("Newlywed"));
        stage.awaitLog("pia", "UPDATE");
        stage.post(plan + "/apply", Map.of());
        settings = candidate;

        await(() -> assertThat(stage.licences("pam") + stage.licences("pat")).isEqualTo(4));
        awaitPlan(plan, "APPLIED");
        assertThat(stage.get(plan).path("leftOut").asInt()).isEqualTo(1);
        stage.awaitLog("pia", "SKIPPED", "PlanOutdated");
        stage.write(file(settings));
        await(() -> assertThat(stage.licences("pia")).isEqualTo(2));
    }

    @Test
    void tellsInAPreviewWhatItWouldDoAndWritesNothing() throws Exception {
        stage.join(USER, "vera");
        stage.settings(file(settings.replace("status: \"on\"", "status: preview")));
        long writes = stage.writes();

        stage.put("vic", Map.of(), true);
        stage.assign("vic", USER);
        stage.unassign("vera");

        assertThat(stage.awaitLog("vic", "PLANNED").path("plannedAction").asString())
                .isEqualTo("CREATE");
        assertThat(stage.awaitLog("vera", "PLANNED").path("plannedAction").asString())
                .isEqualTo("DISABLE");
        stage.cycle();
        assertThat(stage.writes()).isEqualTo(writes);

        stage.assign("vera", USER);
        stage.settings(file(settings));
        await(() -> assertThat(stage.licences("vic")).isEqualTo(1));
        assertThat(stage.writes("vera")).hasSize(1);
    }

    @Test
    void writesNothingWhenSomebodyComesBackWithinTheGracePeriod() throws Exception {
        stage.join(USER, "grace");

        stage.unassign("grace");
        JsonNode leaving = stage.awaitLog("grace", "GRACE");
        stage.assign("grace", USER);

        Instant end = Instant.parse(leaving.path("retryAt").asString());
        await(() -> assertThat(Instant.now()).isAfter(end));
        stage.cycle();
        assertThat(stage.licences("grace")).isEqualTo(1);
        assertThat(stage.writes("grace")).hasSize(1);
        assertThat(stage.log("grace", "DISABLE")).isEmpty();
    }

    @Test
    void triesAgainWhatGoToRefusesAndHealsByItselfOrWhenAsked() throws Exception {
        refuse("esther");
        refuse("edgar");
        for (String name : List.of("esther", "edgar")) {
            stage.put(name, Map.of(), true);
            stage.assign(name, USER);
        }
        JsonNode first = stage.awaitLog("esther", "ESCROWED");
        assertThat(first.path("attempt").asInt()).isEqualTo(1);
        assertThat(Instant.parse(first.path("retryAt").asString()))
                .isAfter(Instant.parse(first.path("at").asString()));
        await(
                () ->
                        assertThat(stage.log("edgar", "ESCROWED"))
                                .extracting(entry -> entry.path("attempt").asInt())
                                .contains(2));
        stage.goTo().clearFaults();

        assertThat(stage.licences("edgar")).isZero();
        stage.post("retry-now", Map.of("users", List.of(email("edgar"), email("esther"))));

        await(() -> assertThat(stage.licences("edgar") + stage.licences("esther")).isEqualTo(2));
    }

    @Test
    void healsByItselfWhenGoToNoLongerRefuses() throws Exception {
        refuse("heather");
        stage.put("heather", Map.of(), true);
        stage.assign("heather", USER);
        stage.awaitLog("heather", "ESCROWED");
        stage.goTo().clearFaults();

        await(() -> assertThat(stage.licences("heather")).isEqualTo(1));
    }

    @Test
    void skipsTwoWhoAreToExchangeTheirEmails() throws Exception {
        stage.join(USER, "gina", "gus");

        stage.put("gina", Map.of("mail", email("gus")), true);
        stage.put("gus", Map.of("mail", email("gina")), true);
        stage.awaitLog("gina", "SKIPPED", "EmailSwap");
        stage.awaitLog("gus", "SKIPPED", "EmailSwap");
        assertThat(stage.writes("gina")).hasSize(1);
        assertThat(stage.writes("gus")).hasSize(1);

        UserKey gina = stage.account("gina").key();
        UserKey gus = stage.account("gus").key();
        stage.put("gina", Map.of("mail", email("gina.for.now")), true);
        await(() -> assertThat(stage.holder("gina")).contains(gus));
        stage.put("gina", Map.of("mail", email("gus")), true);
        await(() -> assertThat(stage.holder("gus")).contains(gina));
    }

    @Test
    void givesSomebodyWhoComesBackTheSameAccount() throws Exception {
        stage.join(USER, "rhea");
        UserKey account = stage.account("rhea").key();

        stage.unassign("rhea");
        await(() -> assertThat(stage.licences("rhea")).isZero());
        stage.put("rhea", Map.of(), false);
        stage.put("rhea", Map.of(), true);
        stage.assign("rhea", USER);

        await(() -> assertThat(stage.licences("rhea")).isEqualTo(1));
        assertThat(stage.account("rhea").key()).isEqualTo(account);
        await(() -> assertThat(succeeded("rhea", "ENABLE")).isTrue());
        assertThat(stage.log("rhea", "CREATE")).hasSize(1);
    }

    @Test
    void createsAnAccountAnewThatSomebodyDeletedInGoTo() throws Exception {
        UserKey found =
                stage.goTo()
                        .addUser(Seed.of(email("dora"), "dora", "Story").licensed(MEETING))
                        .key();
        stage.cycle();
        stage.join(USER, "dora");
        stage.awaitLog("dora", "ADOPTED");

        stage.goTo().removeUser(found);
        long removed = stage.calls().getLast().number();
        stage.cycle();

        await(() -> assertThat(stage.licences("dora")).isEqualTo(1));
        stage.awaitLog("dora", "UNLINKED");
        assertThat(stage.writes("dora")).hasSize(1);
        long created = stage.writes("dora").getFirst().number();
        assertThat(stage.calls())
                .filteredOn(call -> call.number() > removed && call.number() < created)
                .filteredOn(call -> call.request().path().endsWith("/users/" + found))
                .extracting(Call::status)
                .contains(404);
    }

    @Test
    void doesNothingUnderAMistakenAccountKeyAndGoesOnAsBefore() throws Exception {
        stage.join(USER, "kim");
        stage.settings(file(settings.replace(ACCOUNT, "3570000000000000008")));
        long writes = stage.writes();

        stage.put("kate", Map.of(), true);
        stage.assign("kate", USER);
        stage.put("kim", Map.of("surname", "Changed"), true);
        stage.awaitExplained("kate");
        stage.awaitExplained("kim");
        await(
                () -> {
                    assertThat(stage.status().path("state").asString()).isEqualTo("PREVIEW");
                    assertThat(stage.status().path("waitsFor").asString("")).isNotEmpty();
                });
        assertThat(stage.writes()).isEqualTo(writes);

        stage.settings(file(settings));
        await(() -> assertThat(stage.licences("kate")).isEqualTo(1));
        await(() -> assertThat(stage.account("kim").profile().lastName()).isEqualTo("Changed"));
        assertThat(stage.writes("kim")).hasSize(2);
        assertThat(stage.log("kim", "UNLINKED")).isEmpty();
    }

    private void refuse(String name) {
        stage.goTo()
                .inject(
                        Fault.answer(400, "application/json", "{\"errorCode\": \"bad.request\"}")
                                .on(call -> call.method().equals("POST"))
                                .striking(about(name)));
    }

    private static Fault.Strikes about(String name) {
        return new Fault.Strikes(
                Optional.of(email(name)),
                0,
                1,
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    private void awaitPlan(String plan, String state) {
        await(() -> assertThat(stage.get(plan).path("state").asString()).isEqualTo(state));
    }

    private boolean succeeded(String name, String action) throws Exception {
        return stage.log(name, action).stream()
                .anyMatch(entry -> entry.path("outcome").asString().equals("SUCCEEDED"));
    }

    /** A settings file with this of the one application there is. */
    private static String file(String application) {
        return "applications:\n  gotomeeting:\n" + application.indent(4);
    }
}
