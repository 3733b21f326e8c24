package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One GoTo account. Each call is one step: it is done whole or, when a rule refuses it, not at all.
 * Safe for use by several threads.
 */
public final class GoToAccount {

    private final AccountState state;
    private final AccountRules rules;
    private final ChangeLog log;

    /**
     * Opens an account.
     *
     * @param history changes kept by a log earlier, in their order; empty for a new account
     */
    public GoToAccount(List<License> licenses, List<Change> history, ChangeLog log) {
        this.state = new AccountState(licenses);
        this.rules = new AccountRules(state);
        this.log = log;
        history.forEach(state::apply);
    }

    /** The shortest history of what is in the account now. */
    public synchronized List<Change> changes() {
        return state.changes();
    }

    public synchronized List<GoToUser> users(Filter filter) {
        return state.users().stream().filter(filter::matches).toList();
    }

    public synchronized Optional<GoToUser> user(UserKey key) {
        return state.user(key);
    }

    public synchronized Optional<GoToUser> userByEmail(String email) {
        return state.userByEmail(email);
    }

    /** Products that a user's licences carry, each once, in the order of the licences. */
    public synchronized List<String> products(GoToUser user) {
        return user.licenseKeys().stream()
                .flatMap(key -> state.license(key).stream())
                .flatMap(license -> license.products().stream())
                .distinct()
                .toList();
    }

    /** Adds people; somebody who was deleted comes back under the key of then. */
    public synchronized Answer<List<Added>> add(NewUsers request, Instant now) {
        Optional<Refusal> refusal =
                request.profiles().stream()
                        .flatMap(profile -> rules.profile(profile).stream())
                        .findFirst()
                        .or(() -> rules.group(request.groupKey()));
        if (refusal.isPresent()) {
            return new Answer.Refused<>(refusal.get());
        }
        Set<String> taken = new HashSet<>();
        List<Added> added = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        int newKeys = 0;
        for (Profile profile : request.profiles()) {
            boolean inUse =
                    state.userByEmail(profile.email()).isPresent()
                            || !taken.add(profile.identity());
            if (inUse && request.allOrNothing()) {
                return refused(Reason.EMAIL_IN_USE, profile.email());
            }
            if (inUse) {
                added.add(new Added(profile.email(), null));
                continue;
            }
            Optional<GoToUser> earlier = state.deletedByEmail(profile.email());
            UserKey key = earlier.isPresent() ? earlier.get().key() : state.nextUserKey(newKeys++);
            changes.add(new Change.UserSaved(newcomer(key, profile, earlier, request, now)));
            added.add(new Added(profile.email(), key));
        }
        return rules.seats(request.licenseKeys(), changes.size())
                .<Answer<List<Added>>>map(Answer.Refused::new)
                .orElseGet(() -> done(changes, List.copyOf(added)));
    }

    public synchronized Answer<GoToUser> update(UserKey key, UserChange change) {
        return onUser(
                key,
                user -> {
                    GoToUser changed = user.after(change);
                    return rules.profile(changed.profile())
                            .or(() -> rules.free(changed.email(), key))
                            .or(() -> rules.group(change.groupKey()))
                            .or(() -> rules.seats(changed.licenseKeys(), 0))
                            .or(
                                    () ->
                                            rules.seats(
                                                    AccountRules.more(changed.licenseKeys(), user),
                                                    1))
                            .<Answer<GoToUser>>map(Answer.Refused::new)
                            .orElseGet(() -> saved(changed));
                });
    }

    public synchronized Answer<GoToUser> delete(UserKey key) {
        return onUser(
                key,
                user -> {
                    GoToUser bare = user.leaving();
                    return done(List.of(new Change.UserDeleted(bare)), bare);
                });
    }

    /** Records when the user was last seen: signing in is nothing that the API can do. */
    public synchronized Answer<GoToUser> seen(UserKey key, SignIn when) {
        return onUser(key, user -> saved(user.seen(when)));
    }

    public synchronized List<LicenseUse> licenses() {
        return state.licenses().stream().map(state::use).toList();
    }

