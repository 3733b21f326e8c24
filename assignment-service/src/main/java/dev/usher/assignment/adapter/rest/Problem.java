package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.domain.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request that is answered with problem details (RFC 9457). */
final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    Problem(HttpStatus status, String detail) {
        super(status);
        setDetail(detail);
    }

    static Problem of(Refusal refusal) {
        return new Problem(
                switch (refusal.kind()) {
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                },
                refusal.reason());
    }

    static Problem notFound(String what, String named) {
        return new Problem(
                HttpStatus.NOT_FOUND, what + ": there is no " + what + " '" + named + "'");
    }
}
