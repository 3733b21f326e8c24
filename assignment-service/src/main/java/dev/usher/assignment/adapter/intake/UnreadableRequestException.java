package dev.usher.assignment.adapter.intake;

/** A record that is no request; the message says why in words for its sender, without its data. */
final class UnreadableRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableRequestException(String message) {
        super(message);
    }

    UnreadableRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
