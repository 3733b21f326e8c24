package dev.usher.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses, as far as provisioning needs to know them. */
public final class Email {

    /** GoTo's limit on an address, in characters. */
    public static final int LONGEST = 128;

    /** No white space and no control characters, as ranges, which are quicker to match. */
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\x00-\\x20\\x7F]+@[^@\\x00-\\x20\\x7F]+");

    private Email() {}

    /** Whether it can be an address: something, an at sign, something, and not too long. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** The form in which addresses are compared and sent. */
    public static String normalized(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
