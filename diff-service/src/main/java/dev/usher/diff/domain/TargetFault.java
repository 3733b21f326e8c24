package dev.usher.diff.domain;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Error codes of the connector that say nothing about the change: the same would have become of any
 * other. They use up no attempt.
 */
public enum TargetFault {
    // GoTo is overloaded, broken or out of reach.
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    NO_ANSWER,
    UNREACHABLE,
    HOST_UNKNOWN,
    CONNECTION_REFUSED,
    CONNECTION_TIMED_OUT,
    TLS_FAILED,
    UNREADABLE_ANSWER,
    NOT_GOTO,
    MAINTENANCE,
    // It does not let the connector in.
    NO_CREDENTIALS,
    CREDENTIALS_UNREADABLE,
    CLIENT_REFUSED,
    PERSONAL_ACCESS_TOKEN_REFUSED,
    REFRESH_TOKEN_REFUSED,
    AUTHORIZATION_CODE_REFUSED,
    PASSWORD_REFUSED,
    PASSWORD_GRANT_NOT_ALLOWED,
    GRANT_NOT_ALLOWED,
    SCOPE_MISSING,
    SIGN_IN_REFUSED,
    NOT_AUTHORISED,
    WRONG_ACCOUNT,
    SEVERAL_ACCOUNTS,
    // The command never got as far.
    QUARANTINED,
    EXPIRED,
    CANCELLED;

    private static final Set<String> CODES = names(EnumSet.allOf(TargetFault.class));

    private static final Set<String> DOUBTFUL =
            names(EnumSet.of(UNAVAILABLE, NO_ANSWER, UNREADABLE_ANSWER));

    /** Whether an error code is one of them. */
    public static boolean is(String code) {
        return CODES.contains(code);
    }

    /** Whether it could be this one change after all that GoTo cannot digest. */
    static boolean isDoubtful(String code) {
        return DOUBTFUL.contains(code);
    }

    private static Set<String> names(Set<TargetFault> faults) {
        return faults.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
