package dev.usher.assignment.application;

import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Forgets a person, in two steps. At once: what is known of them goes, all but the id, and they
 * count as deleted for good, so their access ends. When nothing is on its way for them any more:
 * tombstones end what the topics hold, and the id goes too.
 */
public final class Erasing {

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofHours(1);

    private final Writing writing;
    private final Announcing announcing;
    private final Erasures erasures;
    private final AuditLog audit;
    private final Erasures.Access access;
    private final Messages messages;
    private final Rules rules;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Duration settling;

    /**
     * @param settling how long the others have at least to take in that the person is deleted
     */
    public Erasing(
            Writing writing,
            Announcing announcing,
            Erasures erasures,
            AuditLog audit,
            Erasures.Access access,
            Messages messages,
            Rules rules,
            Clock clock,
            Supplier<UUID> ids,
            Duration settling) {
        this.writing = writing;
        this.announcing = announcing;
        this.erasures = erasures;
        this.audit = audit;
        this.access = access;
        this.messages = messages;
        this.rules = rules;
        this.clock = clock;
        this.ids = ids;
        this.settling = settling;
    }

    /**
     * Begins to forget a person.
     *
     * @param named by id, user name or external id; those deleted for good by id only
     * @return empty when nobody is called so
     */
    public Optional<Principal.User> begin(String named, Origin by) {
        return writing.write(Writing.Scope.PEOPLE, () -> beginning(named, by));
    }

    private Optional<Principal.User> beginning(String named, Origin by) {
        Instant now = clock.instant();
        Workspace workspace = new Workspace();
        workspace.add(writing.load(Naming.of(List.of(new Change.DeleteUser(named, true)))));
        Touched touched = new Touched();
        Optional<User> found = workspace.user(named).or(() -> deleted(named));
        found.ifPresent(
                user -> {
                    var changes =
                            new ChangeApplication(writing, workspace, touched, ids, rules, now);
                    for (String source : user.said().keySet()) {
                        changes.apply(
                                new Change.DeleteUser(user.id().id().toString(), true),
                                Origin.of(source, by.by()));
                    }
                    workspace.put(user.forgotten());
                    workspace.forget(user.id());
                    touched.users.add(user.id());
                    writing.save(workspace.changes(now));
                    erasures.begin(user, now, by.by(), now.plus(settling));
                    audit.note(
                            List.of(
                                    new AuditEntry(
                                            now,
                                            by.by(),
                                            by.source(),
                                            "user.erase",
                                            user.id().id().toString(),
                                            "")));
                    announcing.announce(
                            touched, Map.of(), Entitlement.Extent.SINGLE, now, ids.get());
                });
        return found.map(User::id);
    }

    private Optional<User> deleted(String named) {
        try {
            return erasures.deleted(UUID.fromString(named));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Looks at those whose time has come; false when there were none. */
    public boolean step() {
        List<Erasures.Pending> due = erasures.due(clock.instant());
        due.forEach(this::look);
        return !due.isEmpty();
    }

    private void look(Erasures.Pending pending) {
        List<String> applications = erasures.applications(pending.user());
        boolean settled =
                applications.stream().allMatch(it -> access.isSettled(it, pending.user()));
        writing.write(
                Writing.Scope.PEOPLE,
                () -> {
                    Instant now = clock.instant();
                    if (settled) {
                        finish(pending.user(), applications, now);
                    } else {
                        Duration age = Duration.between(pending.askedAt(), now);
                        erasures.postpone(pending.user(), now.plus(bounded(age)));
                    }
                    return true;
                });
    }

    private static Duration bounded(Duration pause) {
        return pause.compareTo(LEAST) < 0 ? LEAST : pause.compareTo(MOST) > 0 ? MOST : pause;
    }

    private void finish(Principal.User user, List<String> applications, Instant now) {
        writing.reachable(Set.of(user));
        UUID cause = ids.get();
        List<Message> tombstones = new ArrayList<>();
        applications.forEach(it -> tombstones.addAll(messages.erased(it, user, now, ids, cause)));
        if (!tombstones.isEmpty()) {
            writing.say(Map.of(), tombstones);
        }
        erasures.finish(user);
    }
}
