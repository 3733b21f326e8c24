package dev.usher.console.adapter.rest;

/** What was asked for is not there. */
final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotThereException(String message) {
        super(message);
    }
}
