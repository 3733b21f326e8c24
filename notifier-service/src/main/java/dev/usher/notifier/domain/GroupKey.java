package dev.usher.notifier.domain;

/**
 * What is told together.
 *
 * @param cause kind of error, such as NO_SEATS; for kinds with one cause each, its id
 */
public record GroupKey(Kind kind, String cause) {}
