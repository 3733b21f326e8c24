package dev.usher.assignment.domain;

import java.util.Set;

/**
 * Who calls, as far as the credentials tell.
 *
 * @param name noted as the one who changed something
 * @param source for which the caller speaks; what one source said is kept apart from the others'
 * @param application to which the caller's pushes assign people
 */
public record Caller(
        String name, Set<Scope> scopes, String source, String application, PushRole pushRole) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /**
     * What a push means for the person pushed.
     *
     * @param byPush whether it assigns; otherwise only a group or somebody else assigns
     * @param role given to those who bring no role of their own
     */
    public record PushRole(boolean byPush, String role) {}
}
