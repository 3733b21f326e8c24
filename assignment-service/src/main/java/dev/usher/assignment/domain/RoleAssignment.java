package dev.usher.assignment.domain;

import java.time.Instant;

/** A role given to a user or group in an application. */
public record RoleAssignment(
        String application,
        Principal principal,
        String role,
        Instant assignedAt,
        String assignedBy) {}
