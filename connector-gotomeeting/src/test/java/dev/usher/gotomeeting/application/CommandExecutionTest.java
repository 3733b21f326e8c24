package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.ScanSummary;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandExecutionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Scripted goTo = new Scripted();
    private final CommandExecution execution =
            new CommandExecution(
                    goTo,
                    new Roster("gotomeeting", new SilentFeed()),
                    new SeatLedger(),
                    new BackOff(3, Duration.ZERO, Duration.ofMillis(1)),
                    InstantSource.fixed(NOW),
                    true);

    @Test
    void looksBeforeItCreatesAgainWhenTheFirstTryMayHaveWorked() {
        goTo.failures.add(cut());
        goTo.createdAnyway = true;

        Report report = execution.execute(creation());

        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.creations).isEqualTo(1);
        assertThat(report.attempts()).isEqualTo(2);
        assertThat(report.apiCalls()).isEqualTo(2);
    }

    @Test
    void createsAgainWhenTheFirstTryLeftNothing() {
        goTo.failures.add(cut());

        Report report = execution.execute(creation());

        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.creations).isEqualTo(2);
    }

    @Test
    void answersAConflictWhenAStrangerIsFoundAfterDoubt() {
        goTo.failures.add(cut());
        goTo.there = account("Stranger");

        assertThat(execution.execute(creation()).verdict())
                .isEqualTo(new Verdict.Conflict(account("Stranger")));
    }

    @Test
    void answersAConflictWhenTheEmailIsRefused() {
        goTo.failures.add(
                new Failure.Permanent(Reason.EMAIL_IN_USE, Optional.of(409), Optional.empty()));
        goTo.there = account("Lee");

        assertThat(execution.execute(creation()).verdict())
                .isEqualTo(new Verdict.Conflict(account("Lee")));
    }

    @Test
    void saysSoWhenTheEmailIsInUseElsewhere() {
        goTo.failures.add(
                new Failure.Permanent(Reason.EMAIL_IN_USE, Optional.of(409), Optional.empty()));

        assertThat(execution.execute(creation()).verdict())
                .isEqualTo(new Verdict.Failed(Failure.Permanent.of(Reason.EMAIL_IN_USE)));
    }

    @Test
    void givesUpAfterSoManyTries() {
        for (int i = 0; i < 9; i++) {
            goTo.failures.add(throttled());
        }

        Report report = execution.execute(creation());

        assertThat(report.verdict()).isEqualTo(new Verdict.Failed(throttled()));
        assertThat(report.attempts()).isEqualTo(3);
    }

    @Test
    void readsOnceWhenAChangeIsAnsweredWithoutTheUser() {
        goTo.there = account("Ng");
        Order order =
                order(
                        Order.Kind.UPDATE,
                        Optional.of("7"),
                        List.of(new Change("lastName", Optional.of("Lee"), Optional.of("Ng"))));

        Report report = execution.execute(order);

        assertThat(report.verdict())
                .isEqualTo(new Verdict.Succeeded(account("Ng"), order.changes()));
        assertThat(goTo.patches)
                .containsExactly(
                        new Patch(
                                Optional.empty(),
                                new TreeMap<>(Map.of("lastName", "Lee")),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(report.apiCalls()).isEqualTo(2);
    }

    @Test
    void refusesKeysThatGoToCannotHaveGiven() {
        Report report =
                execution.execute(order(Order.Kind.UPDATE, Optional.of("seven"), List.of()));

        assertThat(report.verdict())
                .isEqualTo(new Verdict.Failed(Failure.Permanent.of(Reason.UNSUPPORTED)));
        assertThat(report.apiCalls()).isZero();
    }

    private static Failure cut() {
        return new Failure.Transient(
                Reason.NO_ANSWER, Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private static Failure throttled() {
        return new Failure.Transient(
                Reason.TOO_MANY_REQUESTS,
                Optional.of(429),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Order creation() {
        return order(Order.Kind.CREATE, Optional.empty(), List.of());
    }

    private static Order order(Order.Kind kind, Optional<String> key, List<Change> changes) {
        return new Order(
                "gotomeeting",
                new UUID(1, 1),
                new UUID(2, 2),
                "ann@example.com",
                "Ann Lee",
                kind,
                key,
                AccountSpec.of(
                        "ann@example.com",
                        Map.of("firstName", "Ann", "lastName", "Lee"),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                changes,
                1,
                NOW.plusSeconds(900));
    }

    private static KnownAccount account(String lastName) {
        return new KnownAccount(
                "7",
                "ann@example.com",
                new TreeMap<>(Map.of("firstName", "Ann", "lastName", lastName)),
                KnownAccount.Status.SUSPENDED,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                NOW);
    }

    /** GoTo with one account at most, and failures that come first. */
    private static final class Scripted implements GoTo.Account {

        private final Deque<Failure> failures = new ArrayDeque<>();
        private final Deque<Patch> patches = new ArrayDeque<>();
        private @Nullable KnownAccount there;
        private boolean createdAnyway;
        private int creations;

        @Override
        public Optional<String> create(AccountSpec spec, boolean welcomeMail) {
            creations++;
            Failure failure = failures.poll();
            if (failure == null || createdAnyway) {
                there = account("Lee");
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
    }

    /** Nobody listens. */
    private static final class SilentFeed implements AccountFeed {

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
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Future<?> tellGone(String application, String key, Instant observedAt) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Future<?> tellScanned(String application, ScanSummary scan) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void tellHealth(String application, Health health, long settingsVersion) {}
    }
}
