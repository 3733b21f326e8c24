package dev.usher.policy.expression;

import java.util.Set;
import java.util.function.IntPredicate;

/** {@code PCase}: words begin with a capital letter and go on with small ones. */
final class ProperCase {

    /** The categories that end a word in .NET's {@code ToTitleCase}. */
    private static final Set<Integer> SEPARATORS =
            Set.of(
                    (int) Character.SPACE_SEPARATOR,
                    (int) Character.LINE_SEPARATOR,
                    (int) Character.PARAGRAPH_SEPARATOR,
                    (int) Character.CONTROL,
                    (int) Character.FORMAT,
                    (int) Character.CONNECTOR_PUNCTUATION,
                    (int) Character.DASH_PUNCTUATION,
                    (int) Character.START_PUNCTUATION,
                    (int) Character.END_PUNCTUATION,
                    (int) Character.INITIAL_QUOTE_PUNCTUATION,
                    (int) Character.FINAL_QUOTE_PUNCTUATION,
                    (int) Character.OTHER_PUNCTUATION,
                    (int) Character.MATH_SYMBOL,
                    (int) Character.CURRENCY_SYMBOL,
                    (int) Character.MODIFIER_SYMBOL,
                    (int) Character.OTHER_SYMBOL);

    private ProperCase() {}

    static Function.Body prepare(CallSite call) {
        boolean given = call.given(1);
        return arguments -> {
            String source = arguments.text(0);
            if (source == null) {
                return Value.Absent.ABSENT;
            }
            if (!given) {
                return Evaluation.text(of(source, ProperCase::separates, Character::isLetter));
            }
            String separators = arguments.textOrEmpty(1);
            return Evaluation.text(
                    of(source, letter -> separators.indexOf(letter) >= 0, _ -> true));
        };
    }

    /** An apostrophe is part of a word, as in .NET. */
    private static boolean separates(int letter) {
        return letter != '\'' && SEPARATORS.contains(Character.getType(letter));
    }

    private static String of(String source, IntPredicate separates, IntPredicate begins) {
        StringBuilder result = new StringBuilder(source.length());
        boolean inWord = false;
        for (int i = 0; i < source.length(); ) {
            int letter = source.codePointAt(i);
            i += Character.charCount(letter);
            if (separates.test(letter)) {
                inWord = false;
                result.appendCodePoint(letter);
            } else if (inWord) {
                result.appendCodePoint(Character.toLowerCase(letter));
            } else {
                inWord = begins.test(letter);
                result.appendCodePoint(Character.toTitleCase(letter));
            }
        }
        return result.toString();
    }
}
