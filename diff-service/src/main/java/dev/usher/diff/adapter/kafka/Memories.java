package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.GracePeriod;
import dev.usher.contracts.HeldRemoval;
import dev.usher.contracts.HoldState;
import dev.usher.contracts.InFlight;
import dev.usher.contracts.SubjectMemory;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Grace;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Link;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Situation;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is remembered of a user, and the record that publishes it: one as the other. */
final class Memories {

    private Memories() {}

    static SubjectMemory record(UserId user, Memory memory) {
        return SubjectMemory.newBuilder()
                .setUserId(user.value())
                .setAccountKey(memory.link().map(AccountKey::value).orElse(null))
                .setRevivedFrom(memory.revivedFrom().map(UserId::value).orElse(null))
                .setGranted(memory.granted().map(Outgoing::spec).orElse(null))
                .setInFlight(memory.flight().map(Memories::record).orElse(null))
                .setEscrow(memory.escrow().map(Memories::record).orElse(null))
                .setGrace(memory.grace().map(Memories::record).orElse(null))
                .setHold(memory.hold().map(Memories::record).orElse(null))
                .setRemovedAt(memory.removedAt().orElse(null))
                .setLostAccount(memory.lost().map(AccountKey::value).orElse(null))
                .setFormerAccounts(memory.formerly().stream().map(AccountKey::value).toList())
                .setSeatAwaitedSince(memory.seatAwaitedSince().orElse(null))
                .setLastDecision(memory.lastDecision().orElse(null))
                .setInputUnreadable(memory.unreadable())
                .setMemoryUnreadable(memory.forgotten())
                .build();
    }

    /**
     * Reads what {@link #record(UserId, Memory)} wrote.
     *
     * @throws MisfitException when it holds something that this build does not know
     */
    static Memory memory(SubjectMemory subject) {
        return new Memory(
                Optional.ofNullable(subject.getAccountKey())
                        .map(
                                key ->
                                        new Link(
                                                new AccountKey(key),
                                                Optional.ofNullable(subject.getRevivedFrom())
                                                        .map(UserId::new),
                                                spec(subject.getGranted()))),
                Optional.ofNullable(subject.getInFlight()).map(Memories::flight),
                Optional.ofNullable(subject.getEscrow()).map(Memories::escrow),
                Optional.ofNullable(subject.getSeatAwaitedSince()),
                Optional.ofNullable(subject.getGrace()).map(Memories::grace),
                Optional.ofNullable(subject.getHold()).map(Memories::hold),
                Optional.ofNullable(subject.getRemovedAt()),
                Optional.ofNullable(subject.getLostAccount()).map(AccountKey::new),
                subject.getFormerAccounts().stream().map(AccountKey::new).toList(),
                Optional.ofNullable(subject.getLastDecision()),
                subject.getInputUnreadable(),
                subject.getMemoryUnreadable());
    }

    private static InFlight record(Flight flight) {
        return new InFlight(
                flight.commandId(),
                Outgoing.action(flight.action()),
                flight.lane() == Lane.BULK,
                record(flight.wanted()),
                flight.settingsVersion(),
                flight.attempt(),
                List.copyOf(flight.attributes()),
                flight.supersedes().orElse(null),
                flight.sentAt(),
                flight.validUntil());
    }

    private static Flight flight(InFlight flight) {
        return new Flight(
                flight.getCommandId(),
                switch (flight.getAction()) {
                    case CREATE -> Action.CREATE;
                    case UPDATE -> Action.UPDATE;
                    case DISABLE -> Action.DISABLE;
                    case ENABLE -> Action.ENABLE;
                    case DELETE -> Action.DELETE;
                    case CANCEL -> Action.CANCEL;
                    case UNKNOWN ->
                            throw new MisfitException(
                                    "What the command in flight does is not known");
                },
                lane(flight.getBulk()),
                spec(flight.getWanted()),
                flight.getSettingsVersion(),
                flight.getAttempt(),
                Set.copyOf(flight.getAttributes()),
                Optional.ofNullable(flight.getSupersedes()),
                flight.getSentAt(),
                flight.getValidUntil());
    }

    private static dev.usher.contracts.Escrow record(Escrow escrow) {
        return new dev.usher.contracts.Escrow(
                escrow.reason(),
                record(escrow.wanted()),
                escrow.settingsVersion(),
                escrow.attempts(),
                escrow.firstFailedAt(),
                escrow.retryAt().orElse(null),
                escrow.excused(),
                escrow.targetWorked());
    }

    private static Escrow escrow(dev.usher.contracts.Escrow escrow) {
        return new Escrow(
                escrow.getReason(),
                spec(escrow.getWanted()),
                escrow.getSettingsVersion(),
                escrow.getAttempts(),
                escrow.getFirstFailedAt(),
                Optional.ofNullable(escrow.getRetryAt()),
                escrow.getExcused(),
                escrow.getTargetWorked());
    }

    private static GracePeriod record(Grace grace) {
        return new GracePeriod(grace.until(), grace.deletion(), grace.lane() == Lane.BULK);
    }

    private static Grace grace(GracePeriod grace) {
        return new Grace(grace.getEndsAt(), grace.getDeletion(), lane(grace.getBulk()));
    }

    private static HeldRemoval record(Hold hold) {
        return new HeldRemoval(
                hold.batch(),
                hold.situation().toString(),
                switch (hold.state()) {
                    case COLLECTED -> HoldState.COLLECTED;
                    case ADMITTED -> HoldState.ADMITTED;
                    case HELD -> HoldState.HELD;
                    case RELEASED -> HoldState.RELEASED;
                    case REJECTED -> HoldState.REJECTED;
                },
                hold.since());
    }

    private static Hold hold(HeldRemoval hold) {
        return new Hold(
                hold.getHoldId(),
                situation(hold.getSituation()),
                switch (hold.getState()) {
                    case COLLECTED -> Hold.State.COLLECTED;
                    case ADMITTED -> Hold.State.ADMITTED;
                    case HELD -> Hold.State.HELD;
                    case RELEASED -> Hold.State.RELEASED;
                    case REJECTED -> Hold.State.REJECTED;
                    case UNKNOWN ->
                            throw new MisfitException("Where the change is held is not known");
                },
                hold.getSince());
    }

    private static Situation situation(String text) {
        try {
            return Situation.parse(text);
        } catch (IllegalArgumentException _) {
            throw new MisfitException("What the change that is held was decided on is not known");
        }
    }

    private static Lane lane(boolean bulk) {
        return bulk ? Lane.BULK : Lane.URGENT;
    }

    private static dev.usher.contracts.@Nullable AccountSpec record(Optional<AccountSpec> spec) {
        return spec.map(Outgoing::spec).orElse(null);
    }

    private static Optional<AccountSpec> spec(dev.usher.contracts.@Nullable AccountSpec spec) {
        return Optional.ofNullable(spec)
                .map(
                        it ->
                                AccountSpec.of(
                                        it.getEmail(),
                                        it.getAttributes(),
                                        it.getLicenceKeys(),
                                        it.getAdminRoles(),
                                        Optional.ofNullable(it.getGroupKey()),
                                        it.getCustomRoles()));
    }
}
