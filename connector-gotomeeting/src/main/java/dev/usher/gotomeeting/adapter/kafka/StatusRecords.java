package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.ConnectionOutcome;
import dev.usher.contracts.ConnectionTest;
import dev.usher.contracts.ConnectorReason;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.SeatCount;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.gotomeeting.domain.ConnectionVerdict;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.MaintenanceWish;
import dev.usher.gotomeeting.domain.Sealed;
import dev.usher.gotomeeting.domain.TestReport;
import dev.usher.gotomeeting.domain.TestWish;
import dev.usher.gotomeeting.domain.Trouble;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Status records and requests about it as the domain knows them, and back. */
final class StatusRecords {

    private StatusRecords() {}

    static ConnectorStatus status(
            Health health,
            long settingsVersion,
            List<Licence> seats,
            Optional<String> publicKey,
            Optional<TestReport> lastTest,
            Optional<Instant> credentialsExpireAt,
            Instant at) {
        return ConnectorStatus.newBuilder()
                .setState(
                        switch (health) {
                            case Health.Healthy _ -> ConnectorState.HEALTHY;
                            case Health.Degraded _ -> ConnectorState.DEGRADED;
                            case Health.Quarantined _ -> ConnectorState.QUARANTINED;
                            case Health.Maintenance _ -> ConnectorState.MAINTENANCE;
                        })
                .setReason(health.reason().map(Trouble::words).orElse(null))
                .setReasonCode(
                        health.reason()
                                .map(trouble -> ConnectorReason.valueOf(trouble.code()))
                                .orElse(null))
                .setReasonValues(health.reason().map(Trouble::values).orElse(List.of()))
                .setSince(health.since())
                .setAt(at)
                .setSettingsVersion(settingsVersion)
                .setSeats(
                        seats.stream()
                                .map(one -> new SeatCount(one.key(), one.seats(), one.free()))
                                .toList())
                .setNextProbeAt(health.nextProbe().orElse(null))
                .setPublicKey(publicKey.orElse(null))
                .setCredentialsExpireAt(
                        credentialsExpireAt
                                .map(expiry -> expiry.truncatedTo(ChronoUnit.MILLIS))
                                .orElse(null))
                .setConnectionTest(lastTest.map(StatusRecords::test).orElse(null))
                .build();
    }

    /** The health a status tells; empty for a state this build is too old to know. */
    static Optional<Health> health(ConnectorStatus status) {
        Instant since = status.getSince();
        Trouble trouble = trouble(status);
        return switch (status.getState()) {
            case HEALTHY -> Optional.of(new Health.Healthy(since, 0));
            case DEGRADED -> Optional.of(new Health.Degraded(since, trouble, 0, since));
            case QUARANTINED -> Optional.of(new Health.Quarantined(since, trouble, 0, since));
            case MAINTENANCE -> Optional.of(new Health.Maintenance(since, trouble.words()));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Trouble trouble(ConnectorStatus status) {
        return new Trouble(
                Objects.requireNonNullElse(status.getReasonCode(), ConnectorReason.UNKNOWN).name(),
                status.getReasonValues(),
                Objects.requireNonNullElse(status.getReason(), ""));
    }

    static MaintenanceWish wish(JobRequest request) {
        return new MaintenanceWish(
                Boolean.parseBoolean(request.getArguments().get("on")),
                request.getArguments().getOrDefault("reason", ""),
                request.getRequestedAt());
    }

    static TestWish test(RecordKey key, JobRequest request) {
        return new TestWish(
                key.id(),
                sealed(request.getSealedCredentials()),
                Optional.ofNullable(request.getArguments().get("goToAccountKey")));
    }

    static Optional<Sealed> sealed(@Nullable ByteBuffer bytes) {
        return Optional.ofNullable(bytes)
                .map(
                        buffer -> {
                            byte[] copy = new byte[buffer.remaining()];
                            buffer.duplicate().get(copy);
                            return Sealed.of(copy);
                        });
    }

    private static ConnectionTest test(TestReport report) {
        ConnectionTest.Builder test =
                ConnectionTest.newBuilder()
                        .setRequestId(report.requestId())
                        .setMessage(report.verdict().message())
                        .setTestedAt(report.testedAt());
        return switch (report.verdict()) {
            case ConnectionVerdict.Passed _ -> test.setOutcome(ConnectionOutcome.PASSED).build();
            case ConnectionVerdict.Failed failed ->
                    test.setOutcome(ConnectionOutcome.FAILED)
                            .setCode(failed.reason().name())
                            .setRecommendedAction(failed.reason().recommendedAction())
                            .build();
        };
    }
}