    /** Gives a licence; one that the user holds already stays held. */
    public synchronized Answer<GoToUser> give(LicenseKey license, UserKey key) {
        return onUser(
                key,
                user -> {
                    List<LicenseKey> more = AccountRules.more(List.of(license), user);
                    return rules.seats(List.of(license), more.size())
                            .<Answer<GoToUser>>map(Answer.Refused::new)
                            .orElseGet(() -> saved(user.with(license)));
                });
    }

    /** Takes a licence away; one that the user does not hold stays away. */
    public synchronized Answer<GoToUser> take(LicenseKey license, UserKey key) {
        return onUser(
                key,
                user ->
                        rules.seats(List.of(license), 0)
                                .<Answer<GoToUser>>map(Answer.Refused::new)
                                .orElseGet(() -> saved(user.without(license))));
    }

    public synchronized List<GroupMembers> groups(Filter filter) {
        return state.groups().stream().filter(filter::matches).map(this::withMembers).toList();
    }

    public synchronized Optional<GroupMembers> group(GroupKey key) {
        return state.group(key).map(this::withMembers);
    }

    public synchronized Optional<Group> groupOf(GoToUser user) {
        return state.group(user.groupKey());
    }

    public synchronized Answer<Group> createGroup(String name) {
        Group group = new Group(state.nextGroupKey(), name);
        return rules.groupName(name, null)
                .<Answer<Group>>map(Answer.Refused::new)
                .orElseGet(() -> done(List.of(new Change.GroupSaved(group)), group));
    }

    public synchronized Answer<Group> renameGroup(GroupKey key, String name) {
        return rules.group(key)
                .or(() -> rules.groupName(name, key))
                .<Answer<Group>>map(Answer.Refused::new)
                .orElseGet(
                        () -> {
                            Group renamed = new Group(key, name);
                            return done(List.of(new Change.GroupSaved(renamed)), renamed);
                        });
    }

    /** Deletes a group; its members stay in the account, in no group. */
    public synchronized Answer<GroupKey> deleteGroup(GroupKey key) {
        Optional<Refusal> refusal = rules.group(key);
        if (refusal.isPresent()) {
            return new Answer.Refused<>(refusal.get());
        }
        List<Change> changes = new ArrayList<>();
        state.members(key).forEach(user -> changes.add(new Change.UserSaved(user.inGroup(null))));
        changes.add(new Change.GroupDeleted(key));
        return done(changes, key);
    }

    /**
     * Puts a user into a group, out of the one before.
     *
     * @param group null for no group
     */
    public synchronized Answer<GoToUser> move(UserKey key, @Nullable GroupKey group) {
        return onUser(
                key,
                user ->
                        rules.group(group)
                                .<Answer<GoToUser>>map(Answer.Refused::new)
                                .orElseGet(() -> saved(user.inGroup(group))));
    }

    private GroupMembers withMembers(Group group) {
        return new GroupMembers(
                group, state.members(group.key()).stream().map(GoToUser::key).toList());
    }

    private static GoToUser newcomer(
            UserKey key,
            Profile profile,
            Optional<GoToUser> earlier,
            NewUsers request,
            Instant now) {
        return new GoToUser(
                key,
                profile,
                request.licenseKeys(),
                request.adminRoles(),
                request.groupKey(),
                earlier.map(GoToUser::signIn).orElse(SignIn.NEVER),
                now);
    }

    private <T> Answer<T> onUser(UserKey key, Function<GoToUser, Answer<T>> step) {
        return state.user(key)
                .map(step)
                .orElseGet(() -> refused(Reason.USER_NOT_FOUND, key.value()));
    }

    private Answer<GoToUser> saved(GoToUser user) {
        boolean same = state.user(user.key()).filter(user::equals).isPresent();
        return done(same ? List.of() : List.of(new Change.UserSaved(user)), user);
    }

    private <T> Answer<T> done(List<Change> changes, T value) {
        if (!changes.isEmpty()) {
            log.append(changes);
        }
        changes.forEach(state::apply);
        return new Answer.Done<>(value);
    }

    private static <T> Answer<T> refused(Reason reason, String value) {
        return new Answer.Refused<>(new Refusal(reason, value));
    }
}
