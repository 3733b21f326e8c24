package dev.usher.simulator.gotomeeting.options;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something about GoTo that is not known for sure, differs between accounts, or has to be changed
 * for a test. Each is named, documented and given its default here; the program, the pages under
 * {@code /simulator} and the README list exactly these.
 */
public enum Switch {
    REQUESTS_PER_SECOND(
            "requestsPerSecond",
            "0..1000000",
            "10",
            "calls per second and API before 429, with bursts of as many; 0 for no limit"),
    RETRY_AFTER("retryAfter", "none|seconds|date", "none", "form of `Retry-After` with that 429"),
    REFRESH_TOKENS(
            "refreshTokens",
            "kept|repeated|rotated",
            "kept",
            "refreshing answers without a refresh token, with the same one, or with a new one that"
                    + " replaces it"),
    ACCESS_TOKEN_SECONDS("accessTokenSeconds", "1..1000000", "3600", "life of an access token"),
    SCOPE(
            "scope",
            "text",
            "identity: collab:",
            "scope of the tokens; the Admin API wants `identity:`, the organizers API `collab:`"),
    PASSWORD_GRANT("passwordGrant", "off|on", "off", "the grant of user name and password"),
    AUTHORIZATION(
            "authorization",
            "granted|denied",
            "granted",
            "what the administrator decides at `/oauth/authorize`"),
    BAD_GRANT_STATUS("badGrantStatus", "400|401", "400", "status of `invalid_grant`"),
    BAD_TOKEN("badToken", "401|403", "401", "how the Admin API refuses an access token"),
    CALLER_ROLES(
            "callerRoles",
            "text",
            "own",
            "roles the caller has: `own`, those the user has; `none`; or names with commas"
                    + " between"),
    CALLER_ACCOUNTS("callerAccounts", "1..20", "1", "accounts in `/me`"),
    NO_MATCH(
            "noMatch",
            "withoutResults|empty|notFound",
            "withoutResults",
            "a list without hits has no `results`, an empty one, or is a 404"),
    DEFAULT_PAGE_SIZE("defaultPageSize", "1..10000", "25", "records to a page unless asked for"),
    LARGEST_PAGE_SIZE("largestPageSize", "1..10000", "1000", "records to a page at most"),
    TO_INDEX("toIndex", "exclusive|inclusive", "exclusive", "what `toIndex` of a list counts"),
    KEYS("keys", "text|number", "text", "whether a `key` is written as text or as a number"),
    FILTER_CASE("filterCase", "ignored|kept", "ignored", "whether filters compare with case"),
    FILTER_PLUS("filterPlus", "refused|space", "refused", "a plus sign within a filter"),
    MALFORMED_KEY(
            "malformedKey", "502|404|400", "502", "status for a user key that is not a number"),
    USER_SETTINGS(
            "userSettings",
            "small|large|absent",
            "small",
            "the `settings` of a user; large is 4 kB"),
    LIST_LAG(
            "listLagMillis",
            "0..600000",
            "0",
            "how long lists of users stay behind the changes made, in milliseconds"),
    INACTIVE_AFTER(
            "inactiveAfterDays",
            "0..3650",
            "90",
            "days without a sign-in to INACTIVE; 0 for never"),
    CREATE_STATUS("createStatus", "200|201", "200", "status of adding users"),
    USERS_PER_REQUEST("usersPerRequest", "1..100000", "100", "users that one request may add"),
    CONFLICT_ALL_OR_NOTHING(
            "conflictAllOrNothing",
            "refused|withoutKey|withKey",
            "refused",
            "an address in use while `allOrNothing` is true: 409, an entry without key, or one with"
                    + " the key of the user there is"),
    CONFLICT_EACH(
            "conflictEach",
            "withoutKey|withKey|refused",
            "withoutKey",
            "the same while `allOrNothing` is false"),
    LICENSES_WHEN_ADDING(
            "licensesWhenAdding", "given|ignored", "given", "`licenseKeys` when adding users"),
    LICENSE_OR_ROLE(
            "licenseOrRole",
            "optional|required",
            "optional",
            "whether a new user needs one of them"),
    FIELD_LIMITS("fieldLimits", "refused|none", "refused", "names over 32 and addresses over 128"),
    DELETED_USERS(
            "deletedUsers", "sameKey|newKey", "sameKey", "the key of a user who is added again"),
    FOREIGN_ADDRESS(
            "foreignAddress",
            "invited|refused",
            "invited",
            "adding somebody who belongs to another GoTo account"),
    LICENSES_WHEN_UPDATING(
            "licensesWhenUpdating",
            "replaced|added",
            "replaced",
            "what `licenseKeys` of an update do to those there are"),
    UPDATE_ANSWER("updateAnswer", "user|empty|noContent", "user", "200 with user or empty, or 204"),
    KEY_IN_BODY("keyInBody", "refused|ignored", "refused", "an update whose body names a `key`"),
    LOCKED_IDENTITY(
            "lockedIdentity",
            "403|400|409|ignored",
            "403",
            "an update of what is locked: status of the refusal, or the field keeps its value"),
    LAST_SUPER_USER(
            "lastSuperUser", "refused|allowed", "refused", "taking away or deleting the last one"),
    DELETE_STATUS("deleteStatus", "204|200", "204", "status of deleting a user"),
    GIVE_LICENSE(
            "giveLicense",
            "post|absent",
            "post",
            "whether `POST licenses/{key}/users/{key}` exists"),
    LICENSE_STATUS("licenseStatus", "204|200", "204", "status of giving and taking a licence"),
    NO_SEAT_STATUS("noSeatStatus", "400..599", "409", "status when a licence has no seat left"),
    NO_SEAT_CODE("noSeatCode", "text", "license.seats.exceeded", "error code of that answer"),
    INVITED_IN_USER_COUNT(
            "invitedInUserCount", "on|off", "on", "whether `userCount` counts the invited"),
    EMPTY_IN_LICENSES(
            "emptyInLicenses",
            "absent|present",
            "absent",
            "members of a licence that hold nothing, such as `userKeys` without users"),
    SECOND_GROUP(
            "secondGroup", "moves|refused", "moves", "putting a user of one group into another"),
    MISSING_ROLE_STATUS(
            "missingRoleStatus",
            "403|401",
            "403",
            "status when the caller's role does not suffice");

