package dev.usher.simulator.gotomeeting.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The groups, each within another or at the top level, and who is in them. */
final class GroupTree {

    /** Where keys begin: beyond 2^53, and odd, so that a reader using doubles gets them wrong. */
    private static final long FIRST_KEY = 9_100_000_000_000_001L;

    private final SequencedMap<GroupKey, Group> groups = new LinkedHashMap<>();
    private final SequencedSet<GroupKey> deleted = new LinkedHashSet<>();
    private final Map<GroupKey, SequencedSet<UserKey>> members = new HashMap<>();
    private final Map<UserKey, GroupKey> groupOf = new HashMap<>();
    private long nextKey = FIRST_KEY;

    Collection<Group> all() {
        return groups.values();
    }

    Collection<GroupKey> deleted() {
        return deleted;
    }

    Optional<Group> byKey(@Nullable GroupKey key) {
        return Optional.ofNullable(key).map(groups::get);
    }

    Optional<Group> byName(String name) {
        return groups.values().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .findFirst();
    }

    List<Group> children(GroupKey key) {
        return groups.values().stream().filter(group -> key.equals(group.parent())).toList();
    }

    /** The groups from the top level down to this one. */
    List<Group> path(Group group) {
        List<Group> path = new ArrayList<>();
        for (Optional<Group> at = Optional.of(group);
                at.isPresent();
                at = byKey(at.get().parent())) {
            path.addFirst(at.get());
        }
        return path;
    }

    List<UserKey> members(GroupKey key) {
        return List.copyOf(membersOf(key));
    }

    int totalMembers(GroupKey key) {
        return membersOf(key).size()
                + children(key).stream().mapToInt(child -> totalMembers(child.key())).sum();
    }

    GroupKey nextKey() {
        return new GroupKey(Long.toString(nextKey));
    }

    void save(Group group) {
        groups.put(group.key(), group);
        nextKey = Math.max(nextKey, after(group.key()));
    }

    void delete(GroupKey key) {
        groups.remove(key);
        members.remove(key);
        deleted.add(key);
        nextKey = Math.max(nextKey, after(key));
    }

    void join(UserKey user, @Nullable GroupKey group) {
        GroupKey before = group == null ? groupOf.remove(user) : groupOf.put(user, group);
        if (before != null && !before.equals(group)) {
            membersOf(before).remove(user);
        }
        if (group != null) {
            members.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(user);
        }
    }

    void clear() {
        groups.clear();
        deleted.clear();
        members.clear();
        groupOf.clear();
        nextKey = FIRST_KEY;
    }

    private SequencedSet<UserKey> membersOf(GroupKey key) {
        return Optional.ofNullable(members.get(key)).orElseGet(LinkedHashSet::new);
    }

    private static long after(GroupKey key) {
        return Long.parseLong(key.value()) + 2;
    }
}
