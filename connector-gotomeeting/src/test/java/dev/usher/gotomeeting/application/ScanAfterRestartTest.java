package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.ScanSummary;
import dev.usher.policy.AccountSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The list still shows how an account was before it was written, and the connector is new. */
class ScanAfterRestartTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final List<KnownAccount> told = new ArrayList<>();
    private final Roster roster = new Roster("gotomeeting", new Listener());
    private final AccountScan scan =
            new AccountScan(
                    "gotomeeting",
                    roster,
                    new Listener(),
                    new BackOff(1, Duration.ofMillis(1), Duration.ofMillis(1)),
                    InstantSource.fixed(NOW));

    @Test
    void leavesRowsOutThatWereWrittenBeforeTheRestart() throws Exception {
        Instant written = NOW.minusSeconds(60);
        roster.restore(List.of(account("Written", written)), Map.of("7", written));

        scan.run(new OneUser(account("Stale", NOW)));

        assertThat(told).isEmpty();
        assertThat(roster.account("7").orElseThrow().attributes())
                .containsEntry("lastName", "Written");
    }

    @Test
    void believesRowsOfWhatWasWrittenLongAgo() throws Exception {
        Instant written = NOW.minusSeconds(301);
        roster.restore(List.of(account("Written", written)), Map.of("7", written));

        scan.run(new OneUser(account("Changed", NOW)));

        assertThat(told).extracting(KnownAccount::key).containsExactly("7");
    }

    private static KnownAccount account(String lastName, Instant observedAt) {
        return new KnownAccount(
                "7",
                "ann@example.com",
                new TreeMap<>(Map.of("lastName", lastName)),
                KnownAccount.Status.ACTIVE,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                observedAt);
    }

    /** Remembers which accounts were told. */
    private final class Listener implements AccountFeed {

        @Override
        public List<KnownAccount> told(String application) {
            return List.of();
        }

        @Override
        public Map<String, Instant> written(String application, Instant since) {
            return Map.of();
        }

        @Override
        public Future<?> tell(String application, KnownAccount account) {
            told.add(account);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Future<?> tellGone(String application, String key, Instant observedAt) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Future<?> tellScanned(String application, ScanSummary summary) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void tellHealth(String application, Health health, long settingsVersion) {}
    }

    /** A GoTo account whose list shows one user; nothing else is asked. */
    private record OneUser(KnownAccount listed) implements GoTo.Account {

        @Override
        public GoTo.Page users(int offset, int size) {
            return new GoTo.Page(List.of(listed), 1);
        }

        @Override
        public List<Licence> licences() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<KnownAccount> user(String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<KnownAccount> userByEmail(String email) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> create(AccountSpec spec, boolean welcomeMail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<KnownAccount> update(String key, Patch patch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void moveToGroup(String key, String group) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void leaveGroup(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
