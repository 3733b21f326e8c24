package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The connector's answer to a command.
 *
 * @param creation whether the command was to create an account
 * @param account the account after the change, or the one in the way
 * @param trouble set when it did not succeed
 */
public record Answer(
        UUID commandId,
        UserId user,
        boolean creation,
        Outcome outcome,
        Optional<Account> account,
        Optional<Trouble> trouble) {

    /** Code of the failure that the account to change does not exist. */
    public static final String ACCOUNT_GONE = "ACCOUNT_GONE";

    /** What went wrong, by its code. */
    String failure() {
        return trouble.map(Trouble::code).orElse("FAILED");
    }

    /**
     * What went wrong.
     *
     * @param message in plain words
     * @param values that the message names
     * @param recommendedAction what to do about it, in plain words
     */
    public record Trouble(
            String code, String message, List<String> values, String recommendedAction) {

        public Trouble {
            values = List.copyOf(values);
        }
    }

    /** How it ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CONFLICT,
        NOT_BEGUN
    }
}
