package dev.usher.policy;

import java.util.Set;
import java.util.SortedMap;

/** What mapping a user's attributes came to. */
sealed interface MappingOutcome {

    /** It worked. */
    record Mapped(String email, SortedMap<String, String> attributes, Set<String> createOnly)
            implements MappingOutcome {}

    /** It did not. */
    record Unmappable(Desired.Impossible why) implements MappingOutcome {}
}
