package dev.usher.console.adapter.kafka;

import dev.usher.console.domain.Request;
import dev.usher.console.domain.SealedCredentials;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.RequestKind;
import dev.usher.policy.Settings;
import dev.usher.policy.record.SettingsRecords;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests as records of the contracts. */
final class RequestRecords {

    static final String API = "console API";

    private RequestRecords() {}

    static JobRequest of(Request request, Instant now) {
        JobRequest.Builder builder =
                JobRequest.newBuilder()
                        .setRequestedBy(API)
                        .setRequestedAt(now.truncatedTo(ChronoUnit.MILLIS));
        return switch (request) {
            case Request.TestMail _ -> builder.setKind(RequestKind.TEST_MAIL).build();
            case Request.Cycle _ -> builder.setKind(RequestKind.RESTART_CYCLE).build();
            case Request.Test test ->
                    builder.setKind(RequestKind.TEST_CONNECTION)
                            .setArguments(
                                    test.goToAccountKey()
                                            .map(key -> Map.of("goToAccountKey", key))
                                            .orElse(Map.of()))
                            .setSealedCredentials(bytes(test.candidate()))
                            .build();
            case Request.Maintenance(boolean on, String reason) ->
                    builder.setKind(RequestKind.MAINTENANCE)
                            .setArguments(Map.of("on", Boolean.toString(on), "reason", reason))
                            .build();
            case Request.Release(String holdId, Set<UUID> users) ->
                    builder.setKind(RequestKind.RELEASE_HELD)
                            .setArguments(Map.of("holdId", holdId))
                            .setUsers(sorted(users))
                            .build();
            case Request.Reject(String holdId, Set<UUID> users) ->
                    builder.setKind(RequestKind.REJECT_HELD)
                            .setArguments(Map.of("holdId", holdId))
                            .setUsers(sorted(users))
                            .build();
            case Request.ProvisionNow(UUID user) ->
                    builder.setKind(RequestKind.PROVISION_NOW).setUsers(List.of(user)).build();
            case Request.Explain(UUID user) ->
                    builder.setKind(RequestKind.EXPLAIN).setUsers(List.of(user)).build();
            case Request.RetryNow(Set<UUID> users) ->
                    builder.setKind(RequestKind.RETRY_NOW).setUsers(sorted(users)).build();
            case Request.SayAgain(Set<UUID> users) ->
                    builder.setKind(RequestKind.RE_EMIT).setUsers(sorted(users)).build();
            case Request.ComputePlan(String planId, Optional<Settings> candidate) ->
                    builder.setKind(RequestKind.COMPUTE_PLAN)
                            .setArguments(Map.of("planId", planId))
                            .setCandidate(candidate.map(it -> candidate(it, now)).orElse(null))
                            .build();
            case Request.DiscardPlan(String planId) ->
                    builder.setKind(RequestKind.DISCARD_PLAN)
                            .setArguments(Map.of("planId", planId))
                            .build();
        };
    }

    private static JobSettings candidate(Settings settings, Instant now) {
        return SettingsRecords.builder(settings)
                .setUpdatedBy(API)
                .setUpdatedAt(now.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    static @Nullable ByteBuffer bytes(Optional<SealedCredentials> credentials) {
        return credentials
                .map(it -> ByteBuffer.wrap(Base64.getDecoder().decode(it.base64())))
                .orElse(null);
    }

    private static List<UUID> sorted(Set<UUID> users) {
        return users.stream().sorted().toList();
    }
}
