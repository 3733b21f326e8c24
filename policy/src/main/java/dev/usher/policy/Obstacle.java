package dev.usher.policy;

/** What somebody has to clear away before a user can be served. */
public enum Obstacle {
    /** An expression of the mapping gave up. */
    MAPPING_FAILED("MappingFailed"),
    /** There are several values where GoTo takes one. */
    SEVERAL_VALUES("SeveralValues"),
    /** GoTo would not take a value. */
    INVALID_VALUE("InvalidValue"),
    /** A value that every account needs is missing. */
    MISSING_VALUES("MissingValues"),
    /** The user has no address. */
    IMPORT_SKIPPED("ImportSkipped"),
    /** The address of the user is none. */
    INVALID_EMAIL("InvalidEmail"),
    /** It cannot be said whether the user is in scope. */
    SCOPE_FAILED("ScopeFailed"),
    /** What is known of the user could not be read. */
    INPUT_UNREADABLE("InputUnreadable"),
    /** Several users are to have one e-mail. */
    DUPLICATE_SOURCE_ENTRIES("DuplicateSourceEntries"),
    /** Other accounts have the e-mail. */
    DUPLICATE_TARGET_ENTRIES("DuplicateTargetEntries"),
    /** What differs can only be changed elsewhere. */
    IDENTITY_READ_ONLY("IdentityReadOnly"),
    /** The account is gone, and no other is wanted unasked. */
    ACCOUNT_GONE("AccountGone"),
    /** Users would exchange their e-mails among themselves. */
    EMAIL_SWAP("EmailSwap"),
    /** The e-mail belongs to an account that is not to be seen. */
    EMAIL_CONFLICT("EmailConflict"),
    /** The account was another user's before. */
    REVIVED_ACCOUNT("RevivedAccount"),
    /** GoTo accepts the change, and the account stays different. */
    NOT_CONVERGING("NotConverging"),
    /** Nobody decided about what was held. */
    HOLD_EXPIRED("HoldExpired");

    private final String code;

    Obstacle(String code) {
        this.code = code;
    }

    /** The name that it has in decisions, in the log and in the texts of mails. */
    public String code() {
        return code;
    }
}
