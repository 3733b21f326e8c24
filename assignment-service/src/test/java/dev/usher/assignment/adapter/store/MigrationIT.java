package dev.usher.assignment.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.assignment.Surroundings;
import dev.usher.assignment.application.Directory;
import dev.usher.assignment.application.Outbox;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.EffectiveRole;
import dev.usher.assignment.domain.EffectiveRoles;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Precedence;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.domain.UserState;
import dev.usher.assignment.sql.WriteBehind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A directory that the first version wrote reads the same in this one. */
class MigrationIT {

    private static final String SCHEMA = "first_version";
    private static final Instant NINE = Instant.parse("2026-01-01T09:00:00Z");
    private static final Principal.User ANN = user(1);
    private static final Principal.User BO = user(2);
    private static final Principal.User CY = user(3);
    private static final Principal.Group SALES = new Principal.Group("sales");

    private static DataSource database;
    private static JdbcDirectory directory;

    @BeforeAll
    static void fillTheFirstVersionAndMigrate() {
        database = Surroundings.database(SCHEMA);
        Flyway.configure().dataSource(database).schemas(SCHEMA).target("1").load().migrate();
        new JdbcTemplate(database)
                .execute(
                        """
                        INSERT INTO users (id, external_id, user_name, state, attributes) VALUES
                            ('%1$s', 'e-ann', 'ann@first.example', 'ACTIVE',
                                '{"mail": ["ann@first.example"], "city": ["Graz"]}'),
                            ('%2$s', NULL, 'bo@first.example', 'DISABLED', '{}'),
                            ('%3$s', 'e-cy', 'cy@first.example', 'SOFT_DELETED', '{"city": ["Linz"]}'),
                            ('%4$s', 'e-ann', 'ann@first.example', 'HARD_DELETED', '{}');
                        INSERT INTO groups (id, display_name) VALUES ('sales', 'Sales');
                        INSERT INTO memberships (group_id, user_id) VALUES ('sales', '%1$s'), ('sales', '%2$s');
                        INSERT INTO applications (name) VALUES ('subsidiary');
                        INSERT INTO assignments
                                (application, principal, role, assigned_at, assigned_by) VALUES
                            ('gotomeeting', 'user/%1$s', 'Pro', '2026-01-01T09:00:00Z', 'api'),
                            ('gotomeeting', 'group/sales', 'Basic', '2026-01-01T09:00:00Z', 'api'),
                            ('subsidiary', 'user/%2$s', 'Pro', '2026-01-01T09:00:00Z', 'api');
                        INSERT INTO entitlements (user_id, application, revision, content) VALUES
                            ('%1$s', 'gotomeeting', 7, '{"externalId": "e-ann",
                                "userName": "ann@first.example", "state": "ACTIVE",
                                "attributes": {"city": ["Graz"], "mail": ["ann@first.example"],
                                    "userPrincipalName": ["ann@first.example"]},
                                "roles": [{"role": "Basic", "via": ["group/sales"]},
                                    {"role": "Pro", "via": ["user/%1$s"]}]}'),
                            ('%4$s', 'gotomeeting', 2, '{"externalId": "e-ann",
                                "userName": "ann@first.example", "state": "HARD_DELETED",
                                "attributes": {}, "roles": []}');
                        INSERT INTO outbox (topic, key, value, headers) VALUES
                            ('assignment.entitlements.v1', 'gotomeeting|%1$s', 'x', '{"ce_id": "1"}');
                        """
                                .formatted(ANN.id(), BO.id(), CY.id(), new UUID(0, 4)));
        Surroundings.migrated(SCHEMA);
        directory = new JdbcDirectory(new JdbcTemplate(database), transactions());
    }

