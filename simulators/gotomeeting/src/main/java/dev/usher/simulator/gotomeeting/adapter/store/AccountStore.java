package dev.usher.simulator.gotomeeting.adapter.store;

import dev.usher.simulator.gotomeeting.domain.ChangeLog;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.License;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An account and, when it is to survive, the file that its changes go to. */
public final class AccountStore implements AutoCloseable {

    private final GoToAccount account;
    private final Optional<ChangeFile> file;

    private AccountStore(GoToAccount account, Optional<ChangeFile> file) {
        this.account = account;
        this.file = file;
    }

    /**
     * Opens an account with these licences, and with the content that the file holds.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read or written
     * @throws IllegalArgumentException when the file is not one of changes, or names a licence that
     *     is not among these
     */
    public static AccountStore open(List<License> licenses, Optional<Path> path) {
        if (path.isEmpty()) {
            return new AccountStore(
                    new GoToAccount(licenses, List.of(), ChangeLog.NONE), Optional.empty());
        }
        // Replayed twice, to rewrite the file with no more changes than its content needs.
        GoToAccount earlier =
                new GoToAccount(licenses, ChangeFile.read(path.get()), ChangeLog.NONE);
        ChangeFile file = ChangeFile.rewrite(path.get(), earlier.changes());
        return new AccountStore(
                new GoToAccount(licenses, earlier.changes(), file), Optional.of(file));
    }

    public GoToAccount account() {
        return account;
    }

    @Override
    public void close() {
        file.ifPresent(ChangeFile::close);
    }
}
