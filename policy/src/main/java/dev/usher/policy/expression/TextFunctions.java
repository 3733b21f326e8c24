package dev.usher.policy.expression;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringTokenizer;

/** Functions on one text. Characters are counted from 1, in UTF-16 units as .NET does. */
final class TextFunctions {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private TextFunctions() {}

    static Value append(Arguments arguments) {
        String source = arguments.text(0);
        return source == null
                ? Value.Absent.ABSENT
                : Evaluation.text(source + arguments.textOrEmpty(1));
    }

    static Value inStr(Arguments arguments) {
        String searched = arguments.textOrEmpty(0);
        String found = arguments.textOrEmpty(1);
        Long start = arguments.number(2);
        if (start != null && start < 1) {
            throw arguments.fail("start is " + start + ", but the first character is number 1.");
        }
        long from = start == null ? 0 : start - 1;
        if (from >= searched.length()) {
            return new Value.Whole(0);
        }
        boolean ignoreCase =
                switch (arguments.textOrEmpty(3)) {
                    case "vbTextCompare", "1" -> true;
                    case "", "vbBinaryCompare", "0" -> false;
                    default ->
                            throw arguments.fail(
                                    "compareType must be vbTextCompare or vbBinaryCompare.");
                };
        return new Value.Whole(1L + indexOf(searched, found, (int) from, ignoreCase));
    }

    private static int indexOf(String searched, String found, int from, boolean ignoreCase) {
        return ignoreCase
                ? LetterCase.INVARIANT
                        .upper(searched)
                        .indexOf(LetterCase.INVARIANT.upper(found), from)
                : searched.indexOf(found, from);
    }

    static Value left(Arguments arguments) {
        String string = arguments.textOrEmpty(0);
        long count = arguments.requiredNumber(1);
        return Evaluation.text(
                count < 0 || count >= string.length() ? string : cut(string, 0, (int) count));
    }

    static Value mid(Arguments arguments) {
        String source = arguments.text(0);
        long start = arguments.requiredNumber(1);
        long length = arguments.requiredNumber(2);
        if (start < 1) {
            throw arguments.fail("start is " + start + ", but the first character is number 1.");
        }
        if (length < 0) {
            throw arguments.fail("length is " + length + ", but must not be negative.");
        }
        if (source == null) {
            return Value.Absent.ABSENT;
        }
        if (start > source.length()) {
            return Evaluation.text("");
        }
        int from = (int) (start - 1);
        return Evaluation.text(
                cut(source, from, from + (int) Math.min(length, source.length() - from)));
    }

    /** Never through the middle of a character; half characters at the ends are left out. */
    private static String cut(String text, int from, int to) {
        int begin = splits(text, from) ? from + 1 : from;
        int end = splits(text, to) ? to - 1 : to;
        return begin < end ? text.substring(begin, end) : "";
    }

    private static boolean splits(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }

    static Value word(Arguments arguments) {
        String string = arguments.textOrEmpty(0);
        long number = arguments.requiredNumber(1);
        StringTokenizer words = new StringTokenizer(string, arguments.textOrEmpty(2));
        for (long i = 1; words.hasMoreTokens(); i++) {
            String word = words.nextToken();
            if (i == number) {
                return Evaluation.text(word);
            }
        }
        return Evaluation.text("");
    }

    static String base64(String source) {
        return Base64.getEncoder().encodeToString(source.getBytes(StandardCharsets.UTF_16LE));
    }

    static String utf8Hex(String source) {
        return HEX.formatHex(source.getBytes(StandardCharsets.UTF_8));
    }
}
