package dev.usher.contracts.serde;

/** Bytes that are no record of the expected type; they belong in the dead letter topic. */
public final class UndecodableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableRecordException(String message, Throwable cause) {
        super(message, cause);
    }

    UndecodableRecordException(String message) {
        super(message);
    }
}
