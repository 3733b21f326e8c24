package dev.usher.policy.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * .NET's {@code DateTimeStyles}. All times are UTC here, so that those about time zones change
 * nothing; left are those about white space.
 */
record DateStyles(boolean leadingWhite, boolean trailingWhite, boolean innerWhite) {

    /** What Entra uses when none are given. */
    static final DateStyles DEFAULT = new DateStyles(true, true, false);

    private static final Set<String> KNOWN =
            new TreeSet<>(
                    List.of(
                            "AdjustToUniversal",
                            "AllowInnerWhite",
                            "AllowLeadingWhite",
                            "AllowTrailingWhite",
                            "AllowWhiteSpaces",
                            "AssumeLocal",
                            "AssumeUniversal",
                            "None",
                            "NoCurrentDateDefault",
                            "RoundtripKind"));

    /** The styles that a call gives, separated by commas. */
    static DateStyles of(CallSite call, int index) {
        String text = call.constant(index).orElse("").strip();
        if (text.isEmpty()) {
            return DEFAULT;
        }
        List<String> styles =
                Arrays.stream(text.split(","))
                        .map(style -> style.strip().replace("DateTimeStyles.", ""))
                        .toList();
        for (String style : styles) {
            if (!KNOWN.contains(style)) {
                throw call.refuse(
                        index,
                        "There is no style '" + style + "'.",
                        "Leave it out, or use some of: " + String.join(", ", KNOWN));
            }
        }
        boolean all = styles.contains("AllowWhiteSpaces");
        return new DateStyles(
                all || styles.contains("AllowLeadingWhite"),
                all || styles.contains("AllowTrailingWhite"),
                all || styles.contains("AllowInnerWhite"));
    }

    /** The text without the white space that is allowed. */
    String prepare(String text) {
        String leading = leadingWhite ? text.stripLeading() : text;
        String trailing = trailingWhite ? leading.stripTrailing() : leading;
        return innerWhite ? trailing.replace(" ", "") : trailing;
    }
}
