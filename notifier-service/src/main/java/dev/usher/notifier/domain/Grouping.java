package dev.usher.notifier.domain;

import dev.usher.notifier.domain.Notification.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the people of one application are told of what. What it knows follows from events
 * and times alone; what has to outlive it is returned as entries, from which {@link #restore} leads
 * to the same. Once those could not be written down, it must be restored. Not thread-safe.
 */
public final class Grouping {

    private static final int ENDS_REMEMBERED = 10_000;

    private final String application;
    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();

    /** When users were last well, for failures that are read later than their end. */
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    private @Nullable Instant loudAgainAt;

    public Grouping(String application) {
        this.application = application;
    }

    /** A message to send, and what is to be written down before; the message comes first. */
    public record Plan(Notification message, List<Entry> entries) {}

    /** Goes on from what was written down; messages come first. */
    public void restore(Entry entry) {
        switch (entry) {
            case Entry.Sending(Notification message) -> group(message.group()).restore(message);
            case Entry.Open(String _, Member member) when member.group().kind() != Kind.DAY ->
                    group(member.group()).restore(member);
            case Entry.Open _, Entry.Closed _ -> {}
        }
    }

    /**
     * Whether what was written down is to be gone through with {@link #recall} before the next
     * message is planned, since only the first of very many are kept by name.
     */
    public boolean lacksNames(Audience audience, int room, Instant now) {
        return groups.values().stream().anyMatch(Group::lacksNames)
                && due(audience.rhythm(), room, now).filter(Group::lacksNames).isPresent();
    }

    /** Takes names in again from what was written down, of whichever application. */
    public void recall(Entry entry) {
        if (entry instanceof Entry.Open(String owner, Member member) && owner.equals(application)) {
            Optional.ofNullable(groups.get(member.group())).ifPresent(it -> it.recall(member));
        }
    }

    /** Takes in what was heard. */
    public List<Entry> on(Event event, Instant now) {
        return switch (event) {
            case Event.Began(GroupKey key, String id, Item item) ->
                    isOutdated(key.kind(), id, item.occurredAt())
                            ? List.of()
                            : began(key, id, item, now);
            case Event.WentOn(GroupKey key, String id, Item item) ->
                    key.equals(place(key.kind(), id))
                                    && !isOutdated(key.kind(), id, item.occurredAt())
                            ? open(group(key).wentOn(id, item))
                            : List.of();
            case Event.Ended(Kind kind, String id, Event.Ended.How how, Instant at) -> {
                if (how != Event.Ended.How.ERASED && isOutdated(kind, id, at)) {
                    yield List.of();
                }
                remember(kind, id, at);
                yield ended(kind, id, how, now);
            }
            case Event.OnlyTheseLast(Kind kind, Set<String> ids, Instant asOf) -> {
                List<Entry> entries = new ArrayList<>();
                for (Group group : of(kind).toList()) {
                    for (String id : group.ids()) {
                        if (!ids.contains(id) && !group.happenedAfter(id, asOf)) {
                            entries.addAll(ended(kind, id, Event.Ended.How.WELL, now));
                        }
                    }
                }
                yield entries;
            }
            case Event.Done _ -> List.of();
        };
    }

    /**
     * The message that has been due for longest, if one is; all is as if it were sent.
     *
     * @param room how many more messages may be sent within this hour
     */
    public Optional<Plan> plan(Audience audience, int room, Instant now) {
        forgetQuiet(audience.rhythm(), now);
        return due(audience.rhythm(), room, now)
                .map(
                        group ->
                                tell(
                                        group,
                                        audience,
                                        room > 1 ? 0 : due(audience.rhythm(), now).size() - 1,
                                        now));
    }

    private Optional<Group> due(Rhythm rhythm, int room, Instant now) {
        return due(rhythm, now).stream()
                .filter(group -> room > 0 || group.key().kind().isAskedFor())
                .findFirst();
    }

    private List<Group> due(Rhythm rhythm, Instant now) {
        return groups.values().stream()
                .filter(group -> isDue(group, rhythm, now))
                .sorted(Comparator.comparing(group -> dueAt(group, rhythm).orElseThrow()))
                .toList();
    }

    /** How many groups have something new that is only waited with. */
    public int waiting() {
        return (int)
                groups.values().stream()
                        .filter(group -> group.hasNews() && group.key().kind().isTold())
                        .filter(group -> !isSilenced(group.key().kind()))
                        .count();
    }

    /** Whether this one lasts. */
    boolean lasts(Kind kind, String id) {
        return of(kind).anyMatch(group -> group.lasts(id));
    }

    /** How many last, by cause, of one kind. */
    public Map<String, Integer> lasting(Kind kind) {
        Map<String, Integer> counts = new TreeMap<>();
        of(kind).filter(group -> group.lasting() > 0)
                .forEach(group -> counts.put(group.key().cause(), group.lasting()));
        return counts;
    }

    /** Why those of a group last, if that is the same for all. */
    Optional<String> words(GroupKey key) {
        return Optional.ofNullable(groups.get(key)).flatMap(Group::words);
    }

    /** What a message of this group was last planned at. */
    public Optional<Instant> toldAt(GroupKey key) {
        return Optional.ofNullable(groups.get(key)).flatMap(Group::toldAt);
    }

    /** When something of a kind that lasts is to be told, if its group is there. */
    private Optional<Instant> dueAt(Group group, Rhythm rhythm) {
        Optional<Instant> due = group.dueAt(rhythm);
        Instant loud = loudAgainAt;
        if (loud == null || !group.key().kind().waits()) {
            return due;
        }
        Instant earliest = loud.plus(rhythm.window());
        return due.map(at -> at.isAfter(earliest) ? at : earliest);
    }

    private boolean isDue(Group group, Rhythm rhythm, Instant now) {
        return !isSilenced(group.key().kind())
                && dueAt(group, rhythm).filter(at -> !at.isAfter(now)).isPresent();
    }

    private boolean isSilenced(Kind kind) {
        return !kind.isAskedFor()
                && (lasts(Kind.MAINTENANCE) || (kind == Kind.USERS && lasts(Kind.QUARANTINE)));
    }

    private boolean lasts(Kind kind) {
        return of(kind).anyMatch(group -> group.lasting() > 0);
    }

    private Plan tell(Group group, Audience audience, int leftOut, Instant now) {
        NotificationId id = NotificationId.of(application, group.key(), now);
        Telling telling = group.telling();
        var message =
                new Notification(
                        id,
                        application,
                        group.key(),
                        group.thread(id),
                        telling,
                        group.items(),
                        group.count(),
                        group.lasting(),
                        group.over(),
                        leftOut,
                        telling == Telling.END && isAllWell(),
                        audience.language(),
                        now,
                        audience.targets().stream().<Delivery>map(Delivery.Due::new).toList());
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Sending(message));
        for (String gone : group.tell(message)) {
            entries.add(new Entry.Closed(application, group.key().kind(), gone));
        }
        return new Plan(message, entries);
    }

    private boolean isAllWell() {
        return groups.values().stream()
                .noneMatch(group -> group.key().kind().callsForAction() && group.lasting() > 0);
    }

    private List<Entry> began(GroupKey key, String id, Item item, Instant now) {
        GroupKey before = place(key.kind(), id);
        boolean isToldBefore = false;
        if (before != null && !before.equals(key)) {
            isToldBefore = group(before).leave(id);
            forgetIfUntold(before);
        }
        return open(group(key).began(id, item, isToldBefore, now));
    }

    private List<Entry> ended(Kind kind, String id, Event.Ended.How how, Instant now) {
        GroupKey key = place(kind, id);
        if (key == null || (how != Event.Ended.How.ERASED && !group(key).lasts(id))) {
            return List.of();
        }
        if (kind == Kind.MAINTENANCE || kind == Kind.QUARANTINE) {
            loudAgainAt = now;
        }
        Optional<Member> toTell = group(key).ended(id, how, now);
        if (toTell.isPresent()) {
            return open(toTell);
        }
        forgetIfUntold(key);
        return List.of(new Entry.Closed(application, kind, id));
    }

    private List<Entry> open(Optional<Member> member) {
        return member.<List<Entry>>map(it -> List.of(new Entry.Open(application, it)))
                .orElse(List.of());
    }

    private void remember(Kind kind, String id, Instant at) {
        if (kind != Kind.USERS) {
            return;
        }
        ends.remove(id);
        ends.put(id, at);
        if (ends.size() > ENDS_REMEMBERED) {
            ends.remove(ends.keySet().iterator().next());
        }
    }

    /** Whether something newer is known of a user: several topics tell of one, each in its time. */
    private boolean isOutdated(Kind kind, String id, Instant at) {
        if (kind != Kind.USERS) {
            return false;
        }
        Instant end = ends.get(id);
        GroupKey key = place(kind, id);
        return (end != null && at.isBefore(end))
                || (key != null && group(key).happenedAfter(id, at));
    }

    private void forgetIfUntold(GroupKey key) {
        Group group = groups.get(key);
        if (group != null && group.isEmpty() && group.toldAt().isEmpty()) {
            groups.remove(key);
        }
    }

    /** A group that is over is remembered for an interval, so that it is not told again sooner. */
    private void forgetQuiet(Rhythm rhythm, Instant now) {
        groups.values()
                .removeIf(
                        group ->
                                group.isEmpty()
                                        && group.key().kind() != Kind.SUMMARY
                                        && group.toldAt()
                                                .filter(
                                                        at ->
                                                                at.plus(rhythm.interval())
                                                                        .isAfter(now))
                                                .isEmpty());
    }

    private Group group(GroupKey key) {
        return groups.computeIfAbsent(key, Group::new);
    }

    private Stream<Group> of(Kind kind) {
        return groups.values().stream().filter(group -> group.key().kind() == kind);
    }

    /** The group that something belongs to; there is one at most of a kind. */
    private @Nullable GroupKey place(Kind kind, String id) {
        return of(kind).filter(group -> group.has(id)).map(Group::key).findFirst().orElse(null);
    }
}
