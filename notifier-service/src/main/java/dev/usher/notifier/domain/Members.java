package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Members of a group by id. The first ones are kept in full and in the order in which they came;
 * those beyond in brief, without name and words, as long as their ids are UUIDs. That takes a tenth
 * of the memory, and is all that counting and deciding about them needs; the ledger has the rest.
 */
final class Members {

    /** Enough to name people for a while without the ledger, ten times what a message names. */
    static final int IN_FULL = 10 * Notification.MOST_LISTED;

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final GroupKey group;
    private final Map<String, Member> inFull = new LinkedHashMap<>();
    private final Map<UUID, Brief> inBrief = new HashMap<>();

    Members(GroupKey group) {
        this.group = group;
    }

    /** What is remembered of a member beyond the first. */
    private record Brief(
            long occurredAt,
            Instant since,
            @Nullable Instant endedAt,
            String what,
            String stage,
            int words,
            boolean isWithdrawn,
            boolean isToldBefore) {

        static Brief of(Member member) {
            Item item = member.item();
            return new Brief(
                    item.occurredAt().toEpochMilli(),
                    member.since(),
                    member.endedAt().orElse(null),
                    item.what().intern(),
                    item.stage().intern(),
                    item.why().hashCode(),
                    item.isWithdrawn(),
                    member.isToldBefore());
        }

        Member member(GroupKey group, UUID id) {
            Item item = Item.of("", "", Instant.ofEpochMilli(occurredAt)).about("", what).at(stage);
            return new Member(
                    id.toString(),
                    group,
                    isWithdrawn ? item.withdrawn() : item,
                    since,
                    Optional.ofNullable(endedAt),
                    isToldBefore);
        }
    }

    int size() {
        return inFull.size() + inBrief.size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    boolean contains(String id) {
        return inFull.containsKey(id) || (isUuid(id) && inBrief.containsKey(UUID.fromString(id)));
    }

    /** The member; nameless if it is kept in brief. */
    @Nullable Member get(String id) {
        Member member = inFull.get(id);
        if (member != null || inBrief.isEmpty() || !isUuid(id)) {
            return member;
        }
        UUID uuid = UUID.fromString(id);
        Brief brief = inBrief.get(uuid);
        return brief == null ? null : brief.member(group, uuid);
    }

    void put(Member member) {
        String id = member.id();
        if (isUuid(id) && inFull.size() >= IN_FULL && !inFull.containsKey(id)) {
            inBrief.put(UUID.fromString(id), Brief.of(member));
        } else if (inFull.put(id, member) == null) {
            forgetBrief(id);
        }
    }

    void addAll(Members others) {
        others.inFull.values().forEach(this::put);
        inBrief.putAll(others.inBrief);
    }

    void remove(String id) {
        inFull.remove(id);
        forgetBrief(id);
    }

    void clear() {
        inFull.clear();
        inBrief.clear();
    }

    /** All of them, those kept in full first. */
    Stream<Member> all() {
        return Stream.concat(
                inFull.values().stream(),
                inBrief.entrySet().stream().map(it -> it.getValue().member(group, it.getKey())));
    }

    List<String> ids() {
        return Stream.concat(
                        inFull.keySet().stream(), inBrief.keySet().stream().map(UUID::toString))
                .toList();
    }

    /** When the last of them was over, if any is. */
    Optional<Instant> lastEnd() {
        return Stream.concat(
                        inFull.values().stream().flatMap(it -> it.endedAt().stream()),
                        inBrief.values().stream().flatMap(it -> Stream.ofNullable(it.endedAt())))
                .max(Instant::compareTo);
    }

    /** Whether all are members for a reason in these words, as far as that is remembered. */
    boolean allSay(String why) {
        return inFull.values().stream().allMatch(it -> it.item().why().equals(why))
                && inBrief.values().stream().allMatch(it -> it.words() == why.hashCode());
    }

    /** Whether there are more than those in full, which are too few for a message. */
    boolean lackNames() {
        return !inBrief.isEmpty() && inFull.size() < Notification.MOST_LISTED;
    }

    /** Takes in again what the ledger says of one, should it be kept in brief and there be room. */
    void recall(Member member) {
        Member known = get(member.id());
        if (known != null && !inFull.containsKey(member.id())) {
            put(known.with(member.item().at(known.item().stage())));
        }
    }

    private void forgetBrief(String id) {
        if (!inBrief.isEmpty() && isUuid(id)) {
            inBrief.remove(UUID.fromString(id));
        }
    }

    private static boolean isUuid(String id) {
        return UUID_TEXT.matcher(id).matches();
    }
}
