package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The accounts of one application as they were told last. Telling happens inside, so that an older
 * observation never comes after a newer one. Thread-safe.
 */
final class Roster {

    private final String application;
    private final AccountFeed feed;
    private final Map<String, KnownAccount> told = new HashMap<>();
    private final Map<String, Instant> written = new HashMap<>();

    Roster(String application, AccountFeed feed) {
        this.application = application;
        this.feed = feed;
    }

    /**
     * Goes on where another instance or an earlier run has ended.
     *
     * @param accounts told last
     * @param writes when which account was written lately
     */
    synchronized void restore(Collection<KnownAccount> accounts, Map<String, Instant> writes) {
        accounts.forEach(account -> told.put(account.key(), account));
        written.putAll(writes);
    }

    /** Tells an account that was read, unless nothing is new about it. */
    synchronized Future<?> read(KnownAccount account) {
        KnownAccount before = told.get(account.key());
        if (before != null
                && (before.observedAt().isAfter(account.observedAt())
                        || before.tellsTheSameAs(account))) {
            return CompletableFuture.completedFuture(null);
        }
        told.put(account.key(), account);
        return feed.tell(application, account);
    }

    /** Tells an account that was just written. */
    synchronized Future<?> wrote(KnownAccount account) {
        written.put(account.key(), account.observedAt());
        told.put(account.key(), account);
        return feed.tell(application, account);
    }

    /** Tells that an account is gone. */
    synchronized Future<?> gone(String key, Instant observedAt) {
        told.remove(key);
        written.remove(key);
        return feed.tellGone(application, key, observedAt);
    }

    synchronized Optional<KnownAccount> account(String key) {
        return Optional.ofNullable(told.get(key));
    }

    synchronized NavigableSet<String> keys() {
        return new TreeSet<>(told.keySet());
    }

    /** Keys written after that time; older writes are forgotten. */
    synchronized NavigableSet<String> writtenAfter(Instant time) {
        written.values().removeIf(at -> !at.isAfter(time));
        return new TreeSet<>(written.keySet());
    }
}
