package dev.usher.assignment;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Change.Named;
import dev.usher.assignment.domain.UserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What sources say about people, groups and roles, as plain lists; and what it means. */
final class Facts {

    private final Map<String, Set<String>> sourcesOf = new HashMap<>();
    private final Map<String, Map<String, UserState>> people = new TreeMap<>();
    private final Set<Place> places = new HashSet<>();
    private final Map<Given, Time> given = new HashMap<>();

    private record Place(String group, String member, String source) {}

    private record Given(String application, String principal, String role, String source) {}

    private record Time(@Nullable Instant from, @Nullable Instant until) {
        boolean includes(Instant now) {
            return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
        }
    }

    /**
     * @param groups that source a has
     */
    Facts(List<String> groups) {
        groups.forEach(it -> sourcesOf.put(it, new HashSet<>(Set.of("a"))));
    }

    void take(String source, Change change, Instant now) {
        switch (change) {
            case Change.PutGroup put ->
                    sourcesOf.computeIfAbsent(put.displayName(), _ -> new HashSet<>()).add(source);
            case Change.DeleteGroup(String group) -> delete(group, source);
            case Change.AddMember(String group, Named member) -> {
                if (mayJoin(group, member)) {
                    places.add(new Place(group, name(member), source));
                }
            }
            case Change.RemoveMember(String group, Named member) ->
                    places.remove(new Place(group, name(member), source));
            case Change.Assign it -> {
                Instant until = it.until();
                boolean never =
                        until != null
                                && (!until.isAfter(now)
                                        || (it.from() != null && !until.isAfter(it.from())));
                if (exists(it.to()) && !never) {
                    given.put(
                            new Given(it.application(), name(it.to()), it.role(), source),
                            new Time(it.from(), until));
                }
            }
            case Change.Unassign it ->
                    given.remove(new Given(it.application(), name(it.from()), it.role(), source));
            case Change.PutUser put -> know(lower(put.userName()), source);
            case Change.DeleteUser(String user, boolean forGood) ->
                    leave(lower(user), forGood, source);
        }
    }

    private void know(String user, String source) {
        Map<String, UserState> sources = people.computeIfAbsent(user, _ -> new TreeMap<>());
        sources.put(source, UserState.ACTIVE);
        sources.forEach(
                (other, state) -> {
                    if (state != UserState.ACTIVE) {
                        drop(user, other);
                    }
                });
    }

    private void drop(String user, String source) {
        places.removeIf(it -> it.member().equals(user) && it.source().equals(source));
        given.keySet().removeIf(it -> it.principal().equals(user) && it.source().equals(source));
    }

    private void leave(String user, boolean forGood, String source) {
        Map<String, UserState> sources = people.getOrDefault(user, new TreeMap<>());
        UserState before = sources.remove(source);
        if (before == null) {
            return;
        }
        boolean stays = sources.containsValue(UserState.ACTIVE);
        if (!stays) {
            sources.put(
                    source,
                    forGood || before == UserState.HARD_DELETED
                            ? UserState.HARD_DELETED
                            : UserState.SOFT_DELETED);
        }
        if (sources.values().stream().allMatch(it -> it == UserState.HARD_DELETED)) {
            forget(user);
        } else if (stays || forGood) {
            drop(user, source);
        }
    }

    /** Somebody is erased, or was deleted for good by all who knew them. */
    void forget(String user) {
        people.remove(user);
        places.removeIf(it -> it.member().equals(user));
        given.keySet().removeIf(it -> it.principal().equals(user));
    }

    /** Who is known, and in which state. */
    Map<String, UserState> people() {
        Map<String, UserState> states = new TreeMap<>();
        people.forEach(
                (user, sources) ->
                        states.put(
                                user,
                                sources.containsValue(UserState.ACTIVE)
                                        ? UserState.ACTIVE
                                        : UserState.SOFT_DELETED));
        return states;
    }

    private void delete(String group, String source) {
        Set<String> sources = sourcesOf.get(group);
        if (sources == null || !sources.remove(source)) {
            return;
        }
        boolean gone = sources.isEmpty();
        if (gone) {
            sourcesOf.remove(group);
        }
        places.removeIf(
                it ->
                        (it.group().equals(group) || it.member().equals(group))
                                && (gone || it.source().equals(source)));
        given.keySet()
                .removeIf(
                        it -> it.principal().equals(group) && (gone || it.source().equals(source)));
    }

    private boolean mayJoin(String group, Named member) {
        return sourcesOf.containsKey(group) && exists(member) && !name(member).equals(group);
    }

    private boolean exists(Named named) {
        return switch (named) {
            case Named.ByUser(String user) -> people.containsKey(lower(user));
            case Named.ByGroup(String group) -> sourcesOf.containsKey(group);
        };
    }

    private static String name(Named named) {
        return switch (named) {
            case Named.ByUser(String user) -> lower(user);
            case Named.ByGroup(String group) -> group;
        };
    }

    private static String lower(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    /** Of those who have any role in the application now: by role, which principals carry it. */
    Map<String, Map<String, List<String>>> roles(String application, Instant now) {
        Map<String, Map<String, List<String>>> roles = new TreeMap<>();
        for (String user : people.keySet()) {
            Map<String, Set<String>> carried = new TreeMap<>();
            Set<String> carriers = carriers(user);
            given.forEach(
                    (it, time) -> {
                        if (it.application().equals(application)
                                && carriers.contains(it.principal())
                                && time.includes(now)) {
                            carried.computeIfAbsent(it.role(), _ -> new TreeSet<>())
                                    .add(it.principal());
                        }
                    });
            if (!carried.isEmpty()) {
                Map<String, List<String>> sorted = new TreeMap<>();
                carried.forEach((role, via) -> sorted.put(role, List.copyOf(via)));
                roles.put(user, sorted);
            }
        }
        return roles;
    }

    /** The user, and all groups that the user is in by way of others. */
    private Set<String> carriers(String user) {
        Set<String> carriers = new HashSet<>(Set.of(user));
        boolean more = true;
        while (more) {
            List<String> above = new ArrayList<>();
            places.stream()
                    .filter(it -> carriers.contains(it.member()))
                    .forEach(it -> above.add(it.group()));
            more = carriers.addAll(above);
        }
        return carriers;
    }
}
