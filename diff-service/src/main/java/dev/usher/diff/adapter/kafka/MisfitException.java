package dev.usher.diff.adapter.kafka;

/** A record that can be read, but makes no sense where it stands. */
final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisfitException(String reason) {
        super(reason);
    }
}
