package dev.usher.assignment.domain;

import java.util.List;

/**
 * A role that reaches a user.
 *
 * @param via the principals whose assignments carry it, written {@code user/ID} or {@code
 *     group/ID}, sorted
 */
public record EffectiveRole(String role, List<String> via) {
    public EffectiveRole {
        via = List.copyOf(via);
    }
}
