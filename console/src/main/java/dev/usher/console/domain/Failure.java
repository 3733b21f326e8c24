package dev.usher.console.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why a command did not succeed.
 *
 * @param code short name such as NO_SEATS
 * @param category who can mend it: RETRYABLE, NEEDS_ADMIN, DATA or UNKNOWN
 * @param message what happened, in plain words
 * @param httpStatus GoTo's status, if it answered
 * @param incidentId GoTo's incident id, if it gave one
 * @param recommendedAction what to do about it
 * @param entraCode what the log of Microsoft Entra ID calls it
 */
public record Failure(
        String code,
        String category,
        String message,
        @Nullable Integer httpStatus,
        @Nullable String incidentId,
        @Nullable String recommendedAction,
        @Nullable String entraCode) {}
