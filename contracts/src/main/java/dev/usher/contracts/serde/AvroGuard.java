package dev.usher.contracts.serde;

import org.apache.avro.SystemLimitException;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * What Avro may do here: create the records of this package, which it does not unasked, and believe
 * lengths found in the data only as far as a record can be long. Without the second, a damaged
 * record could make it allocate gigabytes. Whoever sets Avro's own properties is left alone.
 */
final class AvroGuard {

    private static final String PACKAGE = "dev.usher.contracts.";
    private static final String MOST_BYTES = Integer.toString(4 << 20);
    private static final String MOST_ITEMS = "1000000";

    private AvroGuard() {}

    /** Takes effect when called before the first record is decoded. */
    static void set() {
        limit(SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, MOST_BYTES);
        limit(SystemLimitException.MAX_STRING_LENGTH_PROPERTY, MOST_BYTES);
        limit(SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY, MOST_ITEMS);
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.DEFAULT,
                        type -> type.getName().startsWith(PACKAGE)));
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