    private final String key;
    private final String allowed;
    private final String standard;
    private final String meaning;

    Switch(String key, String allowed, String standard, String meaning) {
        this.key = key;
        this.allowed = allowed;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name it goes by outside, such as {@code createStatus}. */
    public String key() {
        return key;
    }

    /** {@code a|b} for a choice, {@code 0..9} for a whole number, {@code text} for anything. */
    public String allowed() {
        return allowed;
    }

    /** What holds unless something else is set. */
    public String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }

    /**
     * Finds a switch by the name it goes by outside.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Switch named(String key) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no switch '" + key + "'"));
    }

    /**
     * Refuses a value that this switch cannot have.
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    void require(String value) {
        if (!allows(value)) {
            throw new IllegalArgumentException(
                    "'%s' is %s, not '%s'".formatted(key, allowed, value));
        }
    }

    private boolean allows(String value) {
        int dots = allowed.indexOf("..");
        if (dots > 0) {
            return number(value)
                    .filter(it -> it >= Integer.parseInt(allowed.substring(0, dots)))
                    .filter(it -> it <= Integer.parseInt(allowed.substring(dots + 2)))
                    .isPresent();
        }
        return allowed.equals("text") || List.of(allowed.split("\\|", -1)).contains(value);
    }

    private static Optional<Integer> number(String value) {
        return value.matches("[0-9]{1,7}")
                ? Optional.of(Integer.parseInt(value))
                : Optional.empty();
    }
}
