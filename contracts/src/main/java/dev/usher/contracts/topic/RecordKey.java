package dev.usher.contracts.topic;

import java.nio.charset.StandardCharsets;

/**
 * The key of a record: the application, and the thing inside it that the record is about. Written
 * {@code application|id}, or {@code application} alone where the application is the thing.
 *
 * @param application lower-case letters, digits and hyphens, at most 40
 * @param id empty where the record is about the whole application
 */
public record RecordKey(String application, String id) {

    /** The id that stands for the application as a whole among records about its parts. */
    public static final String WHOLE = "*";

    private static final int LONGEST_APPLICATION = 40;
    private static final char SEPARATOR = '|';

    public RecordKey {
        if (!isApplication(application)) {
            throw new IllegalArgumentException(
                    "Not an application name (1 to 40 of a-z, 0-9 and hyphen): " + application);
        }
    }

    public static RecordKey of(String application) {
        return new RecordKey(application, "");
    }

    /**
     * Reads a key as it stands in a record.
     *
     * @throws IllegalArgumentException when the part before the separator is no application name
     */
    public static RecordKey parse(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0
                ? of(key)
                : new RecordKey(key.substring(0, separator), key.substring(separator + 1));
    }

    /** As {@link #parse(String)}, from UTF-8 bytes. */
    public static RecordKey parse(byte[] key) {
        return parse(new String(key, StandardCharsets.UTF_8));
    }

    public static boolean isApplication(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_APPLICATION
                && name.chars().allMatch(RecordKey::isOfApplication);
    }

    private static boolean isOfApplication(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return id.isEmpty() ? application : application + SEPARATOR + id;
    }
}
