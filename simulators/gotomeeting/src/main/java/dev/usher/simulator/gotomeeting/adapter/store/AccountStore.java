package dev.usher.simulator.gotomeeting.adapter.store;

import dev.usher.simulator.gotomeeting.domain.AccountPolicy;
import dev.usher.simulator.gotomeeting.domain.Change;
import dev.usher.simulator.gotomeeting.domain.ChangeLog;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An account and, when it is to survive, the file that its changes go to. */
public final class AccountStore implements AutoCloseable {

    private final GoToAccount account;
    private final Optional<ChangeFile> file;

    private AccountStore(GoToAccount account, Optional<ChangeFile> file) {
        this.account = account;
        this.file = file;
    }

    /**
     * Opens the account of the options, with the content that the state file holds.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read or written
     * @throws IllegalArgumentException when the file is not one of changes, or names a licence that
     *     the account does not have
     */
    public static AccountStore open(
            SimulatorOptions options, Supplier<AccountPolicy> policy, InstantSource clock) {
        Opening opening =
                (history, log) ->
                        new GoToAccount(
                                options.account().licenses(),
                                options.account().roleSets(),
                                history,
                                log,
                                policy,
                                clock);
        if (options.stateFile().isEmpty()) {
            return new AccountStore(opening.with(List.of(), ChangeLog.NONE), Optional.empty());
        }
        // Replayed twice, to rewrite the file with no more changes than its content needs.
        List<Change> kept = ChangeFile.read(options.stateFile().get());
        List<Change> shortest = opening.with(kept, ChangeLog.NONE).changes();
        ChangeFile file = ChangeFile.rewrite(options.stateFile().get(), shortest);
        return new AccountStore(opening.with(shortest, file), Optional.of(file));
    }

    public GoToAccount account() {
        return account;
    }

    @Override
    public void close() {
        file.ifPresent(ChangeFile::close);
    }

    private interface Opening {
        GoToAccount with(List<Change> history, ChangeLog log);
    }
}
