package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.CreationAnswer.EmailInUse;
import dev.usher.gotomeeting.domain.CreationAnswer.Made;
import dev.usher.gotomeeting.domain.CreationAnswer.Unclear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CreationAnswerTest {

    @Property
    void findsEveryoneInWhateverOrder(
            @ForAll @IntRange(min = 1, max = 50) int users, @ForAll long seed) {
        List<String> emails =
                IntStream.range(0, users).mapToObj(i -> "user" + i + "@example.com").toList();
        List<CreationEntry> entries = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            entries.add(entry(emails.get(i).toUpperCase(Locale.ROOT), Integer.toString(100 + i)));
        }
        Collections.shuffle(entries, new Random(seed));

        assertThat(CreationAnswer.match(emails, entries))
                .isEqualTo(
                        IntStream.range(0, users)
                                .mapToObj(i -> new Made(Integer.toString(100 + i)))
                                .toList());
    }

    @Example
    void tellsConflictsFromSilence() {
        assertThat(
                        CreationAnswer.match(
                                List.of("a@example.com", "b@example.com"),
                                List.of(
                                        new CreationEntry(
                                                Optional.of("b@example.com"), Optional.empty()))))
                .containsExactly(new Unclear(), new EmailInUse());
    }

    @Example
    void believesNoAnswerThatContradictsItself() {
        List<String> emails = List.of("a@example.com", "b@example.com", "c@example.com");

        assertThat(
                        CreationAnswer.match(
                                emails,
                                List.of(
                                        entry("a@example.com", "1"),
                                        entry("b@example.com", "1"),
                                        entry("c@example.com", "2"),
                                        entry("C@example.com", "3"))))
                .containsOnly(new Unclear());
        assertThat(
                        CreationAnswer.match(
                                List.of("a@example.com"),
                                List.of(entry("a@example.com", "not a number"))))
                .containsExactly(new Unclear());
    }

    @Example
    void takesTheOnlyEntryForTheOnlyUser() {
        CreationEntry nameless = new CreationEntry(Optional.empty(), Optional.of("7"));

        assertThat(CreationAnswer.match(List.of("a@example.com"), List.of(nameless)))
                .containsExactly(new Made("7"));
        assertThat(
                        CreationAnswer.match(
                                List.of("a@example.com", "b@example.com"), List.of(nameless)))
                .containsOnly(new Unclear());
    }

    private static CreationEntry entry(String email, String key) {
        return new CreationEntry(Optional.of(email), Optional.of(key));
    }
}
