package dev.usher.notifier.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ConnectorReason;
import dev.usher.contracts.HoldReason;
import dev.usher.notifier.domain.Item;
import dev.usher.policy.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonsTest {

    private static final Item TOLD =
            Item.of("", "The words of who told it.", Messages.NOON).todo("What that one advises.");

    /** Languages that there is a file for. English is what those say who tell of the reason. */
    static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mail"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("messages_.+\\.properties"))
                    .map(name -> name.replaceAll("messages_|\\.properties", ""))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasATextForEachReasonThatOthersName(String language) {
        assertThat(bundle(language).keySet())
                .contains("todo.givenUp")
                .contains(texts(Obstacle.values(), Obstacle::code, "why.", "todo."))
                .contains(texts(ConnectorReason.values(), Enum::name, "why.", "todo."))
                .contains(texts(HoldReason.values(), Enum::name, "why."));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasNoTextForAReasonThatNobodyNames(String language) {
        assertThat(bundle(language).keySet())
                .filteredOn(key -> key.startsWith("why."))
                .isSubsetOf(
                        Stream.of(
                                        texts(Obstacle.values(), Obstacle::code, "why."),
                                        texts(ConnectorReason.values(), Enum::name, "why."),
                                        texts(HoldReason.values(), Enum::name, "why."))
                                .flatMap(Arrays::stream)
                                .toList());
    }

    @Test
    void namesTheValuesConcerned() {
        Item item = TOLD.with(Map.of(Item.VALUES, "ana@example.com"));

        assertThat(spanish().why("DuplicateSourceEntries", item))
                .isEqualTo(
                        "Varios usuarios tendrían el mismo correo o la misma cuenta:"
                                + " ana@example.com.");
    }

    @Test
    void namesTheKeysThatGoToDoesNotKnow() {
        Item item = TOLD.with(Map.of(Item.VALUES, "71"));

        assertThat(spanish().why("GROUP_NOT_FOUND", item))
                .isEqualTo("GoTo no conoce el grupo: 71.");
        assertThat(spanish().why("LICENCE_NOT_FOUND", item)).contains("71");
        assertThat(spanish().why("CUSTOM_ROLE_NOT_FOUND", item)).contains("71");
    }

    @Test
    void saysItAsItWasToldWhereALanguageHasNoWordsForIt() {
        assertThat(spanish().why("SOMETHING_NEW", TOLD)).isEqualTo("The words of who told it.");
        assertThat(spanish().todo("SOMETHING_NEW", TOLD)).isEqualTo("What that one advises.");
        assertThat(spanish().why("DuplicateSourceEntries", TOLD))
                .isEqualTo("The words of who told it.");
        assertThat(reasons("en").why("NO_SEATS", TOLD)).isEqualTo("The words of who told it.");
    }

    @Test
    void advisesOtherwiseOnWhatIsNotTriedAgain() {
        assertThat(spanish().todo("NO_SEATS", TOLD.at(Item.GIVEN_UP)))
                .isEqualTo(bundle("es").getString("todo.givenUp"));
    }

    private static Reasons spanish() {
        return reasons("es");
    }

    private static Reasons reasons(String language) {
        return new Reasons(new Texts(language, ZoneOffset.UTC));
    }

    private static <T> String[] texts(T[] all, Function<T, String> code, String... kinds) {
        return Arrays.stream(all)
                .map(code)
                .filter(name -> !name.equals("UNKNOWN"))
                .flatMap(name -> Arrays.stream(kinds).map(kind -> kind + name))
                .toArray(String[]::new);
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "mail.messages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
