package dev.usher.benchmarks.intake;

import java.util.List;
import java.util.Locale;

/** What can be run by itself; what runs later finds the users of those before. */
public enum Part {
    /** An import, single changes, and a group of all. */
    DIRECTORY,
    /** Users whom SCIM creates, as fast as it can. */
    CREATIONS,
    /** SCIM while all users are there. */
    SCIM;

    /** Each builds on those before. */
    List<Phase> phases() {
        return switch (this) {
            case DIRECTORY -> List.of(new Import(), new SingleChanges(), new Group());
            case CREATIONS -> List.of(new ScimCreations());
            case SCIM -> List.of(new ScimAmongMany());
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
