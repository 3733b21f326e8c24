package dev.usher.diff.application;

import dev.usher.diff.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When which users must be looked at again, whatever else happens. */
final class Timetable {

    private static final HexFormat HEX = HexFormat.of();

    private final Tables tables;
    private final Books books;
    private final String prefix;

    /** Nobody is due earlier; null: not known. Spares a search past all that was due once. */
    private @Nullable Instant earliest;

    Timetable(String application, Tables tables, Books books) {
        this.tables = tables;
        this.books = books;
        this.prefix = application + "|due|";
    }

    void change(UserId user, Optional<Instant> from, Optional<Instant> to) {
        if (!from.equals(to)) {
            from.ifPresent(at -> tables.notes().delete(key(user, at)));
            to.ifPresent(
                    at -> {
                        tables.notes()
                                .put(key(user, at), new Tables.Note(user.toString(), List.of()));
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

    /** Users who must be looked at by now, at most so many; each is named once. */
    List<UserId> due(Instant now, int most) {
        List<UserId> due = new ArrayList<>();
        for (UserId user : next(most)) {
            Instant at = dueAt(user, now);
            if (at.isAfter(now)) {
                break;
            }
            tables.notes().delete(key(user, at));
            due.add(user);
        }
        return due;
    }

    private List<UserId> next(int most) {
        Instant known = earliest;
        String from =
                known == null || known.equals(Instant.MAX)
                        ? ""
                        : HEX.toHexDigits(known.toEpochMilli() - 1);
        return tables.notes().after(prefix, from, most).stream()
                .map(note -> new UserId(UUID.fromString(note.subject())))
                .toList();
    }

    private Instant dueAt(UserId user, Instant otherwise) {
        return books.memory(user).dueAt().orElse(otherwise);
    }

    private String key(UserId user, Instant at) {
        return prefix + HEX.toHexDigits(at.toEpochMilli()) + "|" + user;
    }
}
