package dev.usher.simulator.gotomeeting.domain;

/** A group of the account; it stands at the top level, nesting is not imitated. */
public record Group(GroupKey key, String name) {}
