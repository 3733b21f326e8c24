package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.adapter.kafka.AvroMessages;
import dev.usher.assignment.adapter.store.JdbcAuditLog;
import dev.usher.assignment.adapter.store.JdbcErasures;
import dev.usher.assignment.adapter.store.JdbcRecomputations;
import dev.usher.assignment.adapter.store.JdbcSchedule;
import dev.usher.assignment.adapter.store.JdbcWriting;
import dev.usher.assignment.application.Announcing;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Erasing;
import dev.usher.assignment.application.KeepingTime;
import dev.usher.assignment.application.Pressure;
import dev.usher.assignment.application.Recomputing;
import dev.usher.assignment.application.Rules;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Change.Named;
import dev.usher.assignment.domain.EffectiveRole;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import dev.usher.assignment.domain.Precedence;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.UserState;
import dev.usher.assignment.sql.WriteBehind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever sources say about people, groups in groups, members and roles for a time, whoever is
 * erased, and whatever time it is: what the database holds as said of a user is what the
 * {@linkplain Facts facts} mean.
 */
class EffectiveRolesLawIT {

    private static final String APPLICATION = "gotomeeting";
    private static final List<String> APPLICATIONS = List.of(APPLICATION, "subsidiary");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SLICE = 2;
    private static final List<String> USERS = List.of("u0", "u1", "u2", "u3");
    private static final List<String> GROUPS = List.of("g0", "g1", "g2", "g3");

    /** Something that happens. */
    sealed interface Step {
        /** A source says something. */
        record Said(String source, Change change) implements Step {}

        /** Somebody is erased, and may come back as another. */
        record Erased(String user) implements Step {}

        /** Time passes. */
        record Later(int hours) implements Step {}
    }

    @Property(tries = 12)
    void whatIsSaidIsWhatTheFactsMean(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        Random random = new Random(seed);
        Service service = new Service();
        Facts facts = new Facts(GROUPS);
        USERS.forEach(it -> facts.take("a", known(it), START));
        for (Step step : steps) {
            switch (step) {
                case Step.Said(String source, Change change) -> {
                    service.tell(source, change);
                    facts.take(source, change, service.clock.instant());
                }
                case Step.Erased(String user) -> {
                    service.erase(user);
                    facts.forget(user);
                }
                case Step.Later(int hours) -> service.clock.pass(Duration.ofHours(hours));
            }
            if (random.nextInt(3) == 0) {
                continue;
            }
            service.settle();
            assertThat(service.people()).as("after %s", step).isEqualTo(facts.people());
            for (String application : APPLICATIONS) {
                assertThat(service.roles(application))
                        .as("of %s after %s", application, step)
                        .isEqualTo(facts.roles(application, service.clock.instant()));
            }
        }
    }

    private static Change known(String user) {
        return Change.PutUser.some(null, user, Change.Enabled.NOT_SAID, new TreeMap<>());
    }

    @Example
    void whoIsAMemberByTwoSourcesFillsNoPlaceOfAnother() {
        Service service = new Service();
        for (String source : List.of("a", "b")) {
            for (String user : USERS) {
                service.tell(source, new Change.AddMember("g0", new Named.ByUser(user)));
            }
        }
        service.tell(
                "a", new Change.Assign(APPLICATION, new Named.ByGroup("g0"), "Basic", null, null));
        service.settle();
        service.people();
        assertThat(service.roles(APPLICATION).keySet()).containsExactlyElementsOf(USERS);
    }

