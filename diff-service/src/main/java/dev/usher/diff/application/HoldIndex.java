package dev.usher.diff.application;

import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who waits in which batch, and who lost access lately. Kept in step by the books. */
final class HoldIndex {

    private static final int SLICE = 1_000;

    private final Keys keys;
    private final Tables tables;
    private final Books books;

    HoldIndex(Keys keys, Tables tables, Books books) {
        this.keys = keys;
        this.tables = tables;
        this.books = books;
    }

    void update(UserId user, Memory old, Memory memory) {
        Optional<String> left = batch(old);
        Optional<String> joined = batch(memory);
        if (!left.equals(joined)) {
            left.ifPresent(
                    batch -> {
                        tables.notes().delete(keys.held(batch, user));
                        resize(batch, -1);
                    });
            joined.ifPresent(
                    batch -> {
                        index(keys.held(batch, user), user);
                        resize(batch, 1);
                    });
        }
        if (!old.removedAt().equals(memory.removedAt())) {
            old.removedAt().ifPresent(at -> tables.notes().delete(keys.removed(user, at)));
            memory.removedAt().ifPresent(at -> index(keys.removed(user, at), user));
        }
        count(old, -1);
        count(memory, 1);
    }

    private void resize(String batch, int more) {
        Job job = books.job();
        Job resized = job.resized(batch, more);
        if (!resized.equals(job)) {
            books.keep(resized);
        }
    }

    private void count(Memory memory, int more) {
        memory.hold()
                .ifPresent(
                        hold -> {
                            switch (hold.state()) {
                                case COLLECTED -> books.count(Count.COLLECTED, more);
                                case HELD -> books.count(Count.HELD, more);
                                case ADMITTED -> books.count(Count.ADMITTED, more);
                                case RELEASED, REJECTED -> {}
                            }
                        });
        if (memory.removedAt().isPresent()) {
            books.count(Count.REMOVED_LATELY, more);
        }
    }

    /** Users who wait in a batch, in the order of their ids, from behind this one on. */
    List<UserId> waitingIn(String batch, String after, int most) {
        return tables.notes().after(keys.held(batch), after, most).stream()
                .map(Tables.Note::user)
                .toList();
    }

    /** How many wait in a batch. */
    int sizeOf(String batch) {
        int size = 0;
        List<UserId> slice = waitingIn(batch, "", SLICE);
        while (!slice.isEmpty()) {
            size += slice.size();
            slice = waitingIn(batch, slice.getLast().toString(), SLICE);
        }
        return size;
    }

    /** Users who lost access up to then, at most so many. */
    List<UserId> removedUpTo(Instant then, int most) {
        List<UserId> users = new ArrayList<>();
        for (Tables.Note note : tables.notes().startingWith(keys.removals(), most)) {
            UserId user = note.user();
            if (books.memory(user).removedAt().filter(at -> !at.isAfter(then)).isEmpty()) {
                break;
            }
            users.add(user);
        }
        return users;
    }

    private static Optional<String> batch(Memory memory) {
        return memory.hold().filter(Hold::undecided).map(Hold::batch);
    }

    private void index(String key, UserId user) {
        tables.notes().put(key, Tables.Note.of(user));
    }
}
