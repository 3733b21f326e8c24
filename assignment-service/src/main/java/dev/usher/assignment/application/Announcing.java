package dev.usher.assignment.application;

import dev.usher.assignment.domain.EffectiveRoles;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import java.time.Instant;
import java.util.ArrayList;
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

/** Works out what one transaction has to say, and puts it into the outbox. */
final class Announcing {

    private final Directory directory;
    private final Messages messages;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final UUID cause;

    Announcing(
            Directory directory, Messages messages, Supplier<UUID> ids, Instant now, UUID cause) {
        this.directory = directory;
        this.messages = messages;
        this.ids = ids;
        this.now = now;
        this.cause = cause;
    }

    void announce(Touched touched, Entitlement.Extent least) {
        List<Message> out = new ArrayList<>(assignments(touched.assignments));
        Map<Directory.Subject, Entitlement.Said> said = news(touched.users);
        Entitlement.Extent extent = touched.users.size() > 1 ? Entitlement.Extent.BULK : least;
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
            directory.say(said, out);
        }
    }

    private Map<Directory.Subject, Entitlement.Said> news(Set<Principal.User> touched) {
        Map<Directory.Subject, Entitlement.Said> news = new LinkedHashMap<>();
        if (touched.isEmpty()) {
            return news;
        }
        Map<Principal.User, User> users = directory.users(touched);
        var groups = directory.groupsOf(touched);
        var last = directory.lastSaid(touched);
        Map<Principal.User, Set<String>> saidBefore = new HashMap<>();
        last.keySet()
                .forEach(
                        subject ->
                                saidBefore
                                        .computeIfAbsent(subject.user(), _ -> new TreeSet<>())
                                        .add(subject.application()));
        Map<Principal, List<RoleAssignment>> assigned = assignedTo(touched, groups.values());
        for (Principal.User id : touched) {
            User user = users.get(id);
            if (user == null) {
                continue;
            }
            List<Principal.Group> memberOf = groups.getOrDefault(id, List.of());
            List<RoleAssignment> reaching = new ArrayList<>(assigned.getOrDefault(id, List.of()));
            memberOf.forEach(group -> reaching.addAll(assigned.getOrDefault(group, List.of())));
            for (String application :
                    applications(reaching, saidBefore.getOrDefault(id, Set.of()))) {
                var subject = new Directory.Subject(application, id);
                var roles =
                        EffectiveRoles.of(
                                id,
                                memberOf,
                                reaching.stream()
                                        .filter(it -> it.application().equals(application))
                                        .toList());
                Entitlement.next(
                                Optional.ofNullable(last.get(subject)),
                                Entitlement.Content.of(user, roles))
                        .ifPresent(said -> news.put(subject, said));
            }
        }
        return news;
    }

    private Map<Principal, List<RoleAssignment>> assignedTo(
            Set<Principal.User> users, Iterable<List<Principal.Group>> groups) {
        Set<Principal> principals = new LinkedHashSet<>(users);
        groups.forEach(principals::addAll);
        Map<Principal, List<RoleAssignment>> assigned = new HashMap<>();
        for (RoleAssignment assignment : directory.assignments(principals)) {
            assigned.computeIfAbsent(assignment.principal(), _ -> new ArrayList<>())
                    .add(assignment);
        }
        return assigned;
    }

    private static SortedSet<String> applications(
            List<RoleAssignment> reaching, Set<String> saidBefore) {
        SortedSet<String> applications = new TreeSet<>(saidBefore);
        reaching.forEach(assignment -> applications.add(assignment.application()));
        return applications;
    }

    private List<Message> assignments(Set<Touched.Assigned> changed) {
        Set<Principal> principals = new LinkedHashSet<>();
        changed.forEach(it -> principals.add(it.principal()));
        if (principals.isEmpty()) {
            return List.of();
        }
        List<RoleAssignment> all = directory.assignments(principals);
        Map<Touched.Assigned, List<RoleAssignment>> roles = new HashMap<>();
        for (RoleAssignment one : all) {
            roles.computeIfAbsent(
                            new Touched.Assigned(one.application(), one.principal()),
                            _ -> new ArrayList<>())
                    .add(one);
        }
        Map<Principal, String> names = names(principals);
        return changed.stream()
                .map(
                        it ->
                                messages.assignment(
                                        it.application(),
                                        it.principal(),
                                        names.getOrDefault(
                                                it.principal(), it.principal().toString()),
                                        roles.getOrDefault(it, List.of()).stream()
                                                .sorted(Comparator.comparing(RoleAssignment::role))
                                                .toList(),
                                        now,
                                        ids.get(),
                                        cause))
                .toList();
    }

    private Map<Principal, String> names(Set<Principal> principals) {
        Map<Principal, String> names = new HashMap<>();
        List<Principal.User> users = new ArrayList<>();
        for (Principal principal : principals) {
            switch (principal) {
                case Principal.User user -> users.add(user);
                case Principal.Group group ->
                        directory
                                .group(group.id())
                                .map(Group::displayName)
                                .ifPresent(name -> names.put(group, name));
            }
        }
        directory
                .users(users)
                .forEach(
                        (id, user) ->
                                names.put(
                                        id,
                                        user.attributes()
                                                .getOrDefault(
                                                        "displayName", List.of(user.userName()))
                                                .getFirst()));
        return names;
    }
}
