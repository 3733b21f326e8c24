package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Where it is told which accounts exist. Futures end when it is stored. */
public interface AccountFeed {

    /**
     * Goes through what was told so far, in that order.
     *
     * @param each gets the key and the account; without an account when it was told gone
     */
    void told(String application, BiConsumer<String, Optional<KnownAccount>> each);

    /** When which account was last written since some time, by key, as the results tell. */
    Map<String, Instant> written(String application, Instant since);

    Future<?> tell(String application, KnownAccount account);

    Future<?> tellGone(String application, String accountKey, Instant observedAt);

    Future<?> tellScanned(String application, ScanSummary scan);
}
