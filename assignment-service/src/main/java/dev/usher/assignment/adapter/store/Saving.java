package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.sql.WriteBehind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what changed: one statement for all rows of a kind, all put off. */
final class Saving {

    /** Stands between values that one text holds. */
    private static final String SEPARATOR = "\u0001";

    private final WriteBehind jdbc;

    Saving(WriteBehind jdbc) {
        this.jdbc = jdbc;
    }

    void save(Writing.Saved saved) {
        users(saved.users(), saved.now());
        groups(saved.groups(), saved.now());
        leave(saved.left());
        join(saved.joined());
        end(saved.ended());
        assign(saved.assigned(), saved.now());
        touchGroups(saved);
    }

    private void users(List<User> users, Instant now) {
        if (users.isEmpty()) {
            return;
        }
        jdbc.later(
                        """
                        INSERT INTO users (id, external_id, other_external_ids, user_name, state,
                            attributes, said, created_at, changed_at)
                        SELECT id, external_id,
                            coalesce(string_to_array(nullif(others, ''), chr(1)), '{}'),
                            user_name, state, attributes::jsonb, said::jsonb, :now, :now
                        FROM unnest(:ids, :externalIds, :others, :userNames, :states, :attributes,
                            :said) AS it (id, external_id, others, user_name, state, attributes, said)
                        ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id,
                            other_external_ids = excluded.other_external_ids,
                            user_name = excluded.user_name, state = excluded.state,
                            attributes = excluded.attributes, said = excluded.said,
                            changed_at = excluded.changed_at, version = users.version + 1
                        """)
                .param("now", Rows.time(now))
                .param("ids", users.stream().map(it -> it.id().id()).toArray(UUID[]::new))
                .param("externalIds", texts(users, User::externalId))
                .param("others", texts(users, Saving::otherIds))
                .param("userNames", texts(users, User::userName))
                .param("states", texts(users, it -> it.state().name()))
                .param("attributes", texts(users, it -> JsonColumns.attributes(it.attributes())))
                .param("said", texts(users, it -> JsonColumns.statements(it.said())))
                .update();
    }

    private static String otherIds(User user) {
        Set<String> others = new TreeSet<>(user.externalIds());
        others.removeIf(it -> Objects.equals(it, user.externalId()));
        return String.join(SEPARATOR, others);
    }

    private void groups(List<Group> groups, Instant now) {
        if (groups.isEmpty()) {
            return;
        }
        jdbc.later(
                        """
                        INSERT INTO groups (id, display_name, external_id, sources, created_at,
                            changed_at)
                        SELECT id, display_name, external_id,
                            coalesce(string_to_array(nullif(sources, ''), chr(1)), '{}'), :now, :now
                        FROM unnest(:ids, :names, :externalIds, :sources)
                            AS it (id, display_name, external_id, sources)
                        ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name,
                            external_id = excluded.external_id, sources = excluded.sources,
                            changed_at = excluded.changed_at, version = groups.version + 1
                        """)
                .param("now", Rows.time(now))
                .param("ids", texts(groups, it -> it.id().id()))
                .param("names", texts(groups, Group::displayName))
                .param("externalIds", texts(groups, Group::externalId))
                .param("sources", texts(groups, it -> String.join(SEPARATOR, it.sources())))
                .update();
    }

    private void join(List<Membership> joined) {
        members(
                joined,
                """
                INSERT INTO memberships (group_id, user_id, source)
                SELECT * FROM unnest(:groups, :members, :sources) ON CONFLICT DO NOTHING
                """,
                """
                INSERT INTO nestings (group_id, member_id, source)
                SELECT * FROM unnest(:groups, :members, :sources) ON CONFLICT DO NOTHING
                """);
    }

    private void leave(List<Membership> left) {
        members(
                left,
                """
                DELETE FROM memberships m USING unnest(:groups, :members, :sources)
                    AS it (group_id, user_id, source)
                WHERE m.group_id = it.group_id AND m.user_id = it.user_id AND m.source = it.source
                """,
                """
                DELETE FROM nestings m USING unnest(:groups, :members, :sources)
                    AS it (group_id, member_id, source)
                WHERE m.group_id = it.group_id AND m.member_id = it.member_id
                    AND m.source = it.source
                """);
    }

