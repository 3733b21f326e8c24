package dev.usher.assignment.application;

import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;

/** What was sent to us, and by whom. */
public record Told(Parsed parsed, Origin origin) {}
