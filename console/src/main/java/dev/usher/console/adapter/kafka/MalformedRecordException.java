package dev.usher.console.adapter.kafka;

/** A record whose bytes can be read, but whose content breaks what the contracts promise. */
final class MalformedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
        super(message);
    }

    MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
