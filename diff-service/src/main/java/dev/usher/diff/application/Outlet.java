package dev.usher.diff.application;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where decisions go; all that is said during one input leaves in one transaction. */
public interface Outlet {

    /** A command, exactly as remembered in the flight. */
    void command(
            String application,
            Person person,
            Decision.Send send,
            Flight flight,
            String cycle,
            List<String> causes);

    /** A decision that is no command. */
    void decision(
            String application,
            Person person,
            Verdict verdict,
            long settingsVersion,
            List<String> causes);

    /** An answer to somebody who asked about a user. */
    void explained(
            String application,
            Person person,
            String request,
            Explained explained,
            List<String> causes);

    /** What a plan would do for a user. */
    void planned(String application, Plan plan, Person person, Forecast forecast);

    /** A plan is complete. */
    void planned(String application, Plan plan, List<String> warnings);

    /** What is remembered of a user from now on; empty: the user is erased. */
    void remembered(String application, UserId user, Optional<Memory> memory);

    /** What is remembered of the application from now on. */
    void remembered(String application, ApplicationMemory memory);

    /**
     * What was decided, by which rule, in words.
     *
     * @param command that is planned, held or tried again; empty: none
     * @param tried what came to nothing; empty: nothing did
     * @param until when it is tried again, or when what is told of ends by itself
     * @param attempts so far
     * @param holdId the hold it is about
     */
    record Verdict(
            Kind kind,
            Rule rule,
            Notice notice,
            Optional<Decision.Send> command,
            Optional<Action> tried,
            Optional<Instant> until,
            int attempts,
            Optional<String> holdId) {

        /** What kind of decision. */
        public enum Kind {
            SKIPPED,
            ADOPTED,
            UNLINKED,
            ESCROWED,
            GRACE,
            PLANNED,
            HELD,
            RELEASED,
            REJECTED
        }

        static Verdict of(Kind kind, Rule rule, Notice notice) {
            return new Verdict(
                    kind,
                    rule,
                    notice,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty());
        }

        Verdict retriedAt(Optional<Instant> at, int attemptsSoFar, Action action) {
            return new Verdict(
                    kind, rule, notice, command, Optional.of(action), at, attemptsSoFar, holdId);
        }

        Verdict quiet() {
            return new Verdict(kind, rule, notice.quiet(), command, tried, until, attempts, holdId);
        }

        Verdict until(Instant end) {
            return new Verdict(
                    kind, rule, notice, command, tried, Optional.of(end), attempts, holdId);
        }

        Verdict about(Decision.Send send) {
            return new Verdict(
                    kind, rule, notice, Optional.of(send), tried, until, attempts, holdId);
        }

        Verdict inHold(String id) {
            return new Verdict(
                    kind, rule, notice, command, tried, until, attempts, Optional.of(id));
        }

        /** Whether a gist is that of something that was not done or came to nothing. */
        static boolean tellsOfTrouble(String gist) {
            return gist.startsWith(Kind.SKIPPED + " ") || gist.startsWith(Kind.ESCROWED + " ");
        }

        /** What makes it another one than that told before. */
        String gist() {
            return kind
                    + " "
                    + notice.reason()
                    + (attempts > 0 ? " " + attempts : "")
                    + holdId.map(id -> " " + id).orElse("");
        }
    }
}
