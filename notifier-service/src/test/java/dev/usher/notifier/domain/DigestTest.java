package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void saysWhatHappenedToAllWhenItIsTheSame() {
        assertThat(digest(failure("Ana", "lost access"), failure("Bo", "lost access")).subject())
                .isEqualTo("Usher: 2 people lost access");
    }

    @Test
    void countsAPersonOnce() {
        assertThat(digest(failure("Ana", "lost access"), failure("Ana", "lost access")).subject())
                .isEqualTo("Usher: 1 person lost access");
    }

    @Test
    void speaksGenerallyWhenSeveralThingsHappened() {
        assertThat(digest(failure("Ana", "lost access"), failure("Bo", "got lost")).subject())
                .isEqualTo("Usher: 2 people could not be provisioned in GoToMeeting");
    }

    @Test
    void namesTheFirstAndCountsTheRest() {
        Failure[] many =
                IntStream.range(0, 57)
                        .mapToObj(number -> failure("P" + number, "lost access"))
                        .toArray(Failure[]::new);

        Digest digest = digest(many);

        assertThat(digest.listed()).hasSize(50).startsWith(many[0]);
        assertThat(digest.more()).isEqualTo(7);
    }

    @Test
    void keepsLineBreaksOutOfTheSubject() {
        assertThat(digest(failure("Ana", "lost\r\nBcc: all@example.com\u2028access")).subject())
                .isEqualTo("Usher: 1 person lost Bcc: all@example.com access");
    }

    @Test
    void cutsTextsThatAreTooLongBetweenCharacters() {
        Failure failure = failure("😀".repeat(150), "failed");

        assertThat(failure.who()).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
    }

    private static Digest digest(Failure... failures) {
        return Digest.of(
                new Notification(
                        new NotificationId(new UUID(0, 1)),
                        "app",
                        "team@example.com",
                        List.of(failures),
                        NOON,
                        NOON));
    }

    private static Failure failure(String who, String what) {
        return new Failure(new UUID(0, 2), who, what, "why", "todo", NOON);
    }
}
