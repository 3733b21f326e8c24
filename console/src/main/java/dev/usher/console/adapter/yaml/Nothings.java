package dev.usher.console.adapter.yaml;

import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Finds values that say "nothing" in other words than {@code null}: the mapper takes them for text.
 */
final class Nothings {

    private static final Set<String> WORDS = Set.of("~", "Null", "NULL");

    private Nothings() {}

    /** What is wrong, with its place, in a text whose first document is YAML. */
    static Stream<String> in(String text) {
        var events = new Parse(LoadSettings.builder().build()).parseString(text);
        return StreamSupport.stream(events.spliterator(), false)
                .takeWhile(event -> !(event instanceof DocumentEndEvent))
                .filter(ScalarEvent.class::isInstance)
                .map(ScalarEvent.class::cast)
                .filter(scalar -> scalar.isPlain() && WORDS.contains(scalar.getValue()))
                .map(Nothings::fault);
    }

    private static String fault(ScalarEvent scalar) {
        String place =
                scalar.getStartMark()
                        .map(
                                it ->
                                        "line %d, column %d: "
                                                .formatted(it.getLine() + 1, it.getColumn() + 1))
                        .orElse("");
        return place
                + scalar.getValue()
                + " is nothing in YAML, and would be read as text. Leave the key out, write null,"
                + " or put the text in quotes.";
    }
}
