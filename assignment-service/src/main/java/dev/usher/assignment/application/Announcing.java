package dev.usher.assignment.application;

import dev.usher.assignment.domain.EffectiveRoles;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Works out what one transaction has to say, and puts it into the outbox: one record per user and
 * application, and only what differs from what was said last.
 */
public final class Announcing {

    private final Writing writing;
    private final Recomputations recomputations;
    private final Messages messages;
    private final Supplier<UUID> ids;
    private final int slice;

    /**
     * @param slice groups with more members are looked at later, in slices of so many
     */
    public Announcing(
            Writing writing,
            Recomputations recomputations,
            Messages messages,
            Supplier<UUID> ids,
            int slice) {
        this.writing = writing;
        this.recomputations = recomputations;
        this.messages = messages;
        this.ids = ids;
        this.slice = slice;
    }

    /**
     * Says what follows from the changes of a transaction.
     *
     * @param newcomers of whom all is known that there is; the others are looked at
     */
    void announce(
            Touched touched,
            Map<Principal.User, Writing.Reached> newcomers,
            Entitlement.Extent least,
            Instant now,
            UUID cause) {
        Set<Principal.User> users = new LinkedHashSet<>(touched.users);
        for (Principal.Group group : touched.groups) {
            List<Principal.User> reached = writing.reached(group, Optional.empty(), slice + 1);
            if (reached.size() > slice) {
                recomputations.add(
                        new Recomputations.Order(
                                Optional.of(group), Optional.empty(), false, cause));
            } else {
                users.addAll(reached);
                writing.removeIfGone(group);
            }
        }
        List<Message> out =
                new ArrayList<>(assignments(touched.assignments, newcomers, now, cause));
        say(
                news(users, newcomers, now, Optional.empty(), false),
                out,
                users.size() > 1 ? Entitlement.Extent.BULK : least,
                now,
                cause);
    }

    /**
     * Says what changed for these users since it was last said, or everything.
     *
     * @param groups whose assignments are said too, when everything is
     */
    void lookAgain(
            Collection<Principal.User> users,
            Collection<Principal.Group> groups,
            Recomputations.Order order,
            Instant now) {
        List<Message> out = new ArrayList<>();
        if (order.again()) {
            Set<Touched.Assigned> assigned = new LinkedHashSet<>();
            Stream.concat(writing.assignments(users).stream(), writing.assignments(groups).stream())
                    .filter(it -> order.application().map(it.application()::equals).orElse(true))
                    .forEach(
                            it ->
                                    assigned.add(
                                            new Touched.Assigned(
                                                    it.application(), it.principal())));
            out.addAll(assignments(assigned, Map.of(), now, order.cause()));
        }
        say(
                news(users, Map.of(), now, order.application(), order.again()),
                out,
                Entitlement.Extent.BULK,
                now,
                order.cause());
    }

    private void say(
            Map<Writing.Subject, Entitlement.Said> said,
            List<Message> out,
            Entitlement.Extent extent,
            Instant now,
            UUID cause) {
        said.forEach(
                (subject, it) ->
                        out.add(
                                messages.entitlement(
                                        new Entitlement(
                                                subject.application(),
                                                subject.user(),
                                                it.revision(),
                                                it.content(),
                                                extent,
                                                now),
                                        ids.get(),
                                        cause)));
        if (!out.isEmpty()) {
            writing.say(said, out);
        }
    }

    private Map<Writing.Subject, Entitlement.Said> news(
            Collection<Principal.User> touched,
            Map<Principal.User, Writing.Reached> newcomers,
            Instant now,
            Optional<String> only,
            boolean again) {
        Map<Principal.User, Writing.Reached> reachable = new HashMap<>();
        List<Principal.User> others = without(touched, newcomers);
        if (!others.isEmpty()) {
            writing.reachable(others).forEach(it -> reachable.put(it.user().id(), it));
        }
        var last =
                reachable.isEmpty()
                        ? Map.<Writing.Subject, Entitlement.Said>of()
                        : writing.lastSaid(reachable.keySet());
        reachable.putAll(newcomers);
        Map<Writing.Subject, Entitlement.Said> news = new LinkedHashMap<>();
        Map<Principal.User, SortedSet<String>> applications = new HashMap<>();
        last.keySet()
                .forEach(
                        it ->
                                applications
                                        .computeIfAbsent(it.user(), _ -> new TreeSet<>())
                                        .add(it.application()));
        for (Principal.User id : touched) {
            Writing.Reached one = reachable.get(id);
            if (one == null) {
                continue;
            }
            SortedSet<String> all = applications.computeIfAbsent(id, _ -> new TreeSet<>());
            one.assignments().forEach(it -> all.add(it.application()));
            for (String application : all) {
                var subject = new Writing.Subject(application, id);
                var roles =
                        EffectiveRoles.of(
                                id,
                                one.groups(),
                                one.assignments().stream()
                                        .filter(it -> it.application().equals(application))
                                        .toList(),
                                now);
                var content = Entitlement.Content.of(one.user(), roles);
                var before = Optional.ofNullable(last.get(subject));
                if (only.map(application::equals).orElse(true)) {
                    (again ? Entitlement.again(before, content) : Entitlement.next(before, content))
                            .ifPresent(said -> news.put(subject, said));
                }
            }
        }
        return news;
    }

    private static <P extends Principal> List<P> without(
            Collection<P> principals, Map<Principal.User, Writing.Reached> newcomers) {
        return principals.stream().filter(it -> !newcomers.containsKey(it)).toList();
    }

    private List<Message> assignments(
            Set<Touched.Assigned> changed,
            Map<Principal.User, Writing.Reached> newcomers,
            Instant now,
            UUID cause) {
        Set<Principal> principals = new LinkedHashSet<>();
        changed.forEach(it -> principals.add(it.principal()));
        List<Principal> others = without(principals, newcomers);
        List<RoleAssignment> assignments = new ArrayList<>();
        Map<Principal, String> names = new HashMap<>();
        newcomers.forEach(
                (id, it) -> {
                    assignments.addAll(it.assignments());
                    names.put(id, it.user().displayName());
                });
        if (!others.isEmpty()) {
            assignments.addAll(writing.assignments(others));
            names.putAll(writing.displayNames(others));
        }
        Map<Touched.Assigned, List<RoleAssignment>> roles = new HashMap<>();
        for (RoleAssignment one : assignments) {
            roles.computeIfAbsent(
                            new Touched.Assigned(one.application(), one.principal()),
                            _ -> new ArrayList<>())
                    .add(one);
        }
        return changed.stream()
                .map(
                        it ->
                                messages.assignment(
                                        it.application(),
                                        it.principal(),
                                        names.getOrDefault(
                                                it.principal(), it.principal().toString()),
                                        roles.getOrDefault(it, List.of()).stream()
                                                .sorted(
                                                        Comparator.comparing(RoleAssignment::role)
                                                                .thenComparing(
                                                                        RoleAssignment::source))
                                                .toList(),
                                        now,
                                        ids.get(),
                                        cause))
                .toList();
    }
}
