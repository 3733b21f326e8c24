package dev.usher.gotomeeting.domain;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer of GoTo other than success.
 *
 * @param codes error codes of the body, such as {@code user.not.found}
 * @param retryAfter what GoTo asked to wait
 */
public record ErrorAnswer(
        int status,
        List<String> codes,
        Optional<String> incidentId,
        Optional<Duration> retryAfter) {

    public ErrorAnswer {
        codes = List.copyOf(codes);
    }

    /** Whether it says that the access token is worth nothing; 403 says so with its own code. */
    public boolean tokenRefused() {
        return status == 401 || (status == 403 && says("InvalidToken"));
    }

    public Failure failure() {
        if (status == 429) {
            return new Failure.Transient(
                    Reason.TOO_MANY_REQUESTS, Optional.of(status), incidentId, retryAfter, false);
        }
        if (status >= 500 || status == 408) {
            return new Failure.Transient(
                    Reason.UNAVAILABLE, Optional.of(status), incidentId, retryAfter, true);
        }
        if (tokenRefused()) {
            return new Failure.Barred(Reason.SIGN_IN_REFUSED, Optional.of(status), incidentId);
        }
        if (status < 500 && codes.stream().anyMatch(ErrorAnswer::aboutReadOnly)) {
            return new Failure.Permanent(
                    Reason.IDENTITY_READ_ONLY, Optional.of(status), incidentId);
        }
        if (status < 500 && says("user.last.super.user")) {
            return new Failure.Permanent(Reason.LAST_SUPER_ADMIN, Optional.of(status), incidentId);
        }
        if (status == 403) {
            return new Failure.Barred(Reason.NOT_AUTHORISED, Optional.of(status), incidentId);
        }
        return new Failure.Permanent(reason(), Optional.of(status), incidentId);
    }

    private Reason reason() {
        if (codes.stream().anyMatch(ErrorAnswer::aboutSeats)) {
            return Reason.NO_SEATS;
        }
        if (says("user.name.conflict")) {
            return Reason.EMAIL_IN_USE;
        }
        if (says("user.not.found")) {
            return Reason.ACCOUNT_GONE;
        }
        if (says("license.not.found")) {
            return Reason.LICENCE_NOT_FOUND;
        }
        if (says("group.not.found")) {
            return Reason.GROUP_NOT_FOUND;
        }
        if (says("roleset.not.found")) {
            return Reason.CUSTOM_ROLE_NOT_FOUND;
        }
        return status == 400 ? Reason.DATA_REFUSED : Reason.REFUSED;
    }

    private boolean says(String code) {
        return codes.stream().anyMatch(code::equalsIgnoreCase);
    }

    /** GoTo's code for it is not known; its fields about it are read-only and locked. */
    private static boolean aboutReadOnly(String code) {
        return code.toLowerCase(Locale.ROOT)
                .matches(".*(identity|email|name).*(read.?only|locked).*");
    }

    /** GoTo's code for it is not known; any that names seats of a licence is taken for it. */
    private static boolean aboutSeats(String code) {
        return code.toLowerCase(Locale.ROOT).matches("licen[sc]e\\.?seats?\\..*");
    }
}
