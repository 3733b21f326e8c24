package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.GroupTable;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.adapter.scim.store.UserTable;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Groups of a source, and which of its users belong to them. */
final class Groups implements Resources {

    private final GroupTable table;
    private final UserTable users;
    private final Telling telling;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Groups(GroupTable table, UserTable users, Telling telling, Clock clock, Supplier<UUID> ids) {
        this.table = table;
        this.users = users;
        this.telling = telling;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Created create(Caller caller, ObjectNode body) {
        Document group = Document.read(Kind.GROUP, body);
        List<String> members = MemberEdits.ids(body.get("members"));
        refuseTaken(caller, group, Optional.empty());
        String id = ids.get().toString();
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        changes.add(put(id, group));
        MemberEdits edits = new MemberEdits(List::of, _ -> List.of());
        edits.add(members);
        changes.addAll(memberChanges(caller, id, edits));
        telling.tell(changes, caller, _ -> table.add(caller.source(), id, group, now));
        return new Created(new Stored(id, group, List.of(), 1, now, now), false);
    }

    @Override
    public Stored find(Caller caller, String id) {
        return table.find(caller.source(), id)
                .orElseThrow(() -> ScimException.notFound("There is no group with this id."));
    }

    @Override
    public Stored.Page list(Caller caller, Query query) {
        return table.list(caller.source(), query);
    }

    @Override
    public Stored replace(Caller caller, String id, Precondition precondition, ObjectNode body) {
        Document group = Document.read(Kind.GROUP, body);
        List<String> members = MemberEdits.ids(body.get("members"));
        return change(
                caller,
                id,
                precondition,
                (_, edits) -> {
                    edits.replace(members);
                    return group;
                });
    }

    @Override
    public Stored patch(
            Caller caller, String id, Precondition precondition, List<PatchOperation> operations) {
        return change(
                caller,
                id,
                precondition,
                (before, edits) -> {
                    operations.stream()
                            .filter(PatchOperation::isAboutMembers)
                            .forEach(edits::apply);
                    return before.with(operations);
                });
    }

    private Stored change(Caller caller, String id, Precondition precondition, Edit edit) {
        return Telling.change(
                () -> find(caller, id),
                before -> {
                    precondition.check(before);
                    MemberEdits edits =
                            new MemberEdits(
                                    () -> table.memberIds(caller.source(), id),
                                    it -> table.memberIds(caller.source(), id, it));
                    return changed(
                            caller,
                            before,
                            precondition.only(before),
                            edit.make(before.document(), edits),
                            edits);
                });
    }

    private Stored changed(
            Caller caller,
            Stored before,
            Optional<Long> version,
            Document after,
            MemberEdits edits) {
        boolean other = !after.equals(before.document());
        List<Change> changes = new ArrayList<>();
        if (other) {
            refuseTaken(caller, after, Optional.of(before));
            changes.add(put(before.id(), after));
        }
        changes.addAll(memberChanges(caller, before.id(), edits));
        if (changes.isEmpty()) {
            return before;
        }
        Instant now = clock.instant();
        List<Stored> written = new ArrayList<>();
        telling.tell(
                changes,
                caller,
                outcomes -> {
                    boolean some = outcomes.stream().anyMatch(Groups::changedSomething);
                    written.add(
                            other
                                    ? write(caller, before, after, now)
                                    : some ? touch(caller, before, version, now) : before);
                });
        return written.getLast();
    }

    /** Members come and go side by side: that needs no version of the group but a wanted one. */
    private Stored touch(Caller caller, Stored before, Optional<Long> version, Instant now) {
        long newer =
                table.touch(caller.source(), before.id(), version, now)
                        .orElseThrow(Telling.Stale::new);
        return new Stored(
                before.id(), before.document(), List.of(), newer, before.createdAt(), now);
    }

    private Stored write(Caller caller, Stored before, Document after, Instant now) {
        if (!table.replace(caller.source(), before, after, now)) {
            throw new Telling.Stale();
        }
        return new Stored(
                before.id(), after, List.of(), before.version() + 1, before.createdAt(), now);
    }

    private static boolean changedSomething(Outcome outcome) {
        return outcome instanceof Outcome.Accepted;
    }

    @Override
    public void delete(Caller caller, String id, Precondition precondition) {
        Telling.change(
                () -> find(caller, id),
                group -> {
                    precondition.check(group);
                    telling.remove(
                            new Change.DeleteGroup(group.id()),
                            caller,
                            () ->
                                    table.remove(
                                            caller.source(), group.id(), precondition.only(group)));
                    return group;
                });
    }

    private static Change put(String id, Document group) {
        String displayName = group.text("displayName").orElseThrow();
        return new Change.PutGroup(id, group.text("externalId").orElse(null), displayName);
    }

    private void refuseTaken(Caller caller, Document group, Optional<Stored> self) {
        String displayName = group.text("displayName").orElseThrow();
        table.findByName(caller.source(), displayName)
                .filter(it -> self.filter(me -> me.id().equals(it.id())).isEmpty())
                .ifPresent(
                        _ -> {
                            throw ScimException.uniqueness(
                                    "displayName: there is a group '" + displayName + "' already");
                        });
    }

    /** Who comes must be known; who goes may be unknown. */
    private List<Change> memberChanges(Caller caller, String group, MemberEdits edits) {
        List<String> coming = edits.coming();
        List<String> going = edits.going();
        Set<String> named = new HashSet<>(coming);
        named.addAll(going);
        if (named.isEmpty()) {
            return List.of();
        }
        Map<String, Change.Named> known = new HashMap<>();
        users.known(caller.source(), named.stream().flatMap(it -> Users.uuid(it).stream()).toList())
                .forEach(it -> known.put(it, new Change.Named.ByUser(it)));
        if (known.size() < named.size()) {
            table.known(caller.source(), named)
                    .forEach(it -> known.put(it, new Change.Named.ByGroup(it)));
        }
        List<Change> changes = new ArrayList<>();
        for (String id : coming) {
            Change.Named member = known.get(id);
            if (member == null) {
                throw ScimException.invalidValue(
                        "members", "there is no user or group with id " + shown(id));
            }
            changes.add(new Change.AddMember(group, member));
        }
        for (String id : going) {
            Change.Named member = known.get(id);
            if (member != null) {
                changes.add(new Change.RemoveMember(group, member));
            }
        }
        return changes;
    }

    private static String shown(String id) {
        return id.length() > 60 ? id.substring(0, 60) : id;
    }

    /** What becomes of a group, and of its members. */
    private interface Edit {
        Document make(Document before, MemberEdits edits);
    }
}
