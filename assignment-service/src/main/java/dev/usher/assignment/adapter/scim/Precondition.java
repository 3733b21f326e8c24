package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.Stored;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The version that a client wants to change.
 *
 * @param ifMatch ETags with commas between; null: whichever
 */
record Precondition(@Nullable String ifMatch) {

    static final Precondition NONE = new Precondition(null);

    static String tag(Stored resource) {
        return "W/\"" + resource.version() + "\"";
    }

    static boolean names(@Nullable String tags, Stored resource) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(it -> it.equals("*") || strong(it).equals(strong(tag(resource))));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    void check(Stored resource) {
        if (ifMatch != null && !names(ifMatch, resource)) {
            throw ScimException.of(
                    412, "The resource has version " + tag(resource) + ", not " + shown(ifMatch));
        }
    }

    /**
     * The version that must not have changed until something else is written; empty: any may be.
     */
    Optional<Long> only(Stored checked) {
        return ifMatch == null || ifMatch.strip().equals("*")
                ? Optional.empty()
                : Optional.of(checked.version());
    }

    private static String shown(String tags) {
        return tags.length() > 60 ? tags.substring(0, 60) : tags;
    }
}
