package dev.usher.diff.application;

import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.UserId;
import java.util.List;
import java.util.Optional;

/** Where decisions go; all that is said during one input leaves in one transaction. */
public interface Outlet {

    /** A command, exactly as remembered in the flight. */
    void command(
            String application,
            Person person,
            Decision.Send send,
            Memory.Flight flight,
            long settingsVersion,
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

    /** What was decided, by which rule, in words. */
    record Verdict(
            Kind kind,
            Rule rule,
            String reason,
            String details,
            Optional<String> recommendedAction) {

        /** What kind of decision. */
        public enum Kind {
            SKIPPED,
            ADOPTED,
            UNLINKED
        }
    }
}
