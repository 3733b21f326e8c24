package dev.usher.assignment.domain;

/** A group in the directory. */
public record Group(Principal.Group id, String displayName) {}
