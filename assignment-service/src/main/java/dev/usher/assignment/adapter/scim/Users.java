package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.adapter.scim.store.UserTable;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Parsed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Users of a source. */
final class Users implements Resources {

    private final UserTable table;
    private final Telling telling;
    private final Clock clock;

    Users(UserTable table, Telling telling, Clock clock) {
        this.table = table;
        this.telling = telling;
        this.clock = clock;
    }

    @Override
    public Created create(Caller caller, ObjectNode body) {
        return create(caller, List.of(Document.read(Kind.USER, body))).getFirst();
    }

    /** Creates all of them, or none. */
    List<Created> create(Caller caller, List<Document> users) {
        List<Change> changes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Document user : users) {
            places.add(changes.size());
            changes.add(said(user, null));
            String userName = user.text("userName").orElseThrow();
            Pushed.roles(user, caller.pushRole())
                    .forEach(it -> changes.add(assign(caller, userName, it)));
        }
        Instant now = clock.instant();
        List<Created> created = new ArrayList<>();
        telling.tell(
                changes,
                caller,
                outcomes -> {
                    created.clear();
                    for (int i = 0; i < users.size(); i++) {
                        Outcome outcome = outcomes.get(places.get(i));
                        created.add(
                                new Created(
                                        add(caller, id(outcome), users.get(i), now),
                                        outcome instanceof Outcome.Accepted(_, boolean isNew)
                                                && isNew));
                    }
                });
        return created;
    }

    private Stored add(Caller caller, UUID id, Document user, Instant now) {
        List<String> roles = List.copyOf(Pushed.roles(user, caller.pushRole()));
        table.add(
                caller.source(),
                id,
                user,
                roles,
                now,
                () -> {
                    throw taken(user.text("userName").orElseThrow());
                });
        return new Stored(id.toString(), user, roles, 1, now, now);
    }

    private static ScimException taken(String userName) {
        return ScimException.uniqueness("userName: there is a user '" + userName + "' already");
    }

    @Override
    public Stored find(Caller caller, String id) {
        return uuid(id).flatMap(it -> table.find(caller.source(), it))
                .orElseThrow(() -> ScimException.notFound("There is no user with this id."));
    }

    @Override
    public Stored.Page list(Caller caller, Query query) {
        return table.list(caller.source(), query);
    }

    @Override
    public Stored replace(Caller caller, String id, Precondition precondition, ObjectNode body) {
        Document user = Document.read(Kind.USER, body);
        return change(caller, id, precondition, _ -> user);
    }

    @Override
    public Stored patch(
            Caller caller, String id, Precondition precondition, List<PatchOperation> operations) {
        return change(caller, id, precondition, before -> before.with(operations));
    }

    /** Changes one; nothing happens when that changes nothing. */
    private Stored change(
            Caller caller, String id, Precondition precondition, UnaryOperator<Document> change) {
        return Telling.change(
                () -> find(caller, id),
                before -> {
                    precondition.check(before);
                    return changed(caller, before, change.apply(before.document()));
                });
    }

    private Stored changed(Caller caller, Stored before, Document after) {
        Set<String> roles = Pushed.roles(after, caller.pushRole());
        if (after.equals(before.document()) && roles.equals(Set.copyOf(before.roles()))) {
            return before;
        }
        String userName = after.text("userName").orElseThrow();
        if (table.findByName(caller.source(), userName)
                .filter(it -> !it.id().equals(before.id()))
                .isPresent()) {
            throw taken(userName);
        }
        List<Change> changes = new ArrayList<>();
        changes.add(said(after, before.id()));
        roles.stream()
                .filter(it -> !before.roles().contains(it))
                .forEach(it -> changes.add(assign(caller, before.id(), it)));
        before.roles().stream()
                .filter(it -> !roles.contains(it))
                .forEach(it -> changes.add(unassign(caller, before.id(), it)));
        Instant now = clock.instant();
        telling.tell(
                changes,
                caller,
                _ -> {
                    if (!table.replace(caller.source(), before, after, List.copyOf(roles), now)) {
                        throw new Telling.Stale();
                    }
                });
        return new Stored(
                before.id(),
                after,
                List.copyOf(roles),
                before.version() + 1,
                before.createdAt(),
                now);
    }

    @Override
    public void delete(Caller caller, String id, Precondition precondition) {
        Telling.change(
                () -> find(caller, id),
                user -> {
                    precondition.check(user);
                    telling.remove(
                            new Change.DeleteUser(user.id(), true),
                            caller,
                            () ->
                                    table.remove(
                                            caller.source(),
                                            UUID.fromString(user.id()),
                                            precondition.only(user)));
                    return user;
                });
    }

    /**
     * What the document says of a person.
     *
     * @param known id of a person who is known; null: whoever has the names
     */
    private static Change.PutUser said(Document user, @Nullable String known) {
        return switch (ChangeReader.user(Pushed.user(user))) {
            case Parsed.Understood(Change.PutUser put) ->
                    new Change.PutUser(
                            known,
                            put.externalId(),
                            put.userName(),
                            put.enabled(),
                            put.attributes(),
                            true,
                            known == null ? Change.Expected.ANYTHING : Change.Expected.KNOWN);
            case Parsed.Understood(Change other) ->
                    throw new IllegalStateException("Not about a user: " + other);
            case Parsed.Refused(var refusal) -> {
                String[] parts = refusal.reason().split(": ", 2);
                throw ScimException.invalidValue(
                        parts[0].equals("mail") ? "emails" : parts[0],
                        parts.length == 2 ? parts[1] : "cannot be taken");
            }
        };
    }

    private static Change assign(Caller caller, String user, String role) {
        return new Change.Assign(
                caller.application(), new Change.Named.ByUser(user), role, null, null);
    }

    private static Change unassign(Caller caller, String user, String role) {
        return new Change.Unassign(caller.application(), new Change.Named.ByUser(user), role);
    }

    private static UUID id(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(String id, _) -> UUID.fromString(id);
            case Outcome.Unchanged(String id) -> UUID.fromString(id);
            case Outcome.Refused refused ->
                    throw new IllegalStateException("Refused after all: " + refused);
        };
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
