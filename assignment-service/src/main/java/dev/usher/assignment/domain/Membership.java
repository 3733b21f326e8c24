package dev.usher.assignment.domain;

/** A user or group that belongs to a group, as one source says. */
public record Membership(Principal.Group group, Principal member, String source) {}
