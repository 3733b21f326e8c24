package dev.usher.notifier.application;

import dev.usher.notifier.domain.Notification;

/** The way to people. */
public interface Postman {

    /**
     * Hands a mail to the mail server.
     *
     * @throws UndeliveredException when it did not take it; trying again makes sense
     */
    void deliver(Notification notification) throws UndeliveredException;

    /** A mail that the server did not take; the message says why, without addresses. */
    final class UndeliveredException extends Exception {

        private static final long serialVersionUID = 1L;

        public UndeliveredException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
