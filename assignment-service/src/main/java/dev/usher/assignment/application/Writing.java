package dev.usher.assignment.application;

import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.Profile;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Changing the directory. Two rules make sure that nobody is forgotten, and that what is said about
 * one user is said in the order in which it became so: whatever changes for one user locks that
 * user until the commit; and what changes for a whole group at once runs alone ({@link
 * Scope#STRUCTURE}) and leaves behind who has to be looked at.
 */
public interface Writing {

    /** What a transaction may change. */
    enum Scope {
        /** Users, one by one; many such transactions run side by side. */
        PEOPLE,
        /** Roles, nesting and end of groups too; runs alone, so it must be short. */
        STRUCTURE
    }

    /**
     * One transaction. The work is done again when another transaction came in its way.
     *
     * @throws ClashException when others came in its way each time
     */
    <T> T write(Scope scope, Supplier<T> work);

    /** Another transaction was in the way. */
    final class ClashException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ClashException(Throwable cause) {
            super("Others changed the same things at the same time", cause);
        }
    }

    /** Loads what the names stand for, and locks the users until the commit. */
    Loaded load(Names names);

    /** Loads what the names stand for, without a lock, outside a transaction. */
    Loaded look(Names names);

    /** Writes what changed. */
    void save(Saved saved);

    /** The members that a source put into a group. */
    List<Principal> members(Principal.Group group, String source);

    /** Takes away a group that no source has any more, with its members' places. */
    void removeIfGone(Principal.Group group);

    /** Users whom a role of the group reaches, in the order of their ids, behind one of them. */
    List<Principal.User> reached(Principal.Group group, Optional<Principal.User> behind, int most);

    /** All users to whom anything was ever said, in the order of their ids, behind one of them. */
    List<Principal.User> everybody(Optional<Principal.User> behind, int most);

    /** Locks these users until the commit, and tells what a role can reach them through. */
    List<Reached> reachable(Collection<Principal.User> users);

    /** All assignments of these principals. */
    List<RoleAssignment> assignments(Collection<? extends Principal> principals);

    /** How these principals are called. */
    Map<Principal, String> displayNames(Collection<Principal> principals);

    /** What was last said about these users. */
    Map<Subject, Entitlement.Said> lastSaid(Collection<Principal.User> users);

    /** Keeps what is said now, and hands the messages to the outbox in this order. */
    void say(Map<Subject, Entitlement.Said> said, List<Message> messages);

    /** When something newer was said of one of the things by that source; empty: never. */
    Optional<Instant> newest(String source, Set<String> things);

    /** Notes when something was said of these things. */
    void remember(String source, Set<String> things, Instant occurredAt);

    /** Notes an event; false when it was noted before. */
    boolean isFirst(String source, String eventId, Instant now);

    /** Takes back that an event was noted. */
    void forget(String source, String eventId);

    /** A user in an application. */
    record Subject(String application, Principal.User user) {}

    /** A user with all groups that carry roles to them. */
    record Reached(Profile user, Set<Principal.Group> groups, List<RoleAssignment> assignments) {}

    /** Names as callers write them. */
    record Names(
            Set<String> users,
            Set<String> userNames,
            Set<String> externalIds,
            Set<String> groups,
            Set<String> applications) {}

    /**
     * What names stand for; users come with their memberships and assignments, groups with their
     * assignments and the groups they belong to.
     *
     * @param roles of each application that exists; empty while its settings were not seen
     */
    record Loaded(
            List<User> users,
            List<Group> groups,
            List<Membership> memberships,
            List<RoleAssignment> assignments,
            Map<String, Optional<Set<String>>> roles) {}

    /** What changed; in this order. */
    record Saved(
            List<User> users,
            List<Group> groups,
            List<Membership> left,
            List<Membership> joined,
            List<RoleAssignment> ended,
            List<RoleAssignment> assigned,
            Instant now) {}
}
