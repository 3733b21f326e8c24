package dev.usher.gotomeeting.domain;

/** Reasons by the names that the provisioning log of Microsoft Entra ID has for them. */
public final class EntraCode {

    /** An e-mail that belongs to another account. */
    public static final String CONFLICT = "EntryConflict";

    private EntraCode() {}

    /** The name of a reason there. */
    public static String of(Reason reason) {
        return switch (reason) {
            case TOO_MANY_REQUESTS -> "TooManyRequests";
            case UNAVAILABLE, UNREADABLE_ANSWER -> "InternalServerError";
            case NO_ANSWER, CONNECTION_TIMED_OUT -> "Timeout";
            case UNREACHABLE, HOST_UNKNOWN, CONNECTION_REFUSED, TLS_FAILED, NOT_GOTO, MAINTENANCE ->
                    "WebExceptionProtocolError";
            case NO_CREDENTIALS,
                    CREDENTIALS_UNREADABLE,
                    CLIENT_REFUSED,
                    PERSONAL_ACCESS_TOKEN_REFUSED,
                    REFRESH_TOKEN_REFUSED,
                    AUTHORIZATION_CODE_REFUSED,
                    PASSWORD_REFUSED,
                    PASSWORD_GRANT_NOT_ALLOWED,
                    GRANT_NOT_ALLOWED,
                    SCOPE_MISSING,
                    SIGN_IN_REFUSED ->
                    "Unauthorized";
            case NOT_AUTHORISED, WRONG_ACCOUNT, SEVERAL_ACCOUNTS -> "InsufficientRights";
            case NO_SEATS -> "LicenseLimitExceeded";
            case MALFORMED_KEY, LICENCE_NOT_FOUND, GROUP_NOT_FOUND, CUSTOM_ROLE_NOT_FOUND ->
                    "UnableToResolveReferenceAttributeValue";
            case PROTECTED_ACCOUNT, LAST_SUPER_ADMIN, IDENTITY_READ_ONLY -> "NotPermitted";
            case ACCOUNT_GONE -> "InvalidAnchor";
            case EMAIL_IN_USE -> CONFLICT;
            case DATA_REFUSED -> "SchemaPropertyCanOnlyAcceptValue";
            case REFUSED, NOT_EFFECTIVE -> "UnprocessableEntity";
            case UNSUPPORTED -> "NotImplemented";
            case DEFECT -> "InternalError";
        };
    }
}
