package dev.usher.assignment;

import static dev.usher.assignment.Surroundings.awaitEntitlements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Change.Named.ByGroup;
import dev.usher.assignment.domain.Change.Named.ByUser;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several sources, times, and groups in groups. */
class SourcesIT {

    private static final String APPLICATION = "gotomeeting";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static Instance service;
    private static ApplyingChanges applying;

    @BeforeAll
    static void start() {
        service =
                Instance.start(
                        "sources",
                        "--assignment.nested-groups=on",
                        "--assignment.bulk.slice=10",
                        "--assignment.source-precedence=hr");
        applying = service.bean(ApplyingChanges.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void leaveEachOthersRolesAlone() {
        tell("a", user("anna@own.example"));
        tell("a", assign("anna@own.example", "Pro"));
        tell("b", assign("anna@own.example", "Pro"));

        Outcome ofB = tell("b", unassign("anna@own.example", "Pro"));
        Outcome ofC = tell("c", unassign("anna@own.example", "Pro"));
        tell("b", assign("anna@own.example", "Organizer"));

        assertThat(ofB).isInstanceOf(Outcome.Accepted.class);
        assertThat(ofC).isInstanceOf(Outcome.Unchanged.class);
        assertThat(roles(awaitEntitlements("@own.example", 2))).isEqualTo("Organizer,Pro");
    }

    @Test
    void countByPrecedenceAndElseTheNewest() {
        tell("hr", user("bert@say.example", Map.of("city", "Graz")));
        tell("a", user("bert@say.example", Map.of("city", "Wien", "title", "Dr.")));
        tell("b", user("bert@say.example", Map.of("title", "Mag.", "mail", "b@say.example")));
        tell("a", assign("bert@say.example", "Pro"));

        Map<String, List<String>> said =
                awaitEntitlements("@say.example", 1).getLast().getAttributes();
        assertThat(said.get("city")).containsExactly("Graz");
        assertThat(said.get("title")).containsExactly("Mag.");
        assertThat(said.get("mail")).containsExactly("b@say.example");
    }

    @Test
    void keepAPersonUntilTheLastOneDeletesThem() {
        tell("a", user("cora@last.example", Map.of("city", "Graz")));
        tell("b", user("cora@last.example", Map.of("title", "Dr.")));
        tell("b", assign("cora@last.example", "Pro"));
        tell("a", assign("cora@last.example", "Organizer"));
        tell("a", new Change.DeleteUser("cora@last.example", true));
        Outcome again = tell("a", new Change.DeleteUser("cora@last.example", true));
        tell("b", new Change.DeleteUser("cora@last.example", true));

        List<Entitlement> said = awaitEntitlements("@last.example", 4);
        assertThat(again).isInstanceOf(Outcome.Refused.class);
        assertThat(roles(said.subList(0, 3))).isEqualTo("Pro");
        assertThat(said.get(2).getAttributes()).doesNotContainKey("city").containsKey("title");
        assertThat(said.get(3).getState()).isEqualTo(UserState.HARD_DELETED);
        assertThat(said.get(3).getRoles()).isEmpty();
    }

    @Test
    void deleteAPersonForGoodWhomEachHadDeletedForNow() {
        tell("a", user("emil@bin.example"));
        tell("a", assign("emil@bin.example", "Pro"));
        tell("a", new Change.DeleteUser("emil@bin.example", false));
        tell("b", user("emil@bin.example"));
        tell("b", new Change.DeleteUser("emil@bin.example", false));
        Outcome first = tell("a", new Change.DeleteUser("emil@bin.example", true));
        Outcome again = tell("a", new Change.DeleteUser("emil@bin.example", true));
        tell("b", new Change.DeleteUser("emil@bin.example", true));

        assertThat(first).isInstanceOf(Outcome.Accepted.class);
        assertThat(again).isInstanceOf(Outcome.Unchanged.class);
        assertThat(awaitEntitlements("@bin.example", 5).getLast().getState())
                .isEqualTo(UserState.HARD_DELETED);
    }

    @Test
    void giveNothingMoreToWhomTheyDeletedWhenAnotherBringsThemBack() {
        tell("a", user("dora@back.example"));
        tell("a", assign("dora@back.example", "Pro"));
        tell("a", new Change.DeleteUser("dora@back.example", false));
        tell("b", user("dora@back.example"));
        tell("b", assign("dora@back.example", "Organizer"));

        assertThat(roles(awaitEntitlements("@back.example", 4))).isEqualTo("Organizer");
    }

    @Test
    void refuseMoreAboutAPersonThanARecordHolds() {
        Outcome last = new Outcome.Unchanged("");
        for (int i = 0; i < 60; i++) {
            last = tell("a", user("ed@fat.example", Map.of("more" + i, "x".repeat(4_000))));
        }
        tell("a", assign("ed@fat.example", "Pro"));

        assertThat(last).isInstanceOf(Outcome.Refused.class);
        assertThat(awaitEntitlements("@fat.example", 1)).hasSize(1);
    }

    @Test
    void areTakenInTheOrderInWhichTheySayItHappened() {
        tell("a", user("dora@time.example"));
        tellAt(NOON.plusSeconds(2), "e2", unassign("dora@time.example", "Pro"));
        Outcome late = tellAt(NOON.plusSeconds(1), "e1", assign("dora@time.example", "Pro"));
        Outcome newer = tellAt(NOON.plusSeconds(3), "e3", assign("dora@time.example", "Pro"));
        tellAt(NOON.plusSeconds(4), "e4", unassign("dora@time.example", "Pro"));
        Outcome repeated = tellAt(NOON.plusSeconds(5), "e3", assign("dora@time.example", "Pro"));

        assertThat(late).isInstanceOf(Outcome.Unchanged.class);
        assertThat(newer).isInstanceOf(Outcome.Accepted.class);
        assertThat(repeated).isInstanceOf(Outcome.Unchanged.class);
        assertThat(awaitEntitlements("@time.example", 2).getLast().getRoles()).isEmpty();
    }

    @Test
    void giveAccessThatBeginsAndEndsByItself() {
        Instant from = Instant.now().plus(Duration.ofMillis(700));
        Instant until = from.plus(Duration.ofMillis(700));
        tell("a", user("emil@due.example"));
        tell(
                "a",
                new Change.Assign(APPLICATION, new ByUser("emil@due.example"), "Pro", from, until));

        List<Entitlement> said = awaitEntitlements("@due.example", 2);
        assertThat(said.getFirst().getRoles()).hasSize(1);
        assertThat(said.getFirst().getUpdatedAt()).isAfterOrEqualTo(from.minusMillis(1));
        assertThat(said.getLast().getRoles()).isEmpty();
        assertThat(said.getLast().getUpdatedAt())
                .isAfterOrEqualTo(until.minusMillis(1))
                .isBefore(until.plus(Duration.ofSeconds(5)));
        assertThat(
                        tell(
                                "a",
                                new Change.Assign(
                                        APPLICATION,
                                        new ByUser("emil@due.example"),
                                        "Pro",
                                        null,
                                        from)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void carryRolesThroughGroupsInGroupsAndAroundCircles() {
        tell("a", user("fritz@nest.example"));
        for (String group : List.of("n1", "n2", "n3")) {
            tell("a", new Change.PutGroup(group, null, group));
        }
        tell("a", new Change.AddMember("n1", new ByUser("fritz@nest.example")));
        tell("a", new Change.AddMember("n2", new ByGroup("n1")));
        tell("a", new Change.AddMember("n3", new ByGroup("n2")));
        tell("a", new Change.AddMember("n1", new ByGroup("n3")));
        tell("a", new Change.Assign(APPLICATION, new ByGroup("n3"), "Pro", null, null));
        tell("a", new Change.RemoveMember("n2", new ByGroup("n1")));
        tell("a", new Change.AddMember("n2", new ByGroup("n1")));
        tell("a", new Change.DeleteGroup("n2"));

        List<Entitlement> said = awaitEntitlements("@nest.example", 4);
        assertThat(said).extracting(it -> it.getRoles().size()).containsExactly(1, 0, 1, 0);
        assertThat(said.getFirst().getRoles().getFirst().getVia()).containsExactly("group/n3");
        assertThat(tell("a", new Change.PutGroup("n2", null, "n2")))
                .isEqualTo(new Outcome.Accepted("n2", true));
    }

    @Test
    void reachTheMembersOfALargeGroupInSlices() {
        tell("a", new Change.PutGroup("large", null, "large"));
        for (int i = 0; i < 35; i++) {
            tell("a", user("m" + i + "@large.example"));
            tell("a", new Change.AddMember("large", new ByUser("m" + i + "@large.example")));
        }
        tell("a", new Change.Assign(APPLICATION, new ByGroup("large"), "Pro", null, null));
        tell("a", user("m7@large.example", Map.of("city", "Graz")));
        awaitEntitlements("@large.example", 35);
        tell("a", new Change.DeleteGroup("large"));

        List<Entitlement> said = awaitEntitlements("@large.example", 70);
        var last = new TreeMap<String, Entitlement>();
        said.forEach(it -> last.put(it.getUserName(), it));
        assertThat(last).hasSize(35);
        assertThat(last.values()).allMatch(it -> it.getRoles().isEmpty());
        assertThat(last)
                .hasEntrySatisfying(
                        "m7@large.example",
                        it -> assertThat(it.getAttributes().get("city")).containsExactly("Graz"));
    }

    @Test
    void followTheSettingForGroupsInGroupsFromTheNextStartOn() throws Exception {
        try (Instance off = Instance.start("switched")) {
            off.importOf(
                    "application/x-ndjson",
                    """
                    {"kind":"user","userName":"hugo@switched.example"}
                    {"kind":"group","id":"inner","displayName":"Inner"}
                    {"kind":"group","id":"outer","displayName":"Outer"}
                    {"kind":"member","group":"inner","user":"hugo@switched.example"}
                    {"kind":"member","group":"outer","memberGroup":"inner"}
                    {"kind":"assignment","group":"outer","role":"Pro"}
                    {"kind":"assignment","user":"hugo@switched.example","role":"Organizer"}
                    """);
            assertThat(roles(awaitEntitlements("@switched.example", 1))).isEqualTo("Organizer");
        }
        try (Instance _ = Instance.start("switched", "--assignment.nested-groups=on")) {
            assertThat(roles(awaitEntitlements("@switched.example", 2))).isEqualTo("Organizer,Pro");
        }
    }

    @Test
    void refuseAllTogetherWhenOneIsRefused() {
        List<Outcome> refused =
                applying.together(
                        List.of(user("gerd@all.example"), assign("nobody@all.example", "Pro")),
                        Origin.of("a", "test"));
        List<Outcome> taken =
                applying.together(
                        List.of(user("gerd@all.example"), assign("gerd@all.example", "Pro")),
                        Origin.of("a", "test"));

        assertThat(refused.getLast()).isInstanceOf(Outcome.Refused.class);
        assertThat(taken.getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, it -> assertThat(it.created()).isTrue());
        assertThat(awaitEntitlements("@all.example", 1)).hasSize(1);
    }

    private static Change.PutUser user(String name) {
        return user(name, Map.of());
    }

    private static Change.PutUser user(String name, Map<String, String> attributes) {
        TreeMap<String, List<String>> values = new TreeMap<>();
        attributes.forEach((key, value) -> values.put(key, List.of(value)));
        return Change.PutUser.some(null, name, Change.Enabled.NOT_SAID, values);
    }

    private static Change assign(String user, String role) {
        return new Change.Assign(APPLICATION, new ByUser(user), role, null, null);
    }

    private static Change unassign(String user, String role) {
        return new Change.Unassign(APPLICATION, new ByUser(user), role);
    }

    private static Outcome tell(String source, Change change) {
        return applying.one(new Parsed.Understood(change), Origin.of(source, "test"));
    }

    private static Outcome tellAt(Instant occurredAt, String event, Change change) {
        return applying.one(
                new Parsed.Understood(change), new Origin("a", "test", occurredAt, event));
    }

    private static String roles(List<Entitlement> said) {
        return String.join(
                ",", said.getLast().getRoles().stream().map(EffectiveRole::getRole).toList());
    }
}
