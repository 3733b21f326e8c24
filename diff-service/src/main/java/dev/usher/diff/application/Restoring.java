package dev.usher.diff.application;

import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the books anew from what was published of them. */
final class Restoring {

    private final Books books;

    Restoring(Books books) {
        this.books = books;
    }

    /** Keeps what was remembered of a user; empty: the user was erased. */
    void take(UserId user, Optional<Memory> memory) {
        memory.ifPresentOrElse(known -> books.keep(user, known), () -> books.erase(user));
        // A failure since which GoTo is not known to have done anything excuses the next one.
        memory.flatMap(Memory::escrow)
                .map(it -> it.targetWorked() - books.counted(Count.TARGET_WORKED))
                .filter(more -> more > 0)
                .ifPresent(more -> books.count(Count.TARGET_WORKED, more));
    }

    /** Keeps what was remembered of the application; everybody is decided once all is there. */
    void take(ApplicationMemory memory, Instant now) {
        Optional<Settings> before = books.job().settings();
        books.keep(books.job().as(memory));
        for (Batch batch : memory.batches()) {
            if (batch.phase() != Batch.Phase.COLLECTING) {
                books.keep(books.job().with(batch.of(books.holds().sizeOf(batch.id()))));
            }
        }
        if (!books.empty() && !before.equals(memory.settings())) {
            books.keep(books.job().with(Optional.of(Indexing.BEGUN)));
        }
        books.keep(
                books.job()
                        .with(
                                Cycle.begun(
                                        "rebuild-" + now.toEpochMilli(),
                                        Cycle.Trigger.REBUILD,
                                        false,
                                        List.of(),
                                        now)));
    }
}
