package dev.usher.assignment.application;

import dev.usher.assignment.domain.Parsed;

/** A line of an import, counted from 1, and what was read there. */
public record Row(long line, Parsed parsed) {}
