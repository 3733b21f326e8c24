package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.InFlight;
import dev.usher.contracts.SubjectMemory;
import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service says, as records of the topics. */
final class Outgoing {

    private Outgoing() {}

    static Command command(
            Person person,
            Decision.Send send,
            Memory.Flight flight,
            long settingsVersion,
            String cycle,
            List<String> causes) {
        return Command.newBuilder()
                .setId(flight.commandId())
                .setUserId(person.id().value())
                .setUserName(person.userName())
                .setDisplayName(person.displayName())
                .setAction(action(send.action()))
                .setAccountKey(send.account().map(AccountKey::value).orElse(null))
                .setDesired(spec(send.target()))
                .setChanges(
                        send.changes().stream()
                                .map(
                                        change ->
                                                new AttributeChange(
                                                        change.attribute(),
                                                        change.from().orElse(null),
                                                        change.to().orElse(null)))
                                .toList())
                .setCycleId(cycle.isEmpty() ? null : cycle)
                .setSettingsVersion(settingsVersion)
                .setCauses(causes)
                .setReason(send.reason())
                .setDecidedAt(flight.sentAt())
                .setValidUntil(flight.validUntil())
                .build();
    }

    static dev.usher.contracts.Decision decision(
            UUID id, Person person, Verdict verdict, List<String> causes, Instant now) {
        return dev.usher.contracts.Decision.newBuilder()
                .setId(id)
                .setUserId(person.id().value())
                .setUserName(person.userName())
                .setDisplayName(person.displayName())
                .setKind(
                        switch (verdict.kind()) {
                            case SKIPPED -> DecisionKind.SKIPPED;
                            case ADOPTED -> DecisionKind.ADOPTED;
                            case UNLINKED -> DecisionKind.UNLINKED;
                        })
                .setReason(verdict.reason())
                .setDetails(verdict.details())
                .setRecommendedAction(verdict.recommendedAction().orElse(null))
                .setCauses(causes)
                .setDecidedAt(now)
                .build();
    }

    static SubjectMemory memory(UserId user, Memory memory) {
        return SubjectMemory.newBuilder()
                .setUserId(user.value())
                .setAccountKey(memory.link().map(AccountKey::value).orElse(null))
                .setRevivedFrom(memory.revivedFrom().map(UserId::value).orElse(null))
                .setGranted(memory.granted().map(Outgoing::spec).orElse(null))
                .setInFlight(memory.flight().map(Outgoing::flight).orElse(null))
                .setSeatAwaitedSince(memory.seatAwaitedSince().orElse(null))
                .setLastDecision(memory.lastDecision().orElse(null))
                .setInputUnreadable(memory.unreadable())
                .build();
    }

    private static InFlight flight(Memory.Flight flight) {
        return new InFlight(
                flight.commandId(),
                action(flight.action()),
                flight.lane() == Lane.BULK,
                specOrNull(flight.wanted().orElse(null)),
                flight.sentAt(),
                flight.validUntil());
    }

    private static dev.usher.contracts.@Nullable AccountSpec specOrNull(
            @Nullable AccountSpec spec) {
        return spec == null ? null : spec(spec);
    }

    private static dev.usher.contracts.AccountSpec spec(AccountSpec spec) {
        return new dev.usher.contracts.AccountSpec(
                spec.email(),
                spec.attributes(),
                List.copyOf(spec.licences()),
                List.copyOf(spec.adminRoles()),
                spec.group().orElse(null),
                List.copyOf(spec.customRoles()));
    }

    private static dev.usher.contracts.Action action(Action action) {
        return switch (action) {
            case CREATE -> dev.usher.contracts.Action.CREATE;
            case UPDATE -> dev.usher.contracts.Action.UPDATE;
            case DISABLE -> dev.usher.contracts.Action.DISABLE;
            case ENABLE -> dev.usher.contracts.Action.ENABLE;
        };
    }
}
