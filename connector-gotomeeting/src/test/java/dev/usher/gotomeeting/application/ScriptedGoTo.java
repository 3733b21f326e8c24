package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.policy.AccountSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GoTo with one account at most. */
final class ScriptedGoTo implements GoTo.Account {

    final Deque<Patch> patches = new ArrayDeque<>();
    @Nullable KnownAccount there;

    @Override
    public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
        throw new UnsupportedOperationException("Creates nobody");
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
}
