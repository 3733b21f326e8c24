package dev.usher.notifier.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Action;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.notifier.application.Ledger.Entry;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MappingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final Notification MAIL =
            new Notification(
                    new NotificationId(new UUID(0, 9)),
                    "gotomeeting",
                    "team@example.com",
                    List.of(new Failure(ID, "A", "failed", "why", "todo", NOON)),
                    NOON,
                    NOON.plusSeconds(60));

    @BeforeAll
    static void letAvroMakeRecords() {
        assertThat(new RecordSerializer()).isNotNull();
    }

    @Test
    void tellsOfAResultThatFailed() {
        assertThat(FailureMapping.of(result(Outcome.FAILED, "Buy a seat.")))
                .contains(
                        new Failure(
                                ID,
                                "Ana Gomes (ana@example.com)",
                                "could not get their GoToMeeting account",
                                "No seat is free.",
                                "Buy a seat.",
                                NOON));
    }

    @Test
    void knowsWhatToDoWhenTheErrorDoesNotSay() {
        assertThat(FailureMapping.of(result(Outcome.FAILED, null)))
                .map(Failure::todo)
                .contains("Please ask the administrator of GoToMeeting or of Usher.");
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, mode = EnumSource.Mode.EXCLUDE, names = "FAILED")
    void tellsOfNoOtherResult(Outcome outcome) {
        assertThat(FailureMapping.of(result(outcome, null))).isEmpty();
    }

    @Test
    void tellsOfASkipThatCallsForAction() {
        assertThat(FailureMapping.of(decision(DecisionKind.SKIPPED, "Give one of them another.")))
                .contains(
                        new Failure(
                                ID,
                                "Ana Gomes (ana@example.com)",
                                "could not be provisioned in GoToMeeting",
                                "Two people have this address.",
                                "Give one of them another.",
                                NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "HELD, stay as they are in GoToMeeting until somebody decides",
        "REJECTED, stay as they are in GoToMeeting",
        "ESCROWED, could not be provisioned in GoToMeeting"
    })
    void tellsOfWhatSomebodyHasToDecideOrMend(DecisionKind kind, String what) {
        assertThat(FailureMapping.of(decision(kind, "Decide."))).map(Failure::what).contains(what);
        assertThat(FailureMapping.of(decision(kind, null))).isEmpty();
    }

    @Test
    void tellsOfNoOtherDecision() {
        assertThat(FailureMapping.of(decision(DecisionKind.SKIPPED, null))).isEmpty();
        assertThat(FailureMapping.of(decision(DecisionKind.ADOPTED, "Rejoice."))).isEmpty();
    }

    @Test
    void readsBackWhatItWrote() {
        List<Standing> standings =
                List.of(
                        new Standing.Planned(),
                        new Standing.Sent(NOON),
                        new Standing.GivenUp(NOON, "away"));

        assertThat(standings)
                .map(standing -> new Entry(MAIL, standing))
                .allSatisfy(
                        entry ->
                                assertThat(
                                                NotificationMapping.toEntry(
                                                        NotificationMapping.key(MAIL),
                                                        NotificationMapping.toRecord(entry)))
                                        .contains(entry));
    }

    private static Result result(Outcome outcome, @Nullable String todo) {
        return Result.newBuilder()
                .setCommandId(ID)
                .setUserId(new UUID(0, 2))
                .setUserName("ana@example.com")
                .setDisplayName("Ana Gomes")
                .setAction(Action.CREATE)
                .setOutcome(outcome)
                .setChanges(List.of())
                .setError(
                        ProvisioningError.newBuilder()
                                .setCode("NO_SEATS")
                                .setCategory(ErrorCategory.NEEDS_ADMIN)
                                .setMessage("No seat is free.")
                                .setRecommendedAction(todo)
                                .build())
                .setAttempts(1)
                .setApiCalls(1)
                .setStartedAt(NOON)
                .setFinishedAt(NOON)
                .setSteps(List.of())
                .build();
    }

    private static Decision decision(DecisionKind kind, @Nullable String todo) {
        return Decision.newBuilder()
                .setId(ID)
                .setUserId(new UUID(0, 2))
                .setUserName("ana@example.com")
                .setDisplayName("Ana Gomes")
                .setKind(kind)
                .setReason("DuplicateSourceEntries")
                .setDetails("Two people have this address.")
                .setRecommendedAction(todo)
                .setCauses(List.of())
                .setDecidedAt(NOON)
                .build();
    }
}
