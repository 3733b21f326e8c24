package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Hold;
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

    private static final String GUARD = "RemovalGuard";

    private final Books books;
    private final Progress progress;

    Waiting(Books books, Progress progress) {
        this.books = books;
        this.progress = progress;
    }

    /** Why nothing is done now, although something or nothing is to be done in the end. */
    record Wait(String reason, String details) {

        /** A command that is held or only foreseen decides nothing yet. */
        Rule rule(Decision now) {
            return now instanceof Decision.Send && reason.equals(GUARD) ? Rule.HELD : now.rule();
        }

        static Wait of(Notice notice) {
            return new Wait(notice.reason(), notice.details());
        }

        Notice then(Notice end) {
            return new Notice(reason, details + " Then: " + end.details(), end.recommendedAction());
        }
    }

    /** What a user waits for, if at all. */
    Optional<Wait> before(Person person, Decision now, Settings settings) {
        Memory memory = books.memory(person.id());
        return switch (now) {
            case Decision.Wait(Rule rule) ->
                    Optional.of(
                            rule == Rule.GATE
                                    ? new Wait("GateClosed", progress.waitsFor().orElse(""))
                                    : new Wait(
                                            "ConnectorNotReady",
                                            "The connector carries out nothing at the moment."));
            case Decision.Rest _ ->
                    memory.flight()
                            .map(Waiting::inFlight)
                            .or(() -> memory.escrow().map(Escrow::notice).map(Wait::of));
            case Decision.Nothing(Rule rule) ->
                    rule == Rule.OFF
                            ? Optional.of(new Wait("Off", "Provisioning is switched off."))
                            : Optional.empty();
            case Decision.Grace grace ->
                    Optional.of(
                            Wait.of(
                                    grace.deletion()
                                            ? Notices.deletionAhead(grace.until())
                                            : Notices.grace(grace.until())));
            case Decision.Send send ->
                    settings.on()
                            ? memory.hold()
                                    .filter(it -> keepsBack(it, person, send))
                                    .map(this::held)
                            : Optional.of(
                                    new Wait(
                                            "Preview",
                                            "The application is in preview: everything is decided"
                                                    + " and nothing is done."));
            case Decision.Skip _,
                    Decision.Ask _,
                    Decision.Adopt _,
                    Decision.TakeOver _,
                    Decision.Unlink _,
                    Decision.GiveBack _ ->
                    Optional.empty();
        };
    }

    private static Wait inFlight(Memory.Flight flight) {
        return new Wait(
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

    private Wait held(Hold hold) {
        return new Wait(
                GUARD,
                switch (hold.state()) {
                    case COLLECTED, ADMITTED, RELEASED ->
                            "The removal guard judges it in a moment, together with others.";
                    case HELD -> "The removal guard holds it until somebody decides.";
                    case REJECTED ->
                            "Somebody refused it, or nobody decided in time: it is not done until"
                                    + " something changes.";
                });
    }
}
