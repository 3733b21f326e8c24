package dev.usher.assignment.adapter.store;

import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.Profile;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.domain.UserState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the tables, as what they mean. */
final class Rows {

    static final String USER =
            "SELECT id, external_id, user_name, state, attributes, said FROM users ";
    static final String PROFILE =
            "SELECT id, external_id, user_name, state, attributes FROM users ";
    static final String GROUP = "SELECT id, display_name, external_id, sources FROM groups ";
    static final String ASSIGNMENT =
            "SELECT application, principal, role, source, valid_from, valid_until, assigned_at,"
                    + " assigned_by FROM assignments ";

    static User user(ResultSet row) throws SQLException {
        Profile profile = profile(row);
        return new User(
                profile.id(),
                profile.externalId(),
                profile.userName(),
                profile.state(),
                profile.attributes(),
                JsonColumns.statements(row.getString("said")));
    }

    static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                new Principal.User(row.getObject("id", UUID.class)),
                row.getString("external_id"),
                row.getString("user_name"),
                UserState.valueOf(row.getString("state")),
                JsonColumns.attributes(row.getString("attributes")));
    }

    static Group group(ResultSet row) throws SQLException {
        return new Group(
                new Principal.Group(row.getString("id")),
                row.getString("display_name"),
                row.getString("external_id"),
                new TreeSet<>(List.of((String[]) row.getArray("sources").getArray())));
    }

    /** From columns group, member, source, the member in written form. */
    static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new Principal.Group(row.getString(1)),
                Principal.parse(row.getString(2)),
                row.getString(3));
    }

    static RoleAssignment assignment(ResultSet row) throws SQLException {
        return new RoleAssignment(
                row.getString("application"),
                Principal.parse(row.getString("principal")),
                row.getString("role"),
                row.getString("source"),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                row.getTimestamp("assigned_at").toInstant(),
                row.getString("assigned_by"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    /** PostgreSQL would round up, to a time that has not come yet. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
