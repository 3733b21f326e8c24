package dev.usher.notifier.domain;

import java.util.regex.Pattern;

/** Text as it may stand in a line of a mail. */
final class Line {

    /** Controls, separators, and what turns or overrides the writing direction. */
    private static final Pattern BREAKING =
            Pattern.compile(
                    "[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E"
                            + "\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]+");

    private Line() {}

    /** One line of at most so many characters; a cut one ends in an ellipsis. */
    static String of(String text, int longest) {
        // Twice as much is enough to have so many left, unless it is rubbish.
        String bounded = text.length() > 2 * longest ? text.substring(0, 2 * longest) : text;
        String clean = BREAKING.matcher(bounded).replaceAll(" ").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(0, end) + "…";
    }
}
