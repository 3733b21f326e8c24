package dev.usher.diff.application;

import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.UserId;
import java.util.List;

/** Who waits for another attempt, or for a seat. Kept in step by the books. */
final class Waitlist {

    private static final int ALL = Integer.MAX_VALUE;

    private final Keys keys;
    private final Table<Tables.Note> notes;

    Waitlist(Keys keys, Table<Tables.Note> notes) {
        this.keys = keys;
        this.notes = notes;
    }

    /** Users whose change failed and waits to be tried again. */
    List<UserId> escrowed() {
        return users(keys.escrows());
    }

    /** Users for whom no seat was free, those who have waited longest first. */
    List<UserId> seatless() {
        return users(keys.seats());
    }

    void update(UserId user, Memory old, Memory memory) {
        if (old.escrow().isPresent() != memory.escrow().isPresent()) {
            memory.escrow()
                    .ifPresentOrElse(
                            _ -> notes.put(keys.escrow(user), Tables.Note.of(user)),
                            () -> notes.delete(keys.escrow(user)));
        }
        if (!old.seatAwaitedSince().equals(memory.seatAwaitedSince())) {
            old.seatAwaitedSince().ifPresent(since -> notes.delete(keys.seat(user, since)));
            memory.seatAwaitedSince()
                    .ifPresent(since -> notes.put(keys.seat(user, since), Tables.Note.of(user)));
        }
    }

    private List<UserId> users(String beginning) {
        return notes.startingWith(beginning, ALL).stream().map(Tables.Note::user).toList();
    }
}
