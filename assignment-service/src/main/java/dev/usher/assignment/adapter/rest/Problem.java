package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Directory;
import dev.usher.assignment.domain.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request that is answered with problem details (RFC 9457). */
final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** What stands before the colon of a reason that concerns a field, or several. */
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z][\\w.]*(?:, [A-Za-z][\\w.]*)*): .*");

    /**
     * @param detail in plain words, beginning with the field and a colon where there is one
     */
    Problem(HttpStatus status, String detail) {
        super(status);
        setDetail(detail);
        Matcher matcher = FIELD.matcher(detail);
        if (matcher.matches()) {
            getBody().setProperty("field", matcher.group(1));
        }
    }

    static Problem of(Refusal refusal) {
        Problem problem =
                new Problem(
                        switch (refusal.kind()) {
                            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                            case NOT_FOUND -> HttpStatus.NOT_FOUND;
                            case CONFLICT -> HttpStatus.CONFLICT;
                            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
                        },
                        refusal.reason());
        if (refusal.kind() == Refusal.Kind.BUSY) {
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
        }
        return problem;
    }

    /** Refuses an application that there is not, before an answer begins. */
    static void ifUnknown(String application, Directory directory) {
        if (!directory.applications().contains(application)) {
            throw notFound("application", application);
        }
    }

    static Problem notFound(String what, String named) {
        return new Problem(
                HttpStatus.NOT_FOUND, what + ": there is no " + what + " '" + named + "'");
    }
}
