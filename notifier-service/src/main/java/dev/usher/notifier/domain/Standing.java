package dev.usher.notifier.domain;

import java.time.Instant;

/** Where a mail stands. */
public sealed interface Standing {

    /** It is to be sent. */
    record Planned() implements Standing {}

    /** The mail server took it. */
    record Sent(Instant at) implements Standing {}

    /** The mail server refused it or was away for too long. */
    record GivenUp(Instant at, String error) implements Standing {}
}
