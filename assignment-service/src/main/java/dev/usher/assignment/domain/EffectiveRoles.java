package dev.usher.assignment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The roles that reach a user, directly or through groups. */
public final class EffectiveRoles {

    private EffectiveRoles() {}

    /**
     * Collects them, sorted by role; the order of the arguments does not matter.
     *
     * @param groups that the user belongs to, as far as groups carry roles
     * @param assignments in the application, of this user and others
     * @param now assignments that have not begun or are over do not count
     */
    public static List<EffectiveRole> of(
            Principal.User user,
            Collection<Principal.Group> groups,
            Collection<RoleAssignment> assignments,
            Instant now) {
        Map<String, SortedSet<String>> roles = new TreeMap<>();
        for (RoleAssignment assignment : assignments) {
            if (assignment.isInForce(now)
                    && switch (assignment.principal()) {
                        case Principal.User one -> one.equals(user);
                        case Principal.Group group -> groups.contains(group);
                    }) {
                roles.computeIfAbsent(assignment.role(), _ -> new TreeSet<>())
                        .add(assignment.principal().toString());
            }
        }
        return roles.entrySet().stream()
                .map(role -> new EffectiveRole(role.getKey(), List.copyOf(role.getValue())))
                .toList();
    }
}
