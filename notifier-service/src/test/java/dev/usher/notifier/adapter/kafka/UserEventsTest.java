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
import dev.usher.notifier.domain.Day;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.Event.Ended;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UserEventsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID USER = new UUID(0, 2);
    private static final UUID RECORD = new UUID(0, 1);

    /** Has Avro trust the classes of records, as it does wherever one is read. */
    @BeforeAll
    static void trustRecords() {
        var _ = new RecordSerializer();
    }

    @Test
    void hearsOfAFailureFromItsResult() {
        assertThat(UserEvents.of(result(Outcome.FAILED, "NO_SEATS", ErrorCategory.NEEDS_ADMIN)))
                .contains(
                        new Event.Began(
                                new GroupKey(Kind.USERS, "NO_SEATS"),
                                USER.toString(),
                                Item.of("Ana Gomes", "No seat is free.", NOON)
                                        .about("ana@example.com", "CREATE")
                                        .todo("Buy a seat.")
                                        .logged(RECORD.toString())));
    }

    @Test
    void hearsOfTheValuesThatAResultNames() {
        Result result = result(Outcome.FAILED, "LICENCE_NOT_FOUND", ErrorCategory.NEEDS_ADMIN);
        Objects.requireNonNull(result.getError()).setValues(List.of("8", "9"));

        assertThat(UserEvents.of(result))
                .get()
                .isInstanceOfSatisfying(
                        Event.Began.class,
                        began ->
                                assertThat(began.item().facts())
                                        .containsEntry(Item.VALUES, "8, 9"));
    }

    @Test
    void namesOneWithoutANameByTheId() {
        Result result = result(Outcome.FAILED, "NO_SEATS", ErrorCategory.NEEDS_ADMIN);
        result.setUserName("");
        result.setDisplayName("");

        assertThat(UserEvents.of(result))
                .get()
                .isInstanceOfSatisfying(
                        Event.Began.class,
                        began -> assertThat(began.item().address()).isEqualTo(USER.toString()));
    }

    @Test
    void hearsOfAnEndFromASuccess() {
        assertThat(UserEvents.of(result(Outcome.SUCCEEDED, "", ErrorCategory.UNKNOWN)))
                .contains(new Event.Ended(Kind.USERS, USER.toString(), NOON));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void hearsThatNothingIsWantedAnyMoreHoweverACancellationIsAnswered(Outcome outcome) {
        assertThat(UserEvents.of(answered(Action.CANCEL, outcome)))
                .contains(over(Ended.How.WITHDRAWN));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, CREATED, WELL",
        "UPDATE, CHANGED, WELL",
        "ENABLE, CHANGED, WELL",
        "DISABLE, REMOVED, REMOVED",
        "DELETE, REMOVED, REMOVED"
    })
    void countsWhatWasDone(Action action, Day.Count count, Ended.How how) {
        assertThat(UserEvents.counts(answered(action, Outcome.SUCCEEDED))).contains(count);
        assertThat(UserEvents.of(answered(action, Outcome.SUCCEEDED))).contains(over(how));
        assertThat(UserEvents.counts(answered(action, Outcome.FAILED))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUCCEEDED", "FAILED"})
    void hearsNothingFromResultsThatAreDecidedAgain(Outcome outcome) {
        assertThat(UserEvents.of(result(outcome, "EXPIRED", ErrorCategory.RETRYABLE))).isEmpty();
    }

    @Test
    void leavesToTheConnectionWhatAnybodysChangeWouldMeet() {
        assertThat(
                        UserEvents.of(
                                result(
                                        Outcome.FAILED,
                                        "NOT_AUTHORISED",
                                        ErrorCategory.NEEDS_ADMIN)))
                .isEmpty();
        assertThat(UserEvents.of(result(Outcome.FAILED, "UNAVAILABLE", ErrorCategory.RETRYABLE)))
                .isEmpty();
        assertThat(UserEvents.of(decision(DecisionKind.ESCROWED, "Wait.").setAttempt(0).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            names = {"SKIPPED", "ESCROWED"})
    void hearsOfADecisionThatCallsForAction(DecisionKind kind) {
        assertThat(
                        UserEvents.of(
                                decision(kind, "Give one another.")
                                        .setAttempt(1)
                                        .setRetryAt(NOON.plusSeconds(60))
                                        .build()))
                .contains(
                        new Event.Began(
                                new GroupKey(Kind.USERS, "DuplicateSourceEntries"),
                                USER.toString(),
                                Item.of("Ana Gomes", "Two have this address.", NOON)
                                        .about("ana@example.com", "CREATE")
                                        .todo("Give one another.")
                                        .because("", List.of("ana@example.com"))
                                        .retriedAt(Optional.of(NOON.plusSeconds(60)))
                                        .logged(RECORD.toString())));
    }

    @Test
    void hearsThatItWasGivenUp() {
        assertThat(UserEvents.of(decision(DecisionKind.ESCROWED, "Mend it.").setAttempt(9).build()))
                .get()
                .isInstanceOfSatisfying(
                        Event.Began.class, began -> assertThat(began.item().isGivenUp()).isTrue());
    }

    @Test
    void hearsThatItGoesOnWhileItIsTriedAgain() {
        assertThat(
                        UserEvents.of(
                                decision(DecisionKind.ESCROWED, null)
                                        .setAttempt(3)
                                        .setRetryAt(NOON)
                                        .build()))
                .get()
                .isInstanceOf(Event.WentOn.class);
        assertThat(UserEvents.of(decision(DecisionKind.SKIPPED, null).setAttempt(2).build()))
                .get()
                .isInstanceOf(Event.WentOn.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            names = {"SKIPPED", "ADOPTED", "UNLINKED", "GRACE", "HELD", "RELEASED", "REJECTED"})
    void hearsThatItIsOverWhenSomethingElseIsDecided(DecisionKind kind) {
        assertThat(UserEvents.of(decision(kind, null).build()))
                .contains(
                        over(kind == DecisionKind.ADOPTED ? Ended.How.WELL : Ended.How.WITHDRAWN));
    }

    @Test
    void hearsThatItIsOverWhenNothingIsToBeDoneAnyMore() {
        assertThat(
                        UserEvents.of(
                                decision(DecisionKind.SKIPPED, null)
                                        .setReason("NothingToDo")
                                        .build()))
                .contains(over(Ended.How.WITHDRAWN));
        assertThat(
                        UserEvents.of(
                                decision(DecisionKind.SKIPPED, null)
                                        .setReason("NothingToDo")
                                        .setRule("equal")
                                        .build()))
                .contains(over(Ended.How.WELL));
    }

    @Test
    void hearsOfSomebodyWhoIsNotToBeKnownAnyMore() {
        assertThat(UserEvents.of(decision(DecisionKind.SKIPPED, null).setReason("Erased").build()))
                .contains(over(Ended.How.ERASED));
    }

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            names = {"PLANNED", "EXPLAINED", "UNKNOWN"})
    void hearsNothingFromWhatIsOnlyTold(DecisionKind kind) {
        assertThat(UserEvents.of(decision(kind, "Rejoice.").build())).isEmpty();
    }

    @Test
    void hearsThatNobodyDecidedAboutAHold() {
        assertThat(
                        UserEvents.of(
                                decision(DecisionKind.REJECTED, "Have it done.")
                                        .setReason("HoldExpired")
                                        .build()))
                .get()
                .isInstanceOfSatisfying(
                        Event.Began.class,
                        began -> assertThat(began.group().kind()).isEqualTo(Kind.HOLD_EXPIRED));
    }

    private static Event over(Ended.How how) {
        return new Ended(Kind.USERS, USER.toString(), how, NOON);
    }

    private static Result answered(Action action, Outcome outcome) {
        Result result = result(outcome, "", ErrorCategory.UNKNOWN);
        result.setAction(action);
        return result;
    }

    private static Result result(Outcome outcome, String code, ErrorCategory category) {
        var result =
                Result.newBuilder()
                        .setCommandId(RECORD)
                        .setUserId(USER)
                        .setUserName("ana@example.com")
                        .setDisplayName("Ana Gomes")
                        .setAction(Action.CREATE)
                        .setOutcome(outcome)
                        .setAttempts(1)
                        .setApiCalls(1)
                        .setStartedAt(NOON)
                        .setFinishedAt(NOON);
        if (!code.isEmpty()) {
            result.setError(
                    ProvisioningError.newBuilder()
                            .setCode(code)
                            .setCategory(category)
                            .setMessage("No seat is free.")
                            .setRecommendedAction("Buy a seat.")
                            .build());
        }
        return result.build();
    }

    private static Decision.Builder decision(DecisionKind kind, @Nullable String todo) {
        return Decision.newBuilder()
                .setId(RECORD)
                .setUserId(USER)
                .setUserName("ana@example.com")
                .setDisplayName("Ana Gomes")
                .setKind(kind)
                .setAction(Action.CREATE)
                .setReason("DuplicateSourceEntries")
                .setDetails("Two have this address.")
                .setValues(List.of("ana@example.com"))
                .setRecommendedAction(todo)
                .setCauses(List.of())
                .setDecidedAt(NOON);
    }
}
