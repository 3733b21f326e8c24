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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in the account; changed only by {@link #apply}. Not safe for use by several threads. */
final class AccountState {

    /** Where keys begin: beyond 2^53, and odd, so that a reader using doubles gets them wrong. */
    private static final long FIRST_USER_KEY = 5_222_000_000_000_000_001L;

    private static final long FIRST_GROUP_KEY = 9_100_000_000_000_001L;

    private final SequencedMap<LicenseKey, License> licenses = new LinkedHashMap<>();
    private final SequencedMap<UserKey, GoToUser> users = new LinkedHashMap<>();
    private final Map<String, UserKey> keyByEmail = new HashMap<>();
    private final SequencedMap<String, GoToUser> deletedByEmail = new LinkedHashMap<>();
    private final Map<LicenseKey, SequencedSet<UserKey>> holders = new HashMap<>();
    private final SequencedMap<GroupKey, Group> groups = new LinkedHashMap<>();
    private final SequencedSet<GroupKey> deletedGroups = new LinkedHashSet<>();
    private long nextUserKey = FIRST_USER_KEY;
    private long nextGroupKey = FIRST_GROUP_KEY;

    AccountState(List<License> licenses) {
        for (License license : licenses) {
            this.licenses.put(license.key(), license);
            this.holders.put(license.key(), new LinkedHashSet<>());
        }
    }

    void apply(Change change) {
        switch (change) {
            case Change.UserSaved(GoToUser user) -> save(user);
            case Change.UserDeleted(GoToUser user) -> delete(user);
            case Change.GroupSaved(Group group) -> {
                groups.put(group.key(), group);
                nextGroupKey = Math.max(nextGroupKey, after(group.key().value()));
            }
            case Change.GroupDeleted(GroupKey key) -> {
                groups.remove(key);
                deletedGroups.add(key);
                nextGroupKey = Math.max(nextGroupKey, after(key.value()));
            }
        }
    }

    /** The shortest list of changes that leads from an empty account to this one. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        deletedGroups.forEach(key -> changes.add(new Change.GroupDeleted(key)));
        groups.values().forEach(group -> changes.add(new Change.GroupSaved(group)));
        deletedByEmail.values().forEach(user -> changes.add(new Change.UserDeleted(user)));
        users.values().forEach(user -> changes.add(new Change.UserSaved(user)));
        return changes;
    }

    Collection<GoToUser> users() {
        return users.values();
    }

    Optional<GoToUser> user(UserKey key) {
        return Optional.ofNullable(users.get(key));
    }

    Optional<GoToUser> userByEmail(String email) {
        return Optional.ofNullable(keyByEmail.get(Profile.identity(email))).map(users::get);
    }

    Optional<GoToUser> deletedByEmail(String email) {
        return Optional.ofNullable(deletedByEmail.get(Profile.identity(email)));
    }

    Collection<License> licenses() {
        return licenses.values();
    }

    Optional<License> license(LicenseKey key) {
        return Optional.ofNullable(licenses.get(key));
    }

    LicenseUse use(License license) {
        return new LicenseUse(license, List.copyOf(holdersOf(license.key())));
    }

    int free(License license) {
        return license.seats() - holdersOf(license.key()).size();
    }

    Collection<Group> groups() {
        return groups.values();
    }

    Optional<Group> group(@Nullable GroupKey key) {
        return key == null ? Optional.empty() : Optional.ofNullable(groups.get(key));
    }

    Optional<Group> groupByName(String name) {
        return groups.values().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .findFirst();
    }

    List<GoToUser> members(GroupKey key) {
        return users.values().stream().filter(user -> key.equals(user.groupKey())).toList();
    }

    /** A key never given before, the {@code ahead}-th after those in use. */
    UserKey nextUserKey(int ahead) {
        return new UserKey(Long.toString(nextUserKey + 2L * ahead));
    }

    GroupKey nextGroupKey() {
        return new GroupKey(Long.toString(nextGroupKey));
    }

    private void save(GoToUser user) {
        GoToUser before = users.put(user.key(), user);
        if (before != null) {
            keyByEmail.remove(before.profile().identity());
        }
        keyByEmail.put(user.profile().identity(), user.key());
        deletedByEmail.computeIfPresent(
                user.profile().identity(),
                (_, deleted) -> deleted.key().equals(user.key()) ? null : deleted);
        Set<LicenseKey> held = Set.copyOf(user.licenseKeys());
        for (Map.Entry<LicenseKey, SequencedSet<UserKey>> entry : holders.entrySet()) {
            if (held.contains(entry.getKey())) {
                entry.getValue().add(user.key());
            } else {
                entry.getValue().remove(user.key());
            }
        }
        held.forEach(this::holdersOf);
        nextUserKey = Math.max(nextUserKey, after(user.key().value()));
    }

    private void delete(GoToUser user) {
        if (users.remove(user.key()) != null) {
            keyByEmail.remove(user.profile().identity());
        }
        holders.values().forEach(keys -> keys.remove(user.key()));
        deletedByEmail.put(user.profile().identity(), user);
        nextUserKey = Math.max(nextUserKey, after(user.key().value()));
    }

    private SequencedSet<UserKey> holdersOf(LicenseKey key) {
        return Optional.ofNullable(holders.get(key))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The account has no licence with the key " + key));
    }

    private static long after(String key) {
        return Long.parseLong(key) + 2;
    }
}
