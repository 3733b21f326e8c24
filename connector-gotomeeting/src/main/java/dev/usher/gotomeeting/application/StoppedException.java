package dev.usher.gotomeeting.application;

/** The work is no longer this instance's, or the process ends: what was begun stays unanswered. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoppedException(String message) {
        super(message);
    }
}
