package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;

/** A call to GoTo that failed; the failure says whether to try again. */
public final class GoToException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public GoToException(Failure failure) {
        super(failure.reason().name());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
