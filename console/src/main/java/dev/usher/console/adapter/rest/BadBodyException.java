package dev.usher.console.adapter.rest;

import org.springframework.http.HttpStatus;

/** The body of a request cannot be used; the message quotes nothing of it. */
final class BadBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    BadBodyException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
