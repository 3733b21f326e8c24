package dev.usher.assignment;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Change.Named;
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

/** What sources say about groups and roles, as plain lists; and what it means. */
final class Facts {

    private final Map<String, Set<String>> sourcesOf = new HashMap<>();
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
            case Change.PutUser _, Change.DeleteUser _ -> throw new IllegalArgumentException();
        }
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
            case Named.ByUser _ -> true;
            case Named.ByGroup(String group) -> sourcesOf.containsKey(group);
        };
    }

    private static String name(Named named) {
        return switch (named) {
            case Named.ByUser(String user) -> user.toLowerCase(Locale.ROOT);
            case Named.ByGroup(String group) -> group;
        };
    }

    /** Of those who have any role in the application now: by role, which principals carry it. */
    Map<String, Map<String, List<String>>> roles(
            String application, List<String> users, Instant now) {
        Map<String, Map<String, List<String>>> roles = new TreeMap<>();
        for (String user : users) {
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
