package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.application.Outline.Holdings;
import dev.usher.gotomeeting.domain.Fingerprint;
import dev.usher.gotomeeting.domain.KnownAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The accounts of one application as they were told last, in outline: some 200 bytes each. Telling
 * happens inside, so that an older observation never comes after a newer one. Thread-safe.
 */
final class Roster {

    private static final Future<?> NOTHING_NEW = CompletableFuture.completedFuture(null);

    private final String application;
    private final AccountFeed feed;
    private final Map<String, RosterEntry> told = new HashMap<>();
    private final Map<Holdings, Holdings> holdings = new HashMap<>();
    private final Map<String, Instant> goneAt = new HashMap<>();
    private int scan;
    private int listed;

    Roster(String application, AccountFeed feed) {
        this.application = application;
        this.feed = feed;
    }

    /**
     * Remembers what was told in an earlier life; to be called in the order of telling.
     *
     * @param account empty when it was told gone
     */
    synchronized void restore(String key, Optional<KnownAccount> account) {
        account.ifPresentOrElse(this::remember, () -> told.remove(key));
    }

    /** Remembers a write of an earlier life. */
    synchronized void restoreWrite(String key, Instant at) {
        RosterEntry entry = told.get(key);
        if (entry == null) {
            goneAt.put(key, at);
        } else {
            entry.writtenAt(at);
        }
    }

    /** Tells an account that was read, unless nothing is new about it. */
    synchronized Future<?> read(KnownAccount account) {
        RosterEntry before = told.get(account.key());
        if (before != null && before.coversReading(account)) {
            return NOTHING_NEW;
        }
        remember(account);
        return feed.tell(application, account);
    }

    /** Tells an account that was just written. */
    synchronized Future<?> wrote(KnownAccount account) {
        remember(account).writtenAt(account.observedAt());
        return feed.tell(application, account);
    }

    /** Tells that an account is gone. */
    synchronized Future<?> gone(String key, Instant observedAt) {
        told.remove(key);
        goneAt.put(key, observedAt);
        return feed.tellGone(application, key, observedAt);
    }

    /** Takes back that the account was told: it is told, or told gone, when next looked at. */
    synchronized void doubt(String key) {
        told.computeIfAbsent(key, _ -> new RosterEntry()).forget();
    }

    synchronized Optional<Outline> account(String key) {
        return Optional.ofNullable(told.get(key)).map(RosterEntry::outline);
    }

    /**
     * Whether the account is a super admin, and no other one known is.
     *
     * @param leaving keys of those who are one now, and perhaps not in a moment
     */
    synchronized boolean isLastSuperAdmin(String key, Set<String> leaving) {
        RosterEntry entry = told.get(key);
        return entry != null
                && entry.superAdmin()
                && told.entrySet().stream()
                        .filter(other -> !other.getKey().equals(key))
                        .filter(other -> other.getValue().superAdmin())
                        .allMatch(other -> leaving.contains(other.getKey()));
    }

    synchronized int size() {
        return told.size();
    }

    /** From now on it is counted who is listed. */
    synchronized void beginListing(Instant settled) {
        scan++;
        listed = 0;
        goneAt.values().removeIf(at -> at.isBefore(settled));
    }

    /**
     * Takes an account from a list and tells it if need be.
     *
     * @param settled a list may lag behind what was written later; such an account is only counted
     */
    synchronized Future<?> listed(KnownAccount account, Instant settled) {
        Instant gone = goneAt.get(account.key());
        if (gone != null && gone.isAfter(settled)) {
            listed++;
            return NOTHING_NEW;
        }
        RosterEntry before = told.get(account.key());
        boolean young = before != null && before.writtenAfter(settled);
        Future<?> telling = young ? NOTHING_NEW : read(account);
        RosterEntry entry = told.get(account.key());
        if (entry != null && entry.list(scan)) {
            listed++;
        }
        return telling;
    }

    /** Takes note that a list has an account, of which nothing else can be read. */
    synchronized void listedUnreadably(String key) {
        RosterEntry entry = told.get(key);
        if (entry != null) {
            entry.list(scan);
        }
    }

    /** How many different accounts were listed, and could be read. */
    synchronized int listedCount() {
        return listed;
    }

    /**
     * Who was not listed, left out who was written after that time, or seen since.
     *
     * @param startedAt when listing began
     */
    synchronized NavigableSet<String> unlisted(Instant startedAt, Instant settled) {
        NavigableSet<String> keys = new TreeSet<>();
        told.forEach(
                (key, entry) -> {
                    if (!entry.listedIn(scan)
                            && !entry.writtenAfter(settled)
                            && entry.observedBefore(startedAt)) {
                        keys.add(key);
                    }
                });
        return keys;
    }

    private RosterEntry remember(KnownAccount account) {
        goneAt.remove(account.key());
        RosterEntry entry = told.computeIfAbsent(account.key(), _ -> new RosterEntry());
        Holdings held = Holdings.of(account);
        Holdings common = holdings.putIfAbsent(held, held);
        entry.remember(account, Fingerprint.of(account), common == null ? held : common);
        return entry;
    }
}
