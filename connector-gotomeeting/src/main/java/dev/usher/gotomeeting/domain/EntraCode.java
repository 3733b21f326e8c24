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
            case NO_ANSWER -> "Timeout";
            case UNREACHABLE, NOT_GOTO -> "WebExceptionProtocolError";
            case NO_CREDENTIALS, SIGN_IN_REFUSED -> "Unauthorized";
            case NOT_AUTHORISED -> "InsufficientRights";
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
