package dev.usher.assignment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who says something. What one source says is its own: another source neither overwrites nor takes
 * it back.
 *
 * @param source the system that speaks, such as {@code api}, or {@code scim} with a name
 * @param by the person or program behind it, noted with assignments
 * @param occurredAt when it became so at the source, where the source tells; then the newest per
 *     source and thing wins, in whatever order it arrives. Null: what arrives later is newer
 * @param eventId what is told once more under the same id is passed over; null: no id
 */
public record Origin(
        String source, String by, @Nullable Instant occurredAt, @Nullable String eventId) {

    /**
     * The source of the REST API and of imports, and of all that was said before there were more.
     */
    public static final String API = "api";

    /** Something said here and now. */
    public static Origin of(String source, String by) {
        return new Origin(source, by, null, null);
    }
}
