package dev.usher.simulator.gotomeeting.domain;

/**
 * Why a request changed nothing.
 *
 * @param value the key, address or name that was refused
 */
public record Refusal(Reason reason, String value) {

    public enum Reason {
        USER_NOT_FOUND,
        EMAIL_IN_USE,
        EMAIL_REQUIRED,
        EMAIL_INVALID,
        EMAIL_TOO_LONG,
        FIRST_NAME_REQUIRED,
        FIRST_NAME_TOO_LONG,
        LAST_NAME_REQUIRED,
        LAST_NAME_TOO_LONG,
        LICENSE_NOT_FOUND,
        SEATS_EXCEEDED,
        GROUP_NOT_FOUND,
        GROUP_NAME_REQUIRED,
        GROUP_NAME_IN_USE,
        IN_ANOTHER_GROUP,
        ROLE_SET_NOT_FOUND,
        LICENSE_OR_ROLE_REQUIRED,
        IDENTITY_LOCKED,
        LAST_SUPER_USER
    }
}
