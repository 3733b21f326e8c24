package dev.usher.simulator.gotomeeting.domain;

/** What a request led to: it was done, or a rule refused it and nothing changed. */
public sealed interface Answer<T> {

    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}
}
