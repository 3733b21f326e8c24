package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Writing;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What a request is answered with when something failed; always problem details. */
@RestControllerAdvice
class Failures extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @ExceptionHandler(Writing.ClashException.class)
    ProblemDetail clash() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Others changed the same things at the same time; try again");
    }

    /** A text that PostgreSQL cannot hold, such as one with a zero in it. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ProblemDetail unstorable() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The request contains a character that cannot be stored");
    }

    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ProblemDetail unreadableQuery() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The query of the address cannot be read");
    }

    /** Chunks that are none, or a caller who went away. */
    @ExceptionHandler(IOException.class)
    ProblemDetail brokenOff() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The request broke off, or its body cannot be read");
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<ProblemDetail> away() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "The database does not answer; try again"));
    }

    @ExceptionHandler(Exception.class)
    ProblemDetail defect(Exception e) {
        log.atError().setCause(e).log("Could not answer a request");
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong in the service; see its log");
    }
}
