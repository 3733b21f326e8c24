package dev.usher.console.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.console.domain.Circumstances;
import dev.usher.console.domain.KnownUser;
import dev.usher.console.domain.LogAction;
import dev.usher.console.domain.LogEntry;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogPage;
import dev.usher.console.domain.LogQuery;
import dev.usher.console.domain.LogRecord;
import dev.usher.console.domain.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AnswersTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final StoredAnswers store = new StoredAnswers();

    @Test
    @Timeout(60)
    void wakesWhoWaitsWhenTheAnswerIsStored() {
        Answers answers = new Answers(store, LONG, 1);

        Optional<LogEntry> answer =
                answers.await(
                        "r1",
                        () ->
                                Thread.startVirtualThread(
                                        () -> {
                                            store.answers.put("r1", entry());
                                            answers.arrived("r0");
                                            answers.arrived("r1");
                                        }));

        assertThat(answer).isPresent();
    }

    @Test
    void findsAnAnswerThatAnotherInstanceStored() {
        Answers answers = new Answers(store, SHORT, 2);

        assertThat(answers.await("r1", () -> store.answers.put("r1", entry()))).isPresent();
    }

    @Test
    void stopsWaitingWhenItTakesTooLong() {
        Answers answers = new Answers(store, SHORT, 3);

        assertThat(answers.await("r1", () -> {})).isEmpty();
        assertThat(store.looks).isEqualTo(3);
    }

    private static LogEntry entry() {
        return new LogEntry(
                UUID.randomUUID(),
                new Person("gotomeeting", UUID.randomUUID(), "ann@example.com", "Ann"),
                LogAction.EXPLAINED,
                LogOutcome.EXPLAINED,
                "Missing",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Circumstances.ofCommand(null, 1, 1),
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }

    /** Only the answers of a log. */
    private static final class StoredAnswers implements LogStore {

        final Map<String, LogEntry> answers = new ConcurrentHashMap<>();
        int looks;

        @Override
        public Optional<LogEntry> answer(String requestId) {
            looks++;
            return Optional.ofNullable(answers.get(requestId));
        }

        @Override
        public List<LogOutcome> record(List<LogRecord> records) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remember(List<KnownUser> users) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(String application, UUID userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LogPage find(LogQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<LogEntry> find(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int deleteBefore(Instant time) {
            throw new UnsupportedOperationException();
        }
    }
}