    private void members(List<Membership> memberships, String ofUsers, String ofGroups) {
        Map<Boolean, List<Membership>> byKind =
                memberships.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        it -> it.member() instanceof Principal.User));
        byKind.forEach(
                (isUser, some) -> {
                    if (!some.isEmpty()) {
                        jdbc.later(isUser ? ofUsers : ofGroups)
                                .param("groups", texts(some, it -> it.group().id()))
                                .param("members", isUser ? userIds(some) : groupIds(some))
                                .param("sources", texts(some, Membership::source))
                                .update();
                    }
                });
    }

    private static UUID[] userIds(List<Membership> some) {
        return some.stream()
                .flatMap(
                        it -> it.member() instanceof Principal.User(UUID id) ? Stream.of(id) : null)
                .toArray(UUID[]::new);
    }

    private static String[] groupIds(List<Membership> some) {
        return some.stream()
                .flatMap(
                        it ->
                                it.member() instanceof Principal.Group(String id)
                                        ? Stream.of(id)
                                        : null)
                .toArray(String[]::new);
    }

    private void end(List<RoleAssignment> ended) {
        if (ended.isEmpty()) {
            return;
        }
        jdbc.later(
                        """
                        DELETE FROM assignments a
                        USING unnest(:principals, :applications, :roles, :sources)
                            AS it (principal, application, role, source)
                        WHERE a.principal = it.principal AND a.application = it.application
                            AND a.role = it.role AND a.source = it.source
                        """)
                .param("principals", texts(ended, it -> it.principal().toString()))
                .param("applications", texts(ended, RoleAssignment::application))
                .param("roles", texts(ended, RoleAssignment::role))
                .param("sources", texts(ended, RoleAssignment::source))
                .update();
    }

    private void assign(List<RoleAssignment> assigned, Instant now) {
        if (assigned.isEmpty()) {
            return;
        }
        jdbc.later(
                        """
                        INSERT INTO assignments (principal, application, role, source, valid_from,
                            valid_until, due_at, assigned_at, assigned_by)
                        SELECT principal, application, role, source, valid_from::timestamptz,
                            valid_until::timestamptz, due_at::timestamptz, assigned_at::timestamptz,
                            assigned_by
                        FROM unnest(:principals, :applications, :roles, :sources, :from, :until,
                            :due, :at, :by) AS it (principal, application, role, source, valid_from,
                            valid_until, due_at, assigned_at, assigned_by)
                        ON CONFLICT (principal, application, role, source) DO UPDATE
                            SET valid_from = excluded.valid_from,
                                valid_until = excluded.valid_until, due_at = excluded.due_at,
                                assigned_at = excluded.assigned_at,
                                assigned_by = excluded.assigned_by
                        """)
                .param("principals", texts(assigned, it -> it.principal().toString()))
                .param("applications", texts(assigned, RoleAssignment::application))
                .param("roles", texts(assigned, RoleAssignment::role))
                .param("sources", texts(assigned, RoleAssignment::source))
                .param("from", texts(assigned, it -> text(it.from())))
                .param("until", texts(assigned, it -> text(it.until())))
                .param("due", texts(assigned, it -> text(it.due(now).orElse(null))))
                .param("at", texts(assigned, it -> it.assignedAt().toString()))
                .param("by", texts(assigned, RoleAssignment::assignedBy))
                .update();
    }

    /** A group whose members changed is another version of it. */
    private void touchGroups(Writing.Saved saved) {
        Set<String> groups = new TreeSet<>();
        Stream.concat(saved.left().stream(), saved.joined().stream())
                .forEach(it -> groups.add(it.group().id()));
        if (!groups.isEmpty()) {
            jdbc.later(
                            """
                            UPDATE groups SET version = version + 1, changed_at = :now
                            WHERE id IN (SELECT id FROM groups WHERE id = ANY (:groups)
                                ORDER BY id FOR NO KEY UPDATE)
                            """)
                    .param("now", Rows.time(saved.now()))
                    .param("groups", groups.toArray(String[]::new))
                    .update();
        }
    }

    /**
     * @param shards filled with the shards of the outbox that the messages went to, once they did
     */
    void say(
            Map<Writing.Subject, Entitlement.Said> said,
            List<Message> messages,
            Set<Integer> shards) {
        var entries = said.entrySet();
        jdbc.later(
                        """
                        WITH kept AS (
                        INSERT INTO entitlements (user_id, application, revision, content)
                        SELECT user_id, application, revision, content::jsonb
                        FROM unnest(:users, :applications, :revisions, :contents)
                            AS it (user_id, application, revision, content)
                        ON CONFLICT (user_id, application) DO UPDATE
                            SET revision = excluded.revision, content = excluded.content
                        ), said AS (
                        INSERT INTO outbox (topic, key, value, headers)
                        SELECT topic, key, value, headers
                        FROM unnest(:topics, :keys, :values, :headers)
                            WITH ORDINALITY AS it (topic, key, value, headers, place)
                        ORDER BY place
                        RETURNING shard
                        ) SELECT DISTINCT shard FROM said
                        """)
                .param(
                        "users",
                        entries.stream().map(it -> it.getKey().user().id()).toArray(UUID[]::new))
                .param("applications", texts(entries, it -> it.getKey().application()))
                .param(
                        "revisions",
                        entries.stream().map(it -> it.getValue().revision()).toArray(Long[]::new))
                .param(
                        "contents",
                        texts(entries, it -> JsonColumns.content(it.getValue().content())))
                .param("topics", texts(messages, Message::topic))
                .param("keys", texts(messages, Message::key))
                .param("values", messages.stream().map(Message::value).toArray(byte[][]::new))
                .param("headers", texts(messages, it -> JsonColumns.headers(it.headers())))
                .query(
                        rows -> {
                            while (rows.next()) {
                                shards.add(rows.getInt(1));
                            }
                        });
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static <T> @Nullable String[] texts(
            Collection<T> from, Function<T, @Nullable String> text) {
        return from.stream().map(text).toArray(String[]::new);
    }
}
