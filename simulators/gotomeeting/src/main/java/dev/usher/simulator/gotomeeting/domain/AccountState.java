package dev.usher.simulator.gotomeeting.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** What is in the account; changed only by {@link #apply}. Not safe for use by several threads. */
final class AccountState {

    final Members members = new Members();
    final Seats seats;
    final GroupTree groups = new GroupTree();
    private final SequencedMap<String, RoleSet> roleSets = new LinkedHashMap<>();
    private final Set<String> elsewhere = new HashSet<>();

    AccountState(List<License> licenses, List<RoleSet> roleSets) {
        this.seats = new Seats(licenses);
        roleSets.forEach(it -> this.roleSets.put(it.id(), it));
    }

    void apply(Change change) {
        switch (change) {
            case Change.UserSaved(GoToUser user) -> {
                seats.hold(user.key(), user.licenseKeys());
                groups.join(user.key(), user.groupKey());
                members.save(user);
            }
            case Change.UserDeleted(GoToUser user) -> {
                seats.hold(user.key(), List.of());
                groups.join(user.key(), null);
                members.delete(user);
            }
            case Change.GroupSaved(Group group) -> groups.save(group);
            case Change.GroupDeleted(GroupKey key) -> groups.delete(key);
            case Change.Cleared() -> {
                seats.clear();
                groups.clear();
                members.clear();
                elsewhere.clear();
            }
        }
    }

    /** The shortest list of changes that leads from an empty account to this one. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        groups.deleted().forEach(key -> changes.add(new Change.GroupDeleted(key)));
        groups.all().forEach(group -> changes.add(new Change.GroupSaved(group)));
        members.deleted().forEach(user -> changes.add(new Change.UserDeleted(user)));
        members.all().forEach(user -> changes.add(new Change.UserSaved(user)));
        return changes;
    }

    SequencedMap<String, RoleSet> roleSets() {
        return roleSets;
    }

    /** Whether the address belongs to another GoTo account. */
    boolean elsewhere(String email) {
        return elsewhere.contains(Profile.identity(email));
    }

    void settle(String email, boolean inAnotherAccount) {
        if (inAnotherAccount) {
            elsewhere.add(Profile.identity(email));
        } else {
            elsewhere.remove(Profile.identity(email));
        }
    }
}
