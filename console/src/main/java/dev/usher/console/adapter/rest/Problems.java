package dev.usher.console.adapter.rest;

import dev.usher.console.application.PublishingFailedException;
import dev.usher.console.application.UnknownApplicationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Refusals as problem details (RFC 9457). */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail badParameter(BadParameterException e) {
        return badParameter(e.parameter(), e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail badPath(MethodArgumentTypeMismatchException e) {
        return badParameter(
                e.getName(), "Parameter '" + e.getName() + "' does not have the right form.");
    }

    @ExceptionHandler
    ProblemDetail badBody(BadBodyException e) {
        return problem(e.status(), e.getMessage());
    }

    @ExceptionHandler({NotThereException.class, UnknownApplicationException.class})
    ProblemDetail notThere(RuntimeException e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notPublished(PublishingFailedException e) {
        logger.warn("A request was not published", e);
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not take the request; try again later.");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail notStored(RuntimeException e) {
        logger.warn("The database did not answer", e);
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again later.");
    }

    /** Says how the body has to come, not only that it came otherwise. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String types =
                e.getSupportedMediaTypes().stream()
                        .map(type -> "'Content-Type: " + type + "'")
                        .collect(Collectors.joining(" or "));
        return handleExceptionInternal(
                e,
                problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body with the header " + types + "."),
                headers,
                status,
                request);
    }

    private static ProblemDetail badParameter(String parameter, @Nullable String message) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, message);
        problem.setProperty("parameter", parameter);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        return problem;
    }
}