    @Example
    void theRoleOfALargeGroupBeginsByItself() {
        Service service = new Service();
        for (String user : USERS) {
            service.tell("a", new Change.AddMember("g0", new Named.ByUser(user)));
        }
        Instant begin = START.plus(Duration.ofHours(1));
        service.tell(
                "a", new Change.Assign(APPLICATION, new Named.ByGroup("g0"), "Basic", begin, null));
        service.settle();
        service.clock.pass(Duration.ofHours(1));
        service.settle();
        service.people();
        assertThat(service.roles(APPLICATION).keySet()).containsExactlyElementsOf(USERS);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> sources = Arbitraries.of("a", "b");
        Arbitrary<String> groups = Arbitraries.of(GROUPS);
        Arbitrary<String> applications = Arbitraries.of(APPLICATIONS);
        Arbitrary<Named> users =
                Combinators.combine(Arbitraries.of(USERS), Arbitraries.of(true, false))
                        .as((user, capital) -> capital ? user.toUpperCase(Locale.ROOT) : user)
                        .map(Named.ByUser::new);
        Arbitrary<Named> nested = groups.map(Named.ByGroup::new);
        Arbitrary<Named> principals = Arbitraries.oneOf(users, nested);
        Arbitrary<String> roles = Arbitraries.of("Pro", "Basic");
        Arbitrary<Instant> hours =
                Arbitraries.integers().between(0, 20).map(it -> START.plus(Duration.ofHours(it)));
        Arbitrary<Change> joining =
                Combinators.combine(groups, principals).as(Change.AddMember::new);
        Arbitrary<Change> assigning =
                Combinators.combine(
                                applications,
                                principals,
                                roles,
                                hours.injectNull(0.6),
                                hours.injectNull(0.5))
                        .as(Change.Assign::new);
        Arbitrary<Change> changes =
                Arbitraries.frequencyOf(
                        Tuple.of(6, joining),
                        Tuple.of(5, assigning),
                        Tuple.of(
                                2,
                                Combinators.combine(groups, principals)
                                        .as(Change.RemoveMember::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(applications, principals, roles)
                                        .as(Change.Unassign::new)),
                        Tuple.of(1, groups.map(it -> new Change.PutGroup(it, null, it))),
                        Tuple.of(1, groups.map(Change.DeleteGroup::new)));
        Arbitrary<Change> peopleChanges =
                Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.of(USERS).map(EffectiveRolesLawIT::known)),
                        Tuple.of(
                                1,
                                Combinators.combine(
                                                Arbitraries.of(USERS), Arbitraries.of(true, false))
                                        .as(Change.DeleteUser::new)));
        Arbitrary<Step> steps =
                Arbitraries.frequencyOf(
                        Tuple.of(9, Combinators.combine(sources, changes).as(Step.Said::new)),
                        Tuple.of(3, Combinators.combine(sources, peopleChanges).as(Step.Said::new)),
                        Tuple.of(1, Arbitraries.of(USERS).map(Step.Erased::new)),
                        Tuple.of(1, Arbitraries.integers().between(1, 6).map(Step.Later::new)));
        return steps.list().ofMinSize(20).ofMaxSize(40);
    }

    /** The service without its edges, on an empty directory, with a clock that is set by hand. */
    private static final class Service {

        private static final SingleConnectionDataSource DATABASE = connection();

        /** Whether was told that there are members of a group to look at. */
        private boolean woken;

        private final MovableClock clock = new MovableClock(START);
        private final WriteBehind jdbc;
        private final Map<Principal.User, String> users = new HashMap<>();
        private final JdbcWriting writing;
        private final ApplyingChanges applying;
        private final Recomputing recomputing;
        private final KeepingTime time;
        private final Erasing erasing;

        Service() {
            jdbc = new WriteBehind(new JdbcTemplate(DATABASE));
            jdbc.sql(
                            "TRUNCATE users, groups, assignments, recomputations, erasures, outbox"
                                    + " CASCADE")
                    .update();
            APPLICATIONS.forEach(
                    it ->
                            jdbc.sql(
                                            "INSERT INTO applications (name) VALUES (?) ON CONFLICT"
                                                    + " DO NOTHING")
                                    .param(it)
                                    .update());
            var transactions = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
            var recomputations = new JdbcRecomputations(jdbc);
            var pressure = new Pressure(_ -> 0, clock, Long.MAX_VALUE);
            writing = new JdbcWriting(jdbc, transactions, true, _ -> {});
            var announcing =
                    new Announcing(
                            writing, recomputations, new AvroMessages(), UUID::randomUUID, SLICE);
            applying =
                    new ApplyingChanges(
                            writing,
                            announcing,
                            new JdbcAuditLog(jdbc),
                            pressure,
                            new Rules(Precedence.NEWEST, true),
                            clock,
                            UUID::randomUUID,
                            () -> woken = true);
            recomputing =
                    new Recomputing(writing, recomputations, announcing, pressure, clock, SLICE);
            time =
                    new KeepingTime(
                            writing,
                            new JdbcSchedule(jdbc),
                            announcing,
                            clock,
                            UUID::randomUUID,
                            SLICE,
                            () -> woken = true);
            erasing =
                    new Erasing(
                            writing,
                            announcing,
                            new JdbcErasures(jdbc),
                            new JdbcAuditLog(jdbc),
                            (_, _) -> true,
                            new AvroMessages(),
                            new Rules(Precedence.NEWEST, true),
                            clock,
                            UUID::randomUUID,
                            Duration.ofHours(1));
            USERS.forEach(it -> tell("a", known(it)));
            GROUPS.forEach(it -> tell("a", new Change.PutGroup(it, null, it)));
        }

        /** Everybody known, and in which state; whoever is gone is nobody, whatever is left. */
        Map<String, UserState> people() {
            Map<String, UserState> people = new TreeMap<>();
            users.clear();
            jdbc.sql("SELECT id, user_name, state FROM users")
                    .query(
                            row -> {
                                UserState state = UserState.valueOf(row.getString(3));
                                boolean gone = state == UserState.HARD_DELETED;
                                users.put(
                                        new Principal.User(row.getObject(1, UUID.class)),
                                        (gone ? "gone " : "") + row.getString(2));
                                if (!gone) {
                                    people.put(row.getString(2), state);
                                }
                            });
            return people;
        }

        void erase(String user) {
            erasing.begin(user, Origin.of("api", "test"));
        }

        private static SingleConnectionDataSource connection() {
            try {
                return new SingleConnectionDataSource(
                        Surroundings.migrated("law").getConnection(), true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void tell(String source, Change change) {
            applying.one(new Parsed.Understood(change), Origin.of(source, "test"));
        }

        /** Lets end and follow what does by itself. */
        void settle() {
            boolean more = true;
            while (more) {
                more = time.turn() || (woken && recomputing.step()) || erasing.step();
            }
            woken = false;
        }

        /** What was last said of users in an application: by role, which principals carry it. */
        Map<String, Map<String, List<String>>> roles(String application) {
            Map<String, Map<String, List<String>>> roles = new TreeMap<>();
            writing.lastSaid(users.keySet())
                    .forEach(
                            (subject, said) -> {
                                Map<String, List<String>> carried = new TreeMap<>();
                                for (EffectiveRole role : said.content().roles()) {
                                    carried.put(
                                            role.role(),
                                            role.via().stream().map(this::name).sorted().toList());
                                }
                                if (!carried.isEmpty()
                                        && subject.application().equals(application)) {
                                    roles.put(users.get(subject.user()), carried);
                                }
                            });
            return roles;
        }

        private String name(String principal) {
            return switch (Principal.parse(principal)) {
                case Principal.User user -> String.valueOf(users.get(user));
                case Principal.Group(String id) -> id;
            };
        }
    }
}
