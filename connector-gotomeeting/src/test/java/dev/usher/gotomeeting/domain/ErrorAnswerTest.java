package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "409, user.name.conflict, EMAIL_IN_USE",
        "404, user.not.found, ACCOUNT_GONE",
        "409, license.seats.exceeded, NO_SEATS",
        "400, license.not.found, LICENCE_NOT_FOUND",
        "404, roleset.not.found, CUSTOM_ROLE_NOT_FOUND",
        "403, user.identity.locked, IDENTITY_READ_ONLY",
        "400, user.email.readonly, IDENTITY_READ_ONLY",
        "404, group.not.found, GROUP_NOT_FOUND",
        "400, user.locale.invalid, DATA_REFUSED",
        "418, anything, REFUSED"
    })
    void isRefusedForGood(int status, String code, Reason reason) {
        assertThat(answer(status, code).failure())
                .isEqualTo(
                        new Failure.Permanent(
                                reason, Optional.of(status), Optional.of("incident")));
    }

    @Test
    void mayGoWellLaterWhenThrottled() {
        var answer =
                new ErrorAnswer(
                        429, List.of(), Optional.empty(), Optional.of(Duration.ofSeconds(3)));

        assertThat(answer.failure())
                .isEqualTo(
                        new Failure.Transient(
                                Reason.TOO_MANY_REQUESTS,
                                Optional.of(429),
                                Optional.empty(),
                                Optional.of(Duration.ofSeconds(3)),
                                false));
    }

    @Test
    void leavesTheOutcomeOpenOnAFault() {
        assertThat(answer(502, "").failure())
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "401, not.authenticated, true, SIGN_IN_REFUSED",
        "403, InvalidToken, true, SIGN_IN_REFUSED",
        "403, not.authorized, false, NOT_AUTHORISED"
    })
    void barsEverythingWhenRightsAreMissing(
            int status, String code, boolean tokenRefused, Reason reason) {
        assertThat(answer(status, code).tokenRefused()).isEqualTo(tokenRefused);
        assertThat(answer(status, code).failure())
                .isEqualTo(
                        new Failure.Barred(reason, Optional.of(status), Optional.of("incident")));
    }

    private static ErrorAnswer answer(int status, String code) {
        return new ErrorAnswer(status, List.of(code), Optional.of("incident"), Optional.empty());
    }
}
