package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * The connector's answer to a command.
 *
 * @param account the account after the change, or the one in the way
 * @param errorCode set when it did not succeed
 */
public record Answer(
        UUID commandId,
        UserId user,
        Outcome outcome,
        Optional<Account> account,
        Optional<String> errorCode) {

    /** Code of the failure that the account to change does not exist. */
    public static final String ACCOUNT_GONE = "ACCOUNT_GONE";

    /** What went wrong, by its code. */
    String failure() {
        return errorCode.orElse("FAILED");
    }

    /** How it ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CONFLICT,
        NOT_BEGUN
    }
}
