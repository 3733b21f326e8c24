package dev.usher.diff.application;

import dev.usher.diff.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When which users must be looked at again, whatever else happens. */
final class Timetable {

    private final Keys keys;
    private final Tables tables;
    private final Books books;

    /** Nobody is due earlier; null: not known. Spares a search past all that was due once. */
    private @Nullable Instant earliest;

    Timetable(Keys keys, Tables tables, Books books) {
        this.keys = keys;
        this.tables = tables;
        this.books = books;
    }

    void change(UserId user, Optional<Instant> from, Optional<Instant> to) {
        if (!from.equals(to)) {
            from.ifPresent(at -> tables.notes().delete(keys.due(user, at)));
            to.ifPresent(
                    at -> {
                        tables.notes().put(keys.due(user, at), Tables.Note.of(user));
                        Instant known = earliest;
                        if (known != null && at.isBefore(known)) {
                            earliest = at;
                        }
                    });
        }
    }

    /** Whether somebody must be looked at by now. */
    boolean anyoneDue(Instant now) {
        Instant known = earliest;
        if (known != null && known.isAfter(now)) {
            return false;
        }
        Optional<Instant> first = next(1).stream().findFirst().map(user -> dueAt(user, now));
        earliest = first.orElse(Instant.MAX);
        return first.filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Users who must be looked at by now, at most so many. */
    List<UserId> due(Instant now, int most) {
        return next(most).stream().takeWhile(user -> !dueAt(user, now).isAfter(now)).toList();
    }

    /** Strikes somebody out who is looked at now; says whether that is still due. */
    boolean strike(UserId user, Instant now) {
        Instant at = dueAt(user, now);
        if (at.isAfter(now)) {
            return false;
        }
        tables.notes().delete(keys.due(user, at));
        return true;
    }

    private List<UserId> next(int most) {
        Instant known = earliest;
        String from =
                known == null || known.equals(Instant.MAX) ? "" : Keys.moment(known.minusMillis(1));
        return tables.notes().after(keys.dues(), from, most).stream()
                .map(Tables.Note::user)
                .toList();
    }

    private Instant dueAt(UserId user, Instant otherwise) {
        return books.memory(user).dueAt().orElse(otherwise);
    }
}
