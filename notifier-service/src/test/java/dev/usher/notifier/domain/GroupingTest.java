package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WINDOW = Storyteller.RHYTHM.window();
    private static final Duration INTERVAL = Storyteller.RHYTHM.interval();
    private static final Duration REPEAT = Storyteller.RHYTHM.repeat();

    private final Storyteller telling = new Storyteller();

    @Test
    void tellsSiblingsTogetherAfterTheWindow() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW.minus(SECOND)).fails("bo", "NO_SEATS");
        assertThat(telling.messages()).isEmpty();

        telling.pass(SECOND);

        assertThat(telling.messages()).singleElement().satisfies(this::isNewsOfBoth);
    }

    private void isNewsOfBoth(Notification message) {
        assertThat(message.telling()).isEqualTo(Notification.Telling.NEWS);
        assertThat(message.items()).extracting(Item::name).containsExactly("ana", "bo");
        assertThat(message.plannedAt()).isEqualTo(Storyteller.START.plus(WINDOW));
        assertThat(message.thread()).isEqualTo(message.id());
    }

    @Test
    void tellsKindsOfErrorApart() {
        telling.fails("ana", "NO_SEATS").fails("bo", "DATA_REFUSED").pass(WINDOW);

        assertThat(telling.messages())
                .extracting(message -> message.group().cause())
                .containsExactly("NO_SEATS", "DATA_REFUSED");
    }

    @Test
    void tellsNothingThatHealsWithinTheWindow() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW.minus(SECOND)).isWell("ana").pass(REPEAT);

        assertThat(telling.messages()).isEmpty();
        assertThat(telling.grouping().waiting()).isZero();
    }

    @Test
    void tellsThoseWhoJoinLaterAfterTheIntervalAndAlone() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW).pass(SECOND).fails("bo", "NO_SEATS");
        telling.pass(INTERVAL.minus(SECOND));

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().items()).extracting(Item::name).containsExactly("bo");
        assertThat(telling.last().lasting()).isEqualTo(2);
        assertThat(telling.last().thread()).isEqualTo(telling.messages().getFirst().id());
    }

    @Test
    void tellsTenThousandFailuresOfOneCauseInTwoMessages() {
        IntStream.range(0, 10_000)
                .forEach(
                        i -> {
                            telling.fails("user" + i, "NO_SEATS");
                            if (i % 200 == 0) {
                                telling.pass(SECOND);
                            }
                        });
        telling.pass(INTERVAL.multipliedBy(2));

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.messages().stream().mapToInt(Notification::count).sum())
                .isEqualTo(10_000);
        assertThat(telling.last().items()).hasSize(Notification.MOST_LISTED);
    }

    @Test
    void tellsAgainWhatLastsAndThenThatItIsOver() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW).pass(REPEAT);
        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.AGAIN);
        assertThat(telling.last().items()).extracting(Item::name).containsExactly("ana");

        telling.isWell("ana").pass(INTERVAL);

        assertThat(telling.messages()).hasSize(3);
        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().items()).extracting(Item::name).containsExactly("ana");
        assertThat(telling.last().allWell()).isTrue();
        telling.pass(REPEAT.multipliedBy(2));
        assertThat(telling.messages()).hasSize(3);
    }

    @Test
    void saysWhatWasWithdrawnFirst() {
        telling.fails("ana", "NO_SEATS").fails("bo", "NO_SEATS").pass(WINDOW);
        telling.isWell("ana").isOver("bo", Event.Ended.How.WITHDRAWN).pass(INTERVAL);

        assertThat(telling.last().items()).extracting(Item::name).containsExactly("bo", "ana");
        assertThat(telling.last().items())
                .extracting(Item::isWithdrawn)
                .containsExactly(true, false);
    }

    @Test
    void takesARemovalForTheEndOfWhatWasToBeGiven() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW);
        telling.isOver("ana", Event.Ended.How.REMOVED).pass(INTERVAL);
        assertThat(telling.last().items()).singleElement().matches(Item::isWithdrawn);

        GroupKey refused = new GroupKey(Kind.USERS, "REFUSED");
        Item removal = Storyteller.item("bo").about("bo@example.com", "DISABLE");
        telling.on(new Event.Began(refused, "bo", removal)).pass(WINDOW);
        telling.isOver("bo", Event.Ended.How.REMOVED).pass(INTERVAL);
        assertThat(telling.last().items()).singleElement().matches(item -> !item.isWithdrawn());
    }

    @Test
    void doesNotNameWhoWasErased() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW);
        telling.isOver("ana", Event.Ended.How.WITHDRAWN)
                .isOver("ana", Event.Ended.How.ERASED)
                .restart()
                .pass(INTERVAL);

        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().count()).isOne();
        assertThat(telling.last().items())
                .singleElement()
                .matches(item -> item.name().isEmpty() && item.address().isEmpty())
                .matches(Item::isWithdrawn);
    }

    @Test
    void staysOverWhenThatIsHeardTwice() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW);
        telling.isWell("ana").isOver("ana", Event.Ended.How.WITHDRAWN).restart().pass(INTERVAL);

        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().items()).singleElement().matches(item -> !item.isWithdrawn());
    }

    @Test
    void saysOnlyOfTheLastThatAllIsWell() {
        telling.fails("ana", "NO_SEATS").fails("bo", "DATA_REFUSED").pass(WINDOW);
        telling.isWell("ana").pass(INTERVAL);
        assertThat(telling.last().allWell()).isFalse();

        telling.isWell("bo").pass(INTERVAL);

        assertThat(telling.last().allWell()).isTrue();
    }

    @Test
    void saysHowManyAreAllRightAgainWhileOthersAreNot() {
        telling.fails("ana", "NO_SEATS").fails("bo", "NO_SEATS").pass(WINDOW);
        telling.isWell("ana").pass(INTERVAL);
        assertThat(telling.messages()).hasSize(1);

        telling.fails("cleo", "NO_SEATS").pass(WINDOW);

        assertThat(telling.last().items()).extracting(Item::name).containsExactly("cleo");
        assertThat(telling.last().over()).isOne();
        assertThat(telling.last().lasting()).isEqualTo(2);
    }

    @Test
    void isQuietAboutOneWhoFailsAgainBeforeItsEndWasTold() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW).isWell("ana").pass(SECOND);
        telling.on(
                new Event.Began(
                        new GroupKey(Kind.USERS, "NO_SEATS"),
                        "ana",
                        Item.of("ana", "again", telling.now())));
        telling.pass(INTERVAL.multipliedBy(3));

        assertThat(telling.messages()).hasSize(1);
    }

    @Test
    void tellsAnewOfOneWhoWasGivenUp() {
        telling.fails("ana", "DATA_REFUSED").pass(WINDOW);
        telling.on(
                new Event.Began(
                        new GroupKey(Kind.USERS, "DATA_REFUSED"),
                        "ana",
                        Storyteller.item("ana").at(Item.GIVEN_UP)));
        telling.pass(INTERVAL);

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().items().getFirst().isGivenUp()).isTrue();
    }

    @Test
    void remembersTheNextAttemptWithoutTellingOfIt() {
        telling.fails("ana", "NO_SEATS");
        telling.on(
                new Event.WentOn(
                        new GroupKey(Kind.USERS, "NO_SEATS"),
                        "ana",
                        Storyteller.item("ana")
                                .retriedAt(Optional.of(Storyteller.START.plusSeconds(60)))));
        telling.on(
                new Event.WentOn(
                        new GroupKey(Kind.USERS, "NO_SEATS"),
                        "nobody",
                        Storyteller.item("nobody")));
        telling.pass(WINDOW);

        assertThat(telling.messages()).hasSize(1);
        assertThat(telling.last().items())
                .singleElement()
                .satisfies(item -> assertThat(item.retryAt()).isPresent());
    }

    @Test
    void keepsUsersToItselfWhileQuarantineLasts() {
        telling.begins(Kind.QUARANTINE, "refused").fails("ana", "NO_SEATS").pass(REPEAT);
        assertThat(telling.messages())
                .extracting(message -> message.group().kind())
                .containsExactly(Kind.QUARANTINE);

        telling.ends(Kind.QUARANTINE).pass(WINDOW);

        assertThat(telling.messages())
                .extracting(message -> message.group().kind() + " " + message.telling())
                .containsExactly("QUARANTINE NEWS", "QUARANTINE END", "USERS NEWS");
    }

    @Test
    void tellsThatQuarantineIsOverHoweverOftenThatIsHeard() {
        telling.begins(Kind.QUARANTINE, "refused").fails("ana", "NO_SEATS").pass(WINDOW);

        telling.ends(Kind.QUARANTINE).pass(INTERVAL);

        assertThat(telling.messages())
                .extracting(message -> message.group().kind() + " " + message.telling())
                .containsExactly("QUARANTINE NEWS", "USERS NEWS", "QUARANTINE END");
    }

    @Test
    void writesNothingDownOfWhatIsHeardAgain() {
        Event over = new Event.Ended(Kind.QUARANTINE, "it", telling.now());
        telling.begins(Kind.QUARANTINE, "refused").pass(WINDOW);

        assertThat(telling.grouping().on(over, telling.now())).hasSize(1);
        assertThat(telling.grouping().on(over, telling.now())).isEmpty();
    }

    @Test
    void beginsAThreadAnewAfterAllWasToldToBeOver() {
        telling.begins(Kind.QUARANTINE, "refused").pass(WINDOW);
        telling.ends(Kind.QUARANTINE).pass(INTERVAL).restart();

        telling.begins(Kind.QUARANTINE, "silent").pass(INTERVAL);

        assertThat(telling.messages()).hasSize(3);
        assertThat(telling.messages().get(1).thread()).isEqualTo(telling.messages().get(0).id());
        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.NEWS);
        assertThat(telling.last().thread()).isEqualTo(telling.last().id());
    }

    @Test
    void tellsOfTheEndOfWhatWasToldForAnotherReason() {
        telling.begins(Kind.QUARANTINE, "refused").pass(WINDOW);
        telling.begins(Kind.QUARANTINE, "silent").restart().ends(Kind.QUARANTINE).pass(INTERVAL);

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
    }

    @Test
    void tellsOfTheEndOfOneWhoWasToldOfForAnotherError() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW);
        telling.fails("ana", "DATA_REFUSED").restart().isWell("ana").restart().pass(INTERVAL);

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().items()).extracting(Item::name).containsExactly("ana");
        assertThat(telling.last().allWell()).isTrue();
    }

    @Test
    void isQuietAboutASeatThatComesAndGoes() {
        seats(0).pass(WINDOW);
        seats(1).pass(INTERVAL);
        seats(0).pass(INTERVAL);
        assertThat(telling.messages()).hasSize(1);

        seats(40).pass(INTERVAL);
        seats(4).pass(INTERVAL);

        assertThat(telling.messages())
                .extracting(Notification::telling)
                .containsExactly(
                        Notification.Telling.NEWS,
                        Notification.Telling.END,
                        Notification.Telling.NEWS);
    }

    private Storyteller seats(int free) {
        return telling.say(
                Kind.SEATS, new Seats("8100", 50, free).event(telling.now()).orElseThrow());
    }

    @Test
    void doesNotSayThatAllIsWellWhileRemovalsAreHeld() {
        telling.fails("ana", "NO_SEATS");
        telling.on(
                new Event.Began(
                        new GroupKey(Kind.HOLD, "h1"),
                        "h1",
                        Item.of("", "Too many.", Storyteller.START)));
        telling.pass(WINDOW).isWell("ana").pass(INTERVAL);

        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().allWell()).isFalse();
    }

    @Test
    void namesNoMoreThanCanBeWrittenDown() {
        Item longest =
                Item.of("n".repeat(1_000), "w".repeat(5_000), Storyteller.START)
                        .todo("t".repeat(5_000))
                        .because("DATA_REFUSED", List.of("v".repeat(50_000)));
        for (int i = 0; i < Notification.MOST_LISTED; i++) {
            telling.on(
                    new Event.Began(new GroupKey(Kind.USERS, "DATA_REFUSED"), "user" + i, longest));
        }
        telling.pass(WINDOW);

        assertThat(telling.last().count()).isEqualTo(Notification.MOST_LISTED);
        assertThat(telling.last().items()).hasSizeBetween(10, 30);
    }

    @Test
    void tellsOfQuarantineWhenItsReasonChangesAndNotOtherwise() {
        telling.begins(Kind.QUARANTINE, "refused").pass(WINDOW);
        telling.begins(Kind.QUARANTINE, "refused").pass(REPEAT.multipliedBy(2));
        assertThat(telling.messages()).hasSize(1);

        telling.begins(Kind.QUARANTINE, "silent").pass(INTERVAL);

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().thread()).isEqualTo(telling.messages().getFirst().id());
    }

    @Test
    void isSilentDuringMaintenanceButForWhatSomebodyAskedFor() {
        telling.begins(Kind.MAINTENANCE, "moving").fails("ana", "NO_SEATS");
        telling.begins(Kind.QUARANTINE, "refused").pass(INTERVAL);
        assertThat(telling.messages()).isEmpty();

        telling.begins(Kind.TEST, "").pass(SECOND);
        assertThat(telling.messages())
                .extracting(message -> message.group().kind())
                .containsExactly(Kind.TEST);

        telling.ends(Kind.QUARANTINE).ends(Kind.MAINTENANCE).pass(WINDOW);
        assertThat(telling.last().group().kind()).isEqualTo(Kind.USERS);
        assertThat(telling.messages()).hasSize(2);
    }

    @Test
    void tellsAHoldOnceAndAtOnceAndNothingOfItsEnd() {
        var hold = new GroupKey(Kind.HOLD, "h1");
        telling.on(new Event.Began(hold, "h1", Item.of("", "Too many.", Storyteller.START)));
        telling.pass(Duration.ZERO);
        assertThat(telling.messages()).hasSize(1);

        telling.on(
                new Event.Began(
                        hold,
                        "h1",
                        Item.of("", "Too many.", Storyteller.START).with(Map.of("held", "35"))));
        telling.pass(REPEAT.multipliedBy(2));
        telling.on(new Event.OnlyTheseLast(Kind.HOLD, Set.of(), Instant.MAX)).pass(REPEAT);

        assertThat(telling.messages()).hasSize(1);
    }

    @Test
    void tellsOfAUserWhoFailedAfterACycleHadFoundEverybodyServed() {
        var failed = new GroupKey(Kind.USERS, "NO_SEATS");
        telling.on(new Event.Began(failed, "ann", Item.of("Ann", "No seat.", Storyteller.START)));

        telling.on(
                new Event.OnlyTheseLast(Kind.USERS, Set.of(), Storyteller.START.minusSeconds(90)));
        telling.pass(WINDOW);
        assertThat(telling.messages()).hasSize(1);

        telling.on(
                new Event.OnlyTheseLast(Kind.USERS, Set.of(), Storyteller.START.plusSeconds(90)));
        assertThat(telling.grouping().lasting(Kind.USERS)).isEmpty();
    }

    @Test
    void forgetsWhatIsOverOnceItWasToldThatItPassed() {
        telling.begins(Kind.HOLD_EXPIRED, "nobody decided").pass(WINDOW);
        assertThat(telling.messages()).hasSize(1);

        telling.pass(REPEAT.multipliedBy(2));

        assertThat(telling.messages()).hasSize(1);
        assertThat(telling.grouping().lasting(Kind.HOLD_EXPIRED)).isEmpty();
    }

    @Test
    void waitsWhenTheHourIsFullAndCountsWhatWaits() {
        Storyteller scarce = new Storyteller(new Rhythm(WINDOW, INTERVAL, REPEAT, 2));
        List.of("A", "B", "C", "D").forEach(cause -> scarce.fails("user" + cause, cause));
        scarce.pass(Duration.ofMinutes(50));
        assertThat(scarce.messages()).extracting(Notification::leftOut).containsExactly(0, 2);

        scarce.pass(Duration.ofMinutes(15));

        assertThat(scarce.messages())
                .extracting(message -> message.group().cause())
                .containsExactly("A", "B", "C", "D");
    }

    @Test
    void passesOverAFailureThatIsReadAfterItsEnd() {
        Instant later = Storyteller.START.plusSeconds(5);
        telling.on(new Event.Ended(Kind.USERS, "ana", later)).fails("ana", "EmailSwap");
        telling.pass(INTERVAL);

        assertThat(telling.messages()).isEmpty();
    }

    @Test
    void passesOverAnEndThatIsReadAfterALaterFailure() {
        telling.pass(SECOND);
        telling.on(failure("NO_SEATS", telling.now()));
        telling.on(new Event.Ended(Kind.USERS, "ana", telling.now().minusMillis(1))).pass(WINDOW);

        assertThat(telling.messages()).hasSize(1);
    }

    @Test
    void passesOverAFailureThatIsReadAfterALaterOne() {
        telling.pass(SECOND);
        telling.on(failure("NO_SEATS", telling.now()));
        telling.on(failure("DATA_REFUSED", telling.now().minusMillis(1))).pass(INTERVAL);

        assertThat(telling.messages())
                .extracting(message -> message.group().cause())
                .containsExactly("NO_SEATS");
    }

    @Test
    void forgetsWhoWasErasedWhateverTheClocksSay() {
        telling.pass(SECOND).on(failure("NO_SEATS", telling.now())).pass(WINDOW);
        telling.on(new Event.Ended(Kind.USERS, "ana", Event.Ended.How.ERASED, Storyteller.START));
        telling.pass(INTERVAL);

        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().items().getFirst().name()).isEmpty();
    }

    private static Event failure(String cause, Instant at) {
        return new Event.Began(
                new GroupKey(Kind.USERS, cause), "ana", Item.of("ana", "It failed.", at));
    }

    @Test
    void tellsAUserWhoseErrorChangesInTheGroupOfTheNewOne() {
        telling.fails("ana", "NO_SEATS").pass(WINDOW).fails("ana", "DATA_REFUSED").pass(WINDOW);

        assertThat(telling.messages())
                .extracting(message -> message.group().cause())
                .containsExactly("NO_SEATS", "DATA_REFUSED");
        telling.isWell("ana").pass(INTERVAL);
        assertThat(telling.messages()).hasSize(3);
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        telling.fails("ana", "NO_SEATS").pass(SECOND).restart().pass(WINDOW.minus(SECOND));
        assertThat(telling.messages()).hasSize(1);

        telling.restart().fails("ana", "NO_SEATS").pass(INTERVAL).restart();
        assertThat(telling.messages()).hasSize(1);

        telling.isWell("ana").restart().pass(WINDOW);
        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().telling()).isEqualTo(Notification.Telling.END);
        assertThat(telling.last().thread()).isEqualTo(telling.messages().getFirst().id());

        telling.restart().pass(REPEAT.multipliedBy(2));
        assertThat(telling.messages()).hasSize(2);
    }
}
