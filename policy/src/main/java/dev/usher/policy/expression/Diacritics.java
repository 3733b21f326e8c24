package dev.usher.policy.expression;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Letters without accents, by Microsoft's table: {@code ä} is {@code a}, {@code ß} is {@code ss}.
 */
final class Diacritics {

    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036F]+");

    /** Letters that are no letter with an accent to Unicode. */
    private static final Map<Character, String> LETTERS =
            Map.ofEntries(
                    Map.entry('æ', "ae"),
                    Map.entry('Æ', "AE"),
                    Map.entry('œ', "oe"),
                    Map.entry('Œ', "OE"),
                    Map.entry('ø', "oe"),
                    Map.entry('Ø', "OE"),
                    Map.entry('ß', "ss"),
                    Map.entry('ł', "l"),
                    Map.entry('Ł', "L"),
                    Map.entry('ı', "i"));

    private Diacritics() {}

    static String normalize(String source) {
        if (source.chars().allMatch(c -> c < 0x80)) {
            return source;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(source, Normalizer.Form.NFD)).replaceAll("");
        StringBuilder result = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            result.append(LETTERS.getOrDefault(c, String.valueOf(c)));
        }
        return Normalizer.normalize(result, Normalizer.Form.NFC);
    }
}
