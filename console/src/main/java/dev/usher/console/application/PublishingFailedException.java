package dev.usher.console.application;

/** The broker did not take a message; trying again later may help. */
public final class PublishingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
