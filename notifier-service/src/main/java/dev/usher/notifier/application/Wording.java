package dev.usher.notifier.application;

import dev.usher.notifier.domain.Notification;

/** Puts messages into words, in their language. */
public interface Wording {

    /** What people read who are not mailed. */
    Words words(Notification message);

    /**
     * A message as people read it.
     *
     * @param subject one line
     * @param text all of it, in lines
     */
    record Words(String subject, String text) {}
}
