package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.policy.AccountSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GoTo with one account at most, and failures that come first. */
final class ScriptedGoTo implements GoTo.Account {

    final Deque<Failure> failures = new ArrayDeque<>();
    final Deque<Patch> patches = new ArrayDeque<>();
    @Nullable KnownAccount there;
    boolean createdAnyway;
    int creations;

    @Override
    public Optional<String> create(AccountSpec spec, boolean welcomeMail) {
        creations++;
        Failure failure = failures.poll();
        if (failure == null || createdAnyway) {
            there = Examples.account("Lee");
        }
        if (failure != null) {
            throw new GoToException(failure);
        }
        return Optional.of("7");
    }

    @Override
    public Optional<KnownAccount> update(String key, Patch patch) {
        patches.add(patch);
        return Optional.empty();
    }

    @Override
    public Optional<KnownAccount> user(String key) {
        return Optional.ofNullable(there);
    }

    @Override
    public Optional<KnownAccount> userByEmail(String email) {
        return Optional.ofNullable(there);
    }

    @Override
    public List<Licence> licences() {
        return List.of();
    }

    @Override
    public GoTo.Page users(int offset, int size) {
        return new GoTo.Page(List.of(), 0);
    }

    @Override
    public void moveToGroup(String key, String group) {}

    @Override
    public void leaveGroup(String key) {}

    @Override
    public void giveLicence(String key, String licence, boolean mail) {}

    @Override
    public void takeLicence(String key, String licence, boolean mail) {}

    @Override
    public void giveCustomRole(String email, String role) {}

    @Override
    public void takeCustomRoles(String email) {}

    @Override
    public void delete(String key) {}
}
