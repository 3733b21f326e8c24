package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Keeps what is told, unless Kafka is away. */
final class RecordingFeed implements AccountFeed {

    final List<KnownAccount> told = new ArrayList<>();
    final List<String> gone = new ArrayList<>();
    final List<ScanSummary> scans = new ArrayList<>();
    boolean away;

    @Override
    public void told(String application, BiConsumer<String, Optional<KnownAccount>> each) {}

    @Override
    public Map<String, Instant> written(String application, Instant since) {
        return Map.of();
    }

    @Override
    public Future<?> tell(String application, KnownAccount account) {
        return kept(() -> told.add(account));
    }

    @Override
    public Future<?> tellGone(String application, String key, Instant observedAt) {
        return kept(() -> gone.add(key));
    }

    @Override
    public Future<?> tellScanned(String application, ScanSummary scan) {
        return kept(() -> scans.add(scan));
    }

    /** What was told since the last question. */
    List<String> toldKeys() {
        List<String> keys = told.stream().map(KnownAccount::key).toList();
        told.clear();
        return keys;
    }

    private Future<?> kept(Runnable keep) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        keep.run();
        return CompletableFuture.completedFuture(null);
    }
}
