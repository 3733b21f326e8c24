package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.Situation;
import dev.usher.policy.Settings;
import java.util.Optional;

/** Finds out what users wait for before something is done, in words. */
final class Waiting {

    private final Books books;
    private final Progress progress;

    Waiting(Books books, Progress progress) {
        this.books = books;
        this.progress = progress;
    }

    /** Why nothing is done now, although something or nothing is to be done in the end. */
    record Wait(Rule rule, Notice why) {

        Notice then(Notice end) {
            return new Notice(
                    why.reason(),
                    why.details() + " Then: " + end.details(),
                    why.values(),
                    why.recommendedAction().or(end::recommendedAction));
        }
    }

    /** What a user waits for, if at all. */
    Optional<Wait> before(Person person, Decision now, Settings settings) {
        if (now instanceof Decision.Send send && settings.on()) {
            return books.memory(person.id())
                    .hold()
                    .filter(it -> keepsBack(it, person, send))
                    .map(hold -> new Wait(Rule.HELD, held(hold)));
        }
        return why(person, now).map(why -> new Wait(now.rule(), why));
    }

    private Optional<Notice> why(Person person, Decision now) {
        Memory memory = books.memory(person.id());
        return switch (now) {
            case Decision.Wait(Rule rule) ->
                    Optional.of(
                            rule == Rule.GATE
                                    ? Notices.quiet("GateClosed", progress.waitsFor().orElse(""))
                                    : Notices.quiet(
                                            "ConnectorNotReady",
                                            "The connector carries out nothing at the moment."));
            case Decision.Rest _ ->
                    memory.flight()
                            .map(Waiting::inFlight)
                            .or(() -> memory.escrow().map(Escrow::notice));
            case Decision.Nothing(Rule rule) ->
                    rule == Rule.OFF
                            ? Optional.of(Notices.quiet("Off", "Provisioning is switched off."))
                            : Optional.empty();
            case Decision.Grace grace ->
                    Optional.of(
                            grace.deletion()
                                    ? Notices.deletionAhead(grace.until())
                                    : Notices.grace(grace.until()));
            case Decision.Send _ ->
                    Optional.of(
                            Notices.quiet(
                                    "Preview",
                                    "The application is in preview: everything is decided and"
                                            + " nothing is done."));
            case Decision.Skip _,
                    Decision.Ask _,
                    Decision.Adopt _,
                    Decision.TakeOver _,
                    Decision.Unlink _,
                    Decision.GiveBack _ ->
                    Optional.empty();
        };
    }

    private static Notice inFlight(Flight flight) {
        return Notices.quiet(
                "InFlight",
                "A command is on its way since " + flight.sentAt() + ": " + flight.action() + ".");
    }

    private boolean keepsBack(Hold hold, Person person, Decision.Send send) {
        Optional<Account> account =
                books.memory(person.id())
                        .link()
                        .flatMap(it -> Optional.ofNullable(books.account(it)));
        return !hold.free() && hold.concerns(Situation.of(send, account));
    }

    private Notice held(Hold hold) {
        return switch (hold.state()) {
            case COLLECTED, ADMITTED, RELEASED -> Notices.beingJudged();
            case HELD ->
                    Notices.stillHeld(
                            hold,
                            books.job()
                                    .batch(hold.batch())
                                    .map(Batch::why)
                                    .orElse(HoldReason.NONE));
            case REJECTED -> Notices.stillRefused(hold);
        };
    }
}
