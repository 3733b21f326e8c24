package dev.usher.policy.expression;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Capital and small letters as .NET makes them: one for one, so that {@code ß} stays, and by the
 * rules of a culture only for Turkish and Azerbaijani.
 */
enum LetterCase {
    INVARIANT,
    TURKISH;

    private static final Set<String> DOTLESS = Set.of("tr", "az");

    static Function.Body lower(CallSite call) {
        LetterCase letterCase = culture(call);
        return arguments -> {
            String source = arguments.text(0);
            return source == null ? Value.Absent.ABSENT : Evaluation.text(letterCase.lower(source));
        };
    }

    static Function.Body upper(CallSite call) {
        LetterCase letterCase = culture(call);
        return arguments -> {
            String source = arguments.text(0);
            return source == null ? Value.Absent.ABSENT : Evaluation.text(letterCase.upper(source));
        };
    }

    private static LetterCase culture(CallSite call) {
        String tag = call.constant(1).orElse("");
        if (tag.isEmpty()) {
            return INVARIANT;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return DOTLESS.contains(locale.getLanguage()) ? TURKISH : INVARIANT;
        } catch (IllformedLocaleException unknown) {
            throw call.refuse(
                    1,
                    "'" + tag + "' is not the name of a culture.",
                    "Write one such as \"en-US\" or \"tr-TR\", or leave it out.");
        }
    }

    String lower(String text) {
        return map(text, this == TURKISH ? LetterCase::turkishLower : Character::toLowerCase);
    }

    String upper(String text) {
        return map(text, this == TURKISH ? LetterCase::turkishUpper : Character::toUpperCase);
    }

    private static int turkishLower(int letter) {
        return letter == 'I' ? 'ı' : Character.toLowerCase(letter);
    }

    private static int turkishUpper(int letter) {
        return letter == 'i' ? 'İ' : Character.toUpperCase(letter);
    }

    private static String map(String text, IntUnaryOperator letters) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            mapped.appendCodePoint(letters.applyAsInt(letter));
            i += Character.charCount(letter);
        }
        return mapped.toString();
    }
}
