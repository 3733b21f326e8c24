package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Absences;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Lists all accounts of an application, tells what changed and what is gone, and then that it is
 * through. Remembers from scan to scan who was missing.
 */
final class AccountScan {

    /** GoTo's lists may lag behind writes; rows this young are left out. */
    static final Duration SETTLING = Duration.ofMinutes(5);

    private static final int PAGE = 200;

    private final String application;
    private final Roster roster;
    private final AccountFeed feed;
    private final BackOff backOff;
    private final InstantSource clock;
    private NavigableSet<String> absentBefore = new TreeSet<>();

    AccountScan(
            String application,
            Roster roster,
            AccountFeed feed,
            BackOff backOff,
            InstantSource clock) {
        this.application = application;
        this.roster = roster;
        this.feed = feed;
        this.backOff = backOff;
        this.clock = clock;
    }

    /**
     * Scans once.
     *
     * @throws GoToException when GoTo cannot be read to the end; nothing is told gone then
     * @throws ExecutionException when Kafka does not take what was found
     */
    ScanSummary run(GoTo.Account account) throws ExecutionException, InterruptedException {
        Instant startedAt = clock.instant();
        Effort effort = new Effort(backOff);
        List<Future<?>> tellings = new ArrayList<>();
        NavigableSet<String> present = list(account, effort, tellings);
        int count = present.size();
        present.addAll(roster.writtenAfter(startedAt.minus(SETTLING)));
        Absences absences = Absences.judge(roster.keys(), present, absentBefore);
        NavigableSet<String> absent = new TreeSet<>(absences.absent());
        int gone = 0;
        for (String key : absences.gone()) {
            tellings.add(roster.gone(key, startedAt));
            gone++;
        }
        for (String key : absences.doubtful()) {
            Instant at = clock.instant();
            Optional<KnownAccount> found =
                    effort.repeat(() -> effort.call(() -> account.user(key)));
            tellings.add(found.map(roster::read).orElseGet(() -> roster.gone(key, at)));
            gone += found.isPresent() ? 0 : 1;
            absent.remove(key);
        }
        absentBefore = absent;
        for (Future<?> telling : tellings) {
            telling.get();
        }
        ScanSummary summary =
                new ScanSummary(
                        UUID.randomUUID().toString(),
                        startedAt,
                        count,
                        gone,
                        absences.suspicious());
        feed.tellScanned(application, summary).get();
        return summary;
    }

    private NavigableSet<String> list(
            GoTo.Account account, Effort effort, List<Future<?>> tellings) {
        NavigableSet<String> present = new TreeSet<>();
        int offset = 0;
        int total = 1;
        while (offset < total) {
            int from = offset;
            Instant at = clock.instant();
            GoTo.Page page = effort.repeat(() -> effort.call(() -> account.users(from, PAGE)));
            NavigableSet<String> young = roster.writtenAfter(at.minus(SETTLING));
            for (KnownAccount user : page.users()) {
                present.add(user.key());
                if (!young.contains(user.key())) {
                    tellings.add(roster.read(user));
                }
            }
            offset += page.users().size();
            total = page.users().isEmpty() ? 0 : page.total();
        }
        return present;
    }
}
