package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.sql.WriteBehind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds what names stand for, in a handful of statements however many names there are. */
final class Loading {

    private static final String IDS =
            """
            SELECT id FROM users
            WHERE lower(user_name) = ANY (ARRAY(SELECT lower(n) FROM unnest(:names) n))
            AND state <> 'HARD_DELETED'
            UNION ALL SELECT id FROM users
            WHERE external_id = ANY (:ids) AND state <> 'HARD_DELETED'
            UNION ALL SELECT id FROM users
            WHERE other_external_ids <> '{}' AND other_external_ids && :ids::text[] AND state <> 'HARD_DELETED'
            """;

    private static final int UUID_LENGTH = 36;

    private final WriteBehind jdbc;

    Loading(WriteBehind jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param lock whether the users are locked until the end of the transaction, in the order of
     *     their ids so that two transactions do not wait for each other
     */
    Writing.Loaded load(Writing.Names names, boolean lock) {
        Map<String, Optional<Set<String>>> roles = new HashMap<>();
        if (!names.applications().isEmpty()) {
            roles(roles);
        }
        List<User> users = users(ids(names), lock);
        List<Group> groups = groups(names.groups());
        return new Writing.Loaded(
                users, groups, memberships(users, groups), assignments(users, groups), roles);
    }

    private Set<UUID> ids(Writing.Names names) {
        Set<UUID> ids = new HashSet<>();
        Set<String> userNames = new HashSet<>(names.userNames());
        Set<String> externalIds = new HashSet<>(names.externalIds());
        for (String named : names.users()) {
            Optional<UUID> id = uuid(named);
            id.ifPresent(ids::add);
            if (id.isEmpty()) {
                userNames.add(named);
            }
            externalIds.add(named);
        }
        if (!userNames.isEmpty() || !externalIds.isEmpty()) {
            jdbc.later(IDS)
                    .param("names", userNames.toArray(String[]::new))
                    .param("ids", externalIds.toArray(String[]::new))
                    .query(
                            rows -> {
                                while (rows.next()) {
                                    ids.add(rows.getObject(1, UUID.class));
                                }
                            });
        }
        jdbc.send();
        return ids;
    }

    private List<User> users(Set<UUID> ids, boolean lock) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(
                                Rows.USER
                                        + "WHERE id = ANY (?) AND state <> 'HARD_DELETED' ORDER BY"
                                        + " id"
                                        + (lock ? " FOR NO KEY UPDATE" : ""))
                        .param(ids.toArray(UUID[]::new))
                        .query((row, _) -> Rows.user(row))
                        .list();
    }

    private List<Group> groups(Set<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(Rows.GROUP + "WHERE id = ANY (?)")
                        .param(ids.toArray(String[]::new))
                        .query((row, _) -> Rows.group(row))
                        .list();
    }

    private List<Membership> memberships(List<User> users, List<Group> groups) {
        List<Membership> memberships = new ArrayList<>();
        if (!users.isEmpty()) {
            memberships.addAll(
                    jdbc.sql(
                                    """
                                    SELECT group_id, 'user/' || user_id, source FROM memberships
                                    WHERE user_id = ANY (?)
                                    """)
                            .param(users.stream().map(it -> it.id().id()).toArray(UUID[]::new))
                            .query((row, _) -> Rows.membership(row))
                            .list());
        }
        if (!groups.isEmpty()) {
            memberships.addAll(
                    jdbc.sql(
                                    """
                                    SELECT group_id, 'group/' || member_id, source FROM nestings
                                    WHERE member_id = ANY (?)
                                    """)
                            .param(groups.stream().map(it -> it.id().id()).toArray(String[]::new))
                            .query((row, _) -> Rows.membership(row))
                            .list());
        }
        return memberships;
    }

    private List<RoleAssignment> assignments(List<User> users, List<Group> groups) {
        List<Principal> principals = new ArrayList<>();
        users.forEach(it -> principals.add(it.id()));
        groups.forEach(it -> principals.add(it.id()));
        return principals.isEmpty()
                ? List.of()
                : jdbc.sql(Rows.ASSIGNMENT + "WHERE principal = ANY (?)")
                        .param(principals.stream().map(Principal::toString).toArray(String[]::new))
                        .query((row, _) -> Rows.assignment(row))
                        .list();
    }

    private void roles(Map<String, Optional<Set<String>>> roles) {
        jdbc.later("SELECT name, roles FROM applications")
                .query(
                        rows -> {
                            while (rows.next()) {
                                var array = rows.getArray(2);
                                roles.put(
                                        rows.getString(1),
                                        array == null
                                                ? Optional.empty()
                                                : Optional.of(Set.of((String[]) array.getArray())));
                            }
                        });
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
