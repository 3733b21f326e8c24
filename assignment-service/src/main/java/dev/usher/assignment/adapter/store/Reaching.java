package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.GroupGraph;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.Profile;
import dev.usher.assignment.domain.RoleAssignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is reached by the roles of a group, and by which groups a user is. */
final class Reaching {

    private static final UUID FIRST = new UUID(0, 0);

    /**
     * Each group gives at most a slice, so that no statement sorts all members of all groups; who
     * is a member by several sources counts once in it.
     */
    private static final String REACHED =
            """
            WITH RECURSIVE below (id) AS (
                SELECT :group
                UNION
                SELECT n.member_id FROM nestings n JOIN below ON n.group_id = below.id
                WHERE :nested
            )
            SELECT DISTINCT m.user_id FROM below CROSS JOIN LATERAL (
                SELECT DISTINCT user_id FROM memberships
                WHERE group_id = below.id AND user_id > :behind ORDER BY user_id LIMIT :most
            ) m ORDER BY m.user_id LIMIT :most
            """;

    /** Whoever is in no group and has no role is nobody an application ever heard of. */
    private static final String REACHABLE =
            Rows.PROFILE
                    + """
                    WHERE id = ANY (?) AND (
                        EXISTS (SELECT FROM memberships m WHERE m.user_id = users.id)
                        OR EXISTS (SELECT FROM assignments a WHERE a.principal = 'user/' || users.id)
                        OR EXISTS (SELECT FROM entitlements e WHERE e.user_id = users.id))
                    ORDER BY id FOR NO KEY UPDATE
                    """;

    private static final String ABOVE =
            """
            WITH RECURSIVE above (member_id, group_id) AS (
                SELECT member_id, group_id FROM nestings WHERE member_id = ANY (?)
                UNION
                SELECT n.member_id, n.group_id FROM nestings n
                JOIN above ON n.member_id = above.group_id
            )
            SELECT member_id, group_id FROM above
            """;

    private final JdbcClient jdbc;
    private final boolean nested;

    Reaching(JdbcClient jdbc, boolean nested) {
        this.jdbc = jdbc;
        this.nested = nested;
    }

    List<Principal.User> reached(Principal.Group group, Optional<Principal.User> behind, int most) {
        return jdbc.sql(REACHED)
                .param("group", group.id())
                .param("nested", nested)
                .param("behind", behind.map(Principal.User::id).orElse(FIRST))
                .param("most", most)
                .query((row, _) -> new Principal.User(row.getObject(1, UUID.class)))
                .list();
    }

    List<Principal.User> everybody(Optional<Principal.User> behind, int most) {
        return jdbc.sql(
                        """
                        SELECT id FROM users WHERE id > ? AND (
                            EXISTS (SELECT FROM memberships m WHERE m.user_id = users.id)
                            OR EXISTS (SELECT FROM entitlements e WHERE e.user_id = users.id))
                        ORDER BY id LIMIT ?
                        """)
                .params(behind.map(Principal.User::id).orElse(FIRST), most)
                .query((row, _) -> new Principal.User(row.getObject(1, UUID.class)))
                .list();
    }

    /** The statements after the first see all that was committed before it got its locks. */
    List<Writing.Reached> reachable(Collection<Principal.User> ids) {
        List<Profile> users =
                jdbc.sql(REACHABLE).param(uuids(ids)).query((row, _) -> Rows.profile(row)).list();
        if (users.isEmpty()) {
            return List.of();
        }
        Map<Principal.User, List<Principal.Group>> memberOf =
                groupsOf(users.stream().map(Profile::id).toList());
        Set<Principal.Group> direct = new HashSet<>();
        memberOf.values().forEach(direct::addAll);
        GroupGraph graph = nested && !direct.isEmpty() ? above(direct) : GroupGraph.flat();
        Map<Principal, List<RoleAssignment>> assigned = assigned(users, graph.upwards(direct));
        Map<Set<Principal.Group>, Set<Principal.Group>> upwards = new HashMap<>();
        List<Writing.Reached> reached = new ArrayList<>();
        for (Profile user : users) {
            Set<Principal.Group> groups =
                    upwards.computeIfAbsent(
                            Set.copyOf(memberOf.getOrDefault(user.id(), List.of())),
                            graph::upwards);
            List<RoleAssignment> reaching =
                    new ArrayList<>(assigned.getOrDefault(user.id(), List.of()));
            groups.forEach(it -> reaching.addAll(assigned.getOrDefault(it, List.of())));
            reached.add(new Writing.Reached(user, groups, reaching));
        }
        return reached;
    }

    private Map<Principal.User, List<Principal.Group>> groupsOf(List<Principal.User> users) {
        Map<Principal.User, List<Principal.Group>> groups = new HashMap<>();
        jdbc.sql("SELECT DISTINCT user_id, group_id FROM memberships WHERE user_id = ANY (?)")
                .param(uuids(users))
                .query(
                        row -> {
                            groups.computeIfAbsent(
                                            new Principal.User(row.getObject(1, UUID.class)),
                                            _ -> new ArrayList<>())
                                    .add(new Principal.Group(row.getString(2)));
                        });
        return groups;
    }

    private GroupGraph above(Set<Principal.Group> groups) {
        GroupGraph graph = GroupGraph.flat();
        jdbc.sql(ABOVE)
                .param(groups.stream().map(Principal.Group::id).toArray(String[]::new))
                .query(
                        row -> {
                            graph.nest(
                                    new Principal.Group(row.getString(1)),
                                    new Principal.Group(row.getString(2)));
                        });
        return graph;
    }

    private Map<Principal, List<RoleAssignment>> assigned(
            List<Profile> users, Set<Principal.Group> groups) {
        List<String> principals = new ArrayList<>();
        users.forEach(it -> principals.add(it.id().toString()));
        groups.forEach(it -> principals.add(it.toString()));
        Map<Principal, List<RoleAssignment>> assigned = new HashMap<>();
        jdbc.sql(Rows.ASSIGNMENT + "WHERE principal = ANY (?)")
                .param(principals.toArray(String[]::new))
                .query(
                        row -> {
                            RoleAssignment one = Rows.assignment(row);
                            assigned.computeIfAbsent(one.principal(), _ -> new ArrayList<>())
                                    .add(one);
                        });
        return assigned;
    }

    static UUID[] uuids(Collection<Principal.User> users) {
        return users.stream().map(Principal.User::id).toArray(UUID[]::new);
    }
}
