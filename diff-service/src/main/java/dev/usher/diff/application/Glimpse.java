package dev.usher.diff.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at a table by another thread, while one is at work there. What it reads is as it was at
 * some time since it was begun.
 */
public interface Glimpse<V> {

    @Nullable V get(String key);

    /**
     * Entries that will be asked for, whether they exist or not; reading them together is quicker.
     *
     * @param keys in order; there are few other entries between them
     */
    void expect(List<String> keys);

    /** As {@link Table#after}. */
    List<V> after(String prefix, String after, int most);

    /**
     * Ends the look, in the thread that is at work: from now on the table need not read what was
     * read here, unless it was written since.
     *
     * @return whether nothing at all was written to the table since the look was begun
     */
    boolean end();
}