    @Test
    void keepsPeopleAsTheOneSourceSaidThem() {
        List<User> users = new ArrayList<>();
        directory.users(users::add);

        assertThat(users)
                .extracting(
                        User::id, User::externalId, User::userName, User::state, User::attributes)
                .containsExactly(
                        tuple(
                                ANN,
                                "e-ann",
                                "ann@first.example",
                                UserState.ACTIVE,
                                attributes("mail", "ann@first.example", "city", "Graz")),
                        tuple(BO, null, "bo@first.example", UserState.DISABLED, attributes()),
                        tuple(
                                CY,
                                "e-cy",
                                "cy@first.example",
                                UserState.SOFT_DELETED,
                                attributes("city", "Linz")));
        assertThat(users).allMatch(it -> it.said().keySet().equals(Set.of("api")));
        assertThat(directory.userByExternalId("e-ann")).map(User::id).contains(ANN);
    }

    @Test
    void takesWhatIsToldAgainAsNothingNew() {
        for (User before : List.of(found(ANN), found(BO))) {
            Change.PutUser again =
                    Change.PutUser.some(
                            before.externalId(),
                            before.userName(),
                            Change.Enabled.NOT_SAID,
                            before.attributes());

            assertThat(before.with(again, "api", Precedence.NEWEST, NINE)).isEqualTo(before);
        }
    }

    @Test
    void keepsGroupsMembersAndRoles() {
        List<Group> groups = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        List<RoleAssignment> assignments = new ArrayList<>();
        directory.groups(groups::add);
        directory.memberships(memberships::add);
        directory.assignments("gotomeeting", assignments::add);
        directory.assignments("subsidiary", assignments::add);

        assertThat(groups)
                .containsExactly(new Group(SALES, "Sales", null, new TreeSet<>(Set.of("api"))));
        assertThat(memberships)
                .containsExactlyInAnyOrder(
                        new Membership(SALES, ANN, "api"), new Membership(SALES, BO, "api"));
        assertThat(assignments)
                .containsExactly(
                        assigned("gotomeeting", SALES, "Basic"),
                        assigned("gotomeeting", ANN, "Pro"),
                        assigned("subsidiary", BO, "Pro"));
    }

    @Test
    void saysOnFromWhatWasSaidLast() {
        List<Directory.Effective> said = new ArrayList<>();
        directory.entitlements("gotomeeting", said::add);
        var writing =
                new JdbcWriting(
                        new WriteBehind(new JdbcTemplate(database)),
                        transactions(),
                        false,
                        _ -> {});
        Writing.Reached reached =
                transactions().execute(_ -> writing.reachable(List.of(ANN)).getFirst());
        Entitlement.Content now =
                Entitlement.Content.of(
                        reached.user(),
                        EffectiveRoles.of(ANN, reached.groups(), reached.assignments(), NINE));

        assertThat(said).hasSize(2);
        assertThat(said.getFirst().said().revision()).isEqualTo(7);
        assertThat(said.getFirst().said().content().roles())
                .containsExactly(
                        new EffectiveRole("Basic", List.of("group/sales")),
                        new EffectiveRole("Pro", List.of(ANN.toString())));
        assertThat(Entitlement.next(Optional.of(said.getFirst().said()), now)).isEmpty();
    }

    @Test
    void sendsWhatWasNotSent() {
        var outbox = new JdbcOutbox(JdbcClient.create(database), database, () -> 0);

        assertThat(IntStream.range(0, JdbcOutbox.SHARDS).boxed())
                .flatExtracting(shard -> outbox.oldest(shard, 10))
                .extracting(Outbox.Stored::message)
                .satisfiesExactly(
                        it -> {
                            assertThat(it.key()).isEqualTo("gotomeeting|" + ANN.id());
                            assertThat(it.headers()).isEqualTo(Map.of("ce_id", "1"));
                        });
    }

    private static User found(Principal.User user) {
        return directory.user(user.id().toString()).orElseThrow();
    }

    private static TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private static RoleAssignment assigned(String application, Principal principal, String role) {
        return new RoleAssignment(application, principal, role, "api", null, null, NINE, "api");
    }

    private static SortedMap<String, List<String>> attributes(String... namesAndValues) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return attributes;
    }

    private static Principal.User user(long number) {
        return new Principal.User(new UUID(0, number));
    }
}
