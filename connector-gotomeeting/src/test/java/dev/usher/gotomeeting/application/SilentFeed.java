package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Nobody listens. */
final class SilentFeed implements AccountFeed {

    @Override
    public void told(String application, BiConsumer<String, Optional<KnownAccount>> each) {}

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
}
