package dev.usher.console.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCursorTest {

    @Test
    void readsWhatItWrote() {
        var cursor =
                new LogCursor(
                        Instant.parse("2026-01-31T08:00:00.123Z"),
                        UUID.fromString("00000000-0000-4000-8000-000000000001"));

        assertThat(LogCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%", "bm90aGluZw", "fA", "MjAyNi0wMS0zMVQwODowMDowMFp8bm8"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogCursor.parse(text));
    }
}
