package dev.usher.notifier.domain;

/** What is written down, so that another instance can go on from it. */
public sealed interface Entry {

    /** The application that it belongs to. */
    String application();

    /** Something lasts, or is over and has yet to be told so. */
    record Open(String application, Member member) implements Entry {}

    /** Nothing is left to tell of it. */
    record Closed(String application, Kind kind, String id) implements Entry {}

    /** A message, and how far it is. */
    record Sending(Notification notification) implements Entry {
        @Override
        public String application() {
            return notification.application();
        }
    }
}
