package dev.usher.simulator.gotomeeting.options;

/**
 * Where GoTo's behaviour is unknown, varies or has to be changed for a test.
 *
 * @param requestsPerSecond accepted per API before 429, with bursts of as many; 0 for no limit
 * @param sendRetryAfter whether a 429 carries {@code Retry-After}
 * @param rotateRefreshTokens whether refreshing uses the refresh token up and issues a new one;
 *     otherwise it stays valid and the answer has none
 * @param scope of issued tokens; the Admin API wants {@code identity:} in it
 * @param filterIgnoresCase whether {@code filter} compares without regard to case
 * @param noSeatStatus answered when a licence has no seat left
 * @param noSeatCode error code of that answer
 */
public record Behaviour(
        int requestsPerSecond,
        boolean sendRetryAfter,
        boolean rotateRefreshTokens,
        String scope,
        boolean filterIgnoresCase,
        int noSeatStatus,
        String noSeatCode) {

    public static final Behaviour DEFAULT =
            new Behaviour(
                    10, false, false, "identity: collab:", true, 409, "license.seats.exceeded");

    public Behaviour {
        if (requestsPerSecond < 0) {
            throw new IllegalArgumentException(
                    "The rate limit is 0 (none) or more, not " + requestsPerSecond);
        }
        if (noSeatStatus < 400 || noSeatStatus > 599) {
            throw new IllegalArgumentException(
                    "The status for no seat is from 400 to 599, not " + noSeatStatus);
        }
    }

    public Behaviour withRate(int perSecond) {
        return new Behaviour(
                perSecond,
                sendRetryAfter,
                rotateRefreshTokens,
                scope,
                filterIgnoresCase,
                noSeatStatus,
                noSeatCode);
    }

    public Behaviour withRetryAfter(boolean send) {
        return new Behaviour(
                requestsPerSecond,
                send,
                rotateRefreshTokens,
                scope,
                filterIgnoresCase,
                noSeatStatus,
                noSeatCode);
    }

    public Behaviour withRotation(boolean rotate) {
        return new Behaviour(
                requestsPerSecond,
                sendRetryAfter,
                rotate,
                scope,
                filterIgnoresCase,
                noSeatStatus,
                noSeatCode);
    }

    public Behaviour withScope(String granted) {
        return new Behaviour(
                requestsPerSecond,
                sendRetryAfter,
                rotateRefreshTokens,
                granted,
                filterIgnoresCase,
                noSeatStatus,
                noSeatCode);
    }

    public Behaviour withCaseInFilters() {
        return new Behaviour(
                requestsPerSecond,
                sendRetryAfter,
                rotateRefreshTokens,
                scope,
                false,
                noSeatStatus,
                noSeatCode);
    }

    public Behaviour withNoSeatAnswer(int status, String code) {
        return new Behaviour(
                requestsPerSecond,
                sendRetryAfter,
                rotateRefreshTokens,
                scope,
                filterIgnoresCase,
                status,
                code);
    }
}
