package dev.usher.console.application;

/** There are no settings for an application. */
public final class UnknownApplicationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownApplicationException(String application) {
        super("There are no settings for an application '" + application + "'.");
    }
}
