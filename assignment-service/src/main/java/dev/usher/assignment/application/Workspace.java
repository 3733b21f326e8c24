package dev.usher.assignment.application;

import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the directory that one transaction works on: loaded at once, changed in memory, saved
 * at once. So a thousand changes need as many statements as one.
 */
final class Workspace {

    private final Map<String, Optional<Set<String>>> roles = new HashMap<>();
    private final Map<Principal.User, User> users = new LinkedHashMap<>();
    private final Map<String, Principal.User> byId = new HashMap<>();
    private final Map<String, Principal.User> byName = new HashMap<>();
    private final Map<String, Principal.User> byExternalId = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<Principal, Set<Membership>> memberships = new HashMap<>();
    private final Map<Principal, Map<Given, RoleAssignment>> assignments = new HashMap<>();

    private final Set<Principal.User> loaded = new HashSet<>();
    private final Set<Principal.User> changedUsers = new LinkedHashSet<>();
    private final Set<String> changedGroups = new LinkedHashSet<>();
    private final Set<Membership> joined = new LinkedHashSet<>();
    private final Set<Membership> left = new LinkedHashSet<>();
    private final Map<Given, RoleAssignment> assigned = new LinkedHashMap<>();
    private final Map<Given, RoleAssignment> ended = new LinkedHashMap<>();

    /** What makes an assignment the same one. */
    private record Given(Principal principal, String application, String role, String source) {
        static Given of(RoleAssignment it) {
            return new Given(it.principal(), it.application(), it.role(), it.source());
        }
    }

    /** Takes in more; what is here already stays as it is. */
    void add(Writing.Loaded more) {
        roles.putAll(more.roles());
        Set<Principal> seen = new HashSet<>(users.keySet());
        groups.values().forEach(it -> seen.add(it.id()));
        for (User user : more.users()) {
            loaded.add(user.id());
            if (!seen.contains(user.id())) {
                index(user);
            }
        }
        more.groups().forEach(it -> groups.putIfAbsent(it.id().id(), it));
        more.memberships().stream().filter(it -> !seen.contains(it.member())).forEach(this::notice);
        more.assignments().stream()
                .filter(it -> !seen.contains(it.principal()))
                .forEach(it -> assignments(it.principal()).put(Given.of(it), it));
    }

    /** The roles of an application; empty when there is no such application. */
    Optional<Optional<Set<String>>> roles(String application) {
        return Optional.ofNullable(roles.get(application));
    }

    Set<String> applications() {
        return roles.keySet();
    }

    /** By id minted here, else user name, else external id. */
    Optional<User> user(String named) {
        return lookUp(byId, named.toLowerCase(Locale.ROOT))
                .or(() -> userByName(named))
                .or(() -> userByExternalId(named));
    }

    Optional<User> userByName(String userName) {
        return lookUp(byName, userName.toLowerCase(Locale.ROOT));
    }

    Optional<User> userByExternalId(String externalId) {
        return lookUp(byExternalId, externalId);
    }

    private Optional<User> lookUp(Map<String, Principal.User> index, String name) {
        return Optional.ofNullable(index.get(name)).map(users::get);
    }

    void put(User user) {
        forget(user.id());
        index(user);
        changedUsers.add(user.id());
    }

    /** The deleted for good stay changed, but nobody finds them any more. */
    void forget(Principal.User id) {
        User before = users.get(id);
        if (before != null) {
            byId.remove(id.id().toString());
            byName.remove(before.userName().toLowerCase(Locale.ROOT), id);
            before.externalIds().forEach(it -> byExternalId.remove(it, id));
        }
    }

    private void index(User user) {
        users.put(user.id(), user);
        byId.put(user.id().id().toString(), user.id());
        byName.put(user.userName().toLowerCase(Locale.ROOT), user.id());
        user.externalIds().forEach(it -> byExternalId.put(it, user.id()));
    }

    Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    void put(Group group) {
        groups.put(group.id().id(), group);
        changedGroups.add(group.id().id());
    }

    /** Whether it changed anything. */
    boolean join(Membership membership) {
        if (!known(membership.member()).add(membership)) {
            return false;
        }
        if (!left.remove(membership)) {
            joined.add(membership);
        }
        return true;
    }

    /** Whether it changed anything. */
    boolean leave(Membership membership) {
        if (!known(membership.member()).remove(membership)) {
            return false;
        }
        if (!joined.remove(membership)) {
            left.add(membership);
        }
        return true;
    }

    /** What was found of a principal that was not loaded. */
    void notice(Membership membership) {
        known(membership.member()).add(membership);
    }

    List<Membership> memberships(Principal member) {
        return List.copyOf(known(member));
    }

    private Set<Membership> known(Principal member) {
        return memberships.computeIfAbsent(member, _ -> new LinkedHashSet<>());
    }

    /** Whether it changed anything; an assignment for another time is another one. */
    boolean assign(RoleAssignment it) {
        Given given = Given.of(it);
        RoleAssignment before = assignments(it.principal()).get(given);
        if (before != null
                && Objects.equals(before.from(), it.from())
                && Objects.equals(before.until(), it.until())) {
            return false;
        }
        assignments(it.principal()).put(given, it);
        ended.remove(given);
        assigned.put(given, it);
        return true;
    }

    void end(RoleAssignment it) {
        Given given = Given.of(it);
        assignments(it.principal()).remove(given);
        assigned.remove(given);
        ended.put(given, it);
    }

    Collection<RoleAssignment> assigned(Principal principal) {
        return List.copyOf(assignments(principal).values());
    }

    private Map<Given, RoleAssignment> assignments(Principal principal) {
        return assignments.computeIfAbsent(principal, _ -> new LinkedHashMap<>());
    }

    /**
     * Users who came to be here and are in no group, with their roles: nobody else has heard of
     * them, so this is all that there is of them.
     */
    Map<Principal.User, Writing.Reached> newcomers() {
        Map<Principal.User, Writing.Reached> newcomers = new HashMap<>();
        for (Principal.User id : changedUsers) {
            User user = users.get(id);
            if (user != null && !loaded.contains(id) && known(id).isEmpty()) {
                newcomers.put(
                        id,
                        new Writing.Reached(
                                user.profile(), Set.of(), List.copyOf(assignments(id).values())));
            }
        }
        return newcomers;
    }

    /** What has to be written. */
    Writing.Saved changes(Instant now) {
        List<User> written = new ArrayList<>();
        changedUsers.forEach(id -> Optional.ofNullable(users.get(id)).ifPresent(written::add));
        List<Group> writtenGroups = new ArrayList<>();
        changedGroups.forEach(
                id -> Optional.ofNullable(groups.get(id)).ifPresent(writtenGroups::add));
        return new Writing.Saved(
                written,
                writtenGroups,
                List.copyOf(left),
                List.copyOf(joined),
                List.copyOf(ended.values()),
                List.copyOf(assigned.values()),
                now);
    }
}
