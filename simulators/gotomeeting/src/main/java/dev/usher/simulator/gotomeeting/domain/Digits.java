package dev.usher.simulator.gotomeeting.domain;

import java.util.regex.Pattern;

final class Digits {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");

    private Digits() {}

    static void require(String value) {
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A key is 1 to 40 decimal digits, not '" + value + "'");
        }
    }
}
