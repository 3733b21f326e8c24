package dev.usher.console.domain;

/**
 * Seats of one licence.
 *
 * @param licenceKey GoTo's key of the licence
 * @param total bought
 * @param free held by nobody and about to be taken by no command
 */
public record Seats(String licenceKey, int total, int free) {}
