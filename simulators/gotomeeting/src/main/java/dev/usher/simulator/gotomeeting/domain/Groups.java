package dev.usher.simulator.gotomeeting.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's groups. Safe for use by several threads. */
public final class Groups {

    private final Ledger ledger;
    private final AccountState state;
    private final AccountRules rules;

    Groups(Ledger ledger) {
        this.ledger = ledger;
        this.state = ledger.state;
        this.rules = ledger.rules;
    }

    public List<GroupMembers> all(Filter filter) {
        return ledger.step(
                () ->
                        state.groups.all().stream()
                                .filter(filter::matches)
                                .map(this::withMembers)
                                .toList());
    }

    public Optional<GroupMembers> byKey(GroupKey key) {
        return ledger.step(() -> state.groups.byKey(key).map(this::withMembers));
    }

    /** The groups from the top level down to the one the user is in; empty for none. */
    public List<Group> pathOf(GoToUser user) {
        return ledger.step(
                () ->
                        state.groups
                                .byKey(user.groupKey())
                                .map(state.groups::path)
                                .orElse(List.of()));
    }

    /**
     * Makes a group.
     *
     * @param parent the group to stand in; null for the top level
     */
    public Answer<Group> create(String name, @Nullable GroupKey parent) {
        return ledger.step(
                () -> {
                    Group group = new Group(state.groups.nextKey(), name, parent);
                    return rules.groupName(name, null)
                            .or(() -> rules.group(parent))
                            .<Answer<Group>>map(Ledger::refused)
                            .orElseGet(
                                    () ->
                                            ledger.done(
                                                    List.of(new Change.GroupSaved(group)), group));
                });
    }

    public Answer<Group> rename(GroupKey key, String name) {
        return ledger.step(
                () ->
                        rules.group(key)
                                .or(() -> rules.groupName(name, key))
                                .<Answer<Group>>map(Ledger::refused)
                                .orElseGet(() -> renamed(key, name)));
    }

    /** Deletes a group; its members stay in the account, in no group, its groups move up. */
    public Answer<GroupKey> delete(GroupKey key) {
        return ledger.step(
                () ->
                        rules.group(key)
                                .<Answer<GroupKey>>map(Ledger::refused)
                                .orElseGet(() -> deleted(key)));
    }

    /**
     * Puts a user into a group, out of the one before.
     *
     * @param group null for no group
     */
    public Answer<GoToUser> move(UserKey key, @Nullable GroupKey group) {
        return ledger.step(
                () ->
                        ledger.onUser(
                                key,
                                user ->
                                        rules.group(group)
                                                .or(
                                                        () ->
                                                                rules.oneGroup(
                                                                        user,
                                                                        group,
                                                                        ledger.policy()))
                                                .<Answer<GoToUser>>map(Ledger::refused)
                                                .orElseGet(() -> moved(user, group))));
    }

    private Answer<GoToUser> moved(GoToUser user, @Nullable GroupKey group) {
        return ledger.saved(user.with(user.holdings().in(group)));
    }

    private Answer<Group> renamed(GroupKey key, String name) {
        Group before = state.groups.byKey(key).orElseThrow();
        Group group = new Group(key, name, before.parent());
        return ledger.done(List.of(new Change.GroupSaved(group)), group);
    }

    private Answer<GroupKey> deleted(GroupKey key) {
        Group group = state.groups.byKey(key).orElseThrow();
        List<Change> changes = new ArrayList<>();
        for (UserKey member : state.groups.members(key)) {
            GoToUser user = state.members.byKey(member).orElseThrow();
            changes.add(new Change.UserSaved(user.with(user.holdings().in(null))));
        }
        for (Group child : state.groups.children(key)) {
            changes.add(
                    new Change.GroupSaved(new Group(child.key(), child.name(), group.parent())));
        }
        changes.add(new Change.GroupDeleted(key));
        return ledger.done(changes, key);
    }

    private GroupMembers withMembers(Group group) {
        return new GroupMembers(
                group,
                state.groups.path(group),
                state.groups.members(group.key()),
                state.groups.totalMembers(group.key()));
    }
}
