package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Absences;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists all accounts of an application, tells what changed and what is gone, and then that it is
 * through. Holds one page at a time. Remembers from scan to scan who was missing.
 */
final class AccountScan {

    private static final Logger log = LoggerFactory.getLogger(AccountScan.class);

    /** GoTo's lists may lag behind writes; rows this young are left out. */
    static final Duration SETTLING = Duration.ofMinutes(5);

    private static final int PAGE = 200;

    /** A list that goes on after this many is no list of accounts. */
    private static final int LONGEST = 1_000_000;

    /** So many missing accounts are looked at one by one, in one scan. */
    private static final int LOOKED_AT = 500;

    /** So many of those missing twice are looked at before all are believed to be gone. */
    private static final int SAMPLE = 10;

    /** So many entries of a list, or such a share, may be unreadable; the rest is believed. */
    private static final int ALWAYS_SPARED = 10;

    private static final double SHARE_SPARED = 0.2;

    /** So many unreadable entries are named in the log. */
    private static final int NAMED = 20;

    private static final Failure UNREADABLE =
            new Failure.Transient(
                    Reason.UNREADABLE_ANSWER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    private final String application;
    private final Roster roster;
    private final AccountFeed feed;
    private final BackOff backOff;
    private final InstantSource clock;
    private Set<String> absentBefore = Set.of();

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
     * @throws GoToException when GoTo cannot be read to the end, or much of what it lists cannot be
     *     understood; nothing is told gone then
     * @throws ExecutionException when Kafka does not take what was found
     */
    ScanSummary run(GoTo.Account account) throws ExecutionException, InterruptedException {
        Instant startedAt = clock.instant();
        Instant settled = startedAt.minus(SETTLING);
        roster.beginListing(settled);
        try (Tellings tellings = new Tellings(roster)) {
            Reading reading = new Reading(account, new Effort(backOff), tellings);
            boolean steady = reading.listAll();
            reading.complain();
            int count = roster.listedCount();
            Absences absences =
                    Absences.judge(
                            roster.size(),
                            roster.unlisted(startedAt, settled),
                            absentBefore,
                            steady);
            boolean mistaken = reading.finds(absences.gone(), SAMPLE);
            if (!mistaken) {
                reading.tellGone(absences.gone(), startedAt);
            }
            boolean found = reading.finds(absences.doubtful(), LOOKED_AT);
            absentBefore = mistaken || found ? Set.of() : roster.unlisted(startedAt, settled);
            tellings.settle();
            ScanSummary summary =
                    new ScanSummary(
                            UUID.randomUUID().toString(),
                            startedAt,
                            count,
                            reading.gone,
                            reading.unreadable(),
                            mistaken || absences.suspicious());
            feed.tellScanned(application, summary).get();
            return summary;
        }
    }

    /** The calls of one scan. */
    private final class Reading {

        private final GoTo.Account account;
        private final Effort effort;
        private final Tellings tellings;
        private final Set<String> unreadableKeys = new TreeSet<>();
        private int unreadableWithoutKey;
        private int rows;
        private int gone;

        Reading(GoTo.Account account, Effort effort, Tellings tellings) {
            this.account = account;
            this.effort = effort;
            this.tellings = tellings;
        }

        /** Reads the whole list; whether it stood still meanwhile. */
        boolean listAll() throws ExecutionException, InterruptedException {
            int first = listPage();
            int total = first;
            boolean steady = true;
            while (rows < total) {
                total = listPage();
                steady &= total == first;
            }
            if (unreadable() > Math.max(ALWAYS_SPARED, SHARE_SPARED * rows)) {
                throw new GoToException(UNREADABLE);
            }
            return steady
                    && unreadableWithoutKey == 0
                    && rows == total
                    && rows == roster.listedCount() + unreadable();
        }

        int unreadable() {
            return unreadableKeys.size() + unreadableWithoutKey;
        }

        /** What cannot be read is neither seen nor absent. */
        void complain() {
            if (unreadable() > 0) {
                log.atWarn()
                        .addKeyValue("application", application)
                        .addKeyValue("users", unreadable())
                        .addKeyValue("accountKeys", unreadableKeys.stream().limit(NAMED).toList())
                        .log(
                                "GoTo lists users in a way that cannot be understood; they are left"
                                        + " as they were last seen");
            }
        }

        private int listPage() throws ExecutionException, InterruptedException {
            int offset = rows;
            int readBefore = roster.listedCount() + unreadable();
            Instant settled = clock.instant().minus(SETTLING);
            GoTo.Page page = effort.repeat(() -> effort.call(() -> account.users(offset, PAGE)));
            for (KnownAccount user : page.users()) {
                tellings.add(user.key(), roster.listed(user, settled));
            }
            page.unreadable()
                    .forEach(
                            entry ->
                                    entry.key()
                                            .ifPresentOrElse(
                                                    this::spare, () -> unreadableWithoutKey++));
            rows += page.size();
            boolean stuck =
                    offset < page.total() && readBefore == roster.listedCount() + unreadable();
            if (stuck || rows > LONGEST) {
                throw new GoToException(UNREADABLE);
            }
            return page.total();
        }

        private void spare(String key) {
            unreadableKeys.add(key);
            roster.listedUnreadably(key);
        }

        /** Looks at some of the accounts one by one, and tells them; whether one exists. */
        boolean finds(NavigableSet<String> keys, int most)
                throws ExecutionException, InterruptedException {
            boolean found = false;
            for (String key : keys.stream().limit(most).toList()) {
                Instant at = clock.instant();
                try {
                    Optional<KnownAccount> now =
                            effort.repeat(() -> effort.call(() -> account.user(key)));
                    if (now.isPresent()) {
                        found = true;
                        tellings.add(key, roster.read(now.get()));
                    } else {
                        tellGone(key, at);
                    }
                } catch (GoToException e) {
                    if (unreadableWithoutKey == 0 || !isUnreadable(e)) {
                        throw e;
                    }
                    found = true;
                }
            }
            return found;
        }

        private static boolean isUnreadable(GoToException e) {
            return e.failure().reason() == Reason.UNREADABLE_ANSWER;
        }

        void tellGone(NavigableSet<String> keys, Instant at)
                throws ExecutionException, InterruptedException {
            for (String key : keys) {
                tellGone(key, at);
            }
        }

        private void tellGone(String key, Instant at)
                throws ExecutionException, InterruptedException {
            if (roster.account(key).isPresent()) {
                tellings.add(key, roster.gone(key, at));
                gone++;
            }
        }
    }
}
