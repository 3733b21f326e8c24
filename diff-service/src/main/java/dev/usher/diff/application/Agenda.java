package dev.usher.diff.application;

import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.UserId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users of one application who wait for their turn, each once: urgent ones first, then removals,
 * then first come, first served. What waits is a user, not a decision; that is taken afresh.
 */
final class Agenda {

    private static final int MOST_CAUSES = 20;
    private static final String REMOVAL = "0|";
    private static final String OTHER = "1|";
    private static final HexFormat HEX = HexFormat.of();

    private final Keys keys;
    private final Tables tables;
    private final Books books;
    private final Map<String, String> heads = new HashMap<>();

    Agenda(Keys keys, Tables tables, Books books) {
        this.keys = keys;
        this.tables = tables;
        this.books = books;
    }

    /** A user whose turn it is. */
    record Turn(UserId user, List<String> causes) {}

    /** Puts a user on it; one who waits already keeps the better place and all causes. */
    void put(UserId user, Lane lane, boolean removal, List<String> causes) {
        Tables.Note place = tables.notes().get(keys.place(user));
        if (place != null && urgent(place.subject())) {
            add(place.subject(), user, merged(place.subject(), causes));
            return;
        }
        Set<String> all = new LinkedHashSet<>(causes);
        if (place != null) {
            if (lane == Lane.BULK) {
                add(place.subject(), user, merged(place.subject(), causes));
                return;
            }
            all.addAll(merged(place.subject(), List.of()));
            remove(user);
        }
        books.count(Count.TICKETS, 1);
        String key = keys.agenda(lane) + (removal ? REMOVAL : OTHER) + ticket();
        add(key, user, all.stream().limit(MOST_CAUSES).toList());
        tables.notes().put(keys.place(user), new Tables.Note(key, List.of()));
        count(key, 1);
    }

    boolean isEmpty() {
        return books.counted(Count.URGENT_WAITING) + books.counted(Count.BULK_WAITING) == 0;
    }

    /** Takes a user off it, if there. */
    void remove(UserId user) {
        if (isEmpty()) {
            return;
        }
        Tables.Note place = tables.notes().get(keys.place(user));
        if (place == null) {
            return;
        }
        tables.notes().delete(place.subject());
        tables.notes().delete(keys.place(user));
        count(place.subject(), -1);
    }

    boolean has(UserId user) {
        return tables.notes().get(keys.place(user)) != null;
    }

    /** Who is next in a lane; stays on the agenda until removed. */
    Optional<Turn> next(Lane lane) {
        long removals = books.counted(removals(lane));
        long others = books.counted(waiting(lane)) - removals;
        // A search in an empty row would pass over all that was ever in the rows behind it.
        Optional<Turn> next = removals > 0 ? next(keys.agenda(lane) + REMOVAL) : Optional.empty();
        return next.isEmpty() && others > 0 ? next(keys.agenda(lane) + OTHER) : next;
    }

    private Optional<Turn> next(String row) {
        // Tickets only grow. Beginning where the last was found spares those removed since.
        Optional<Turn> next =
                tables.notes().after(row, heads.getOrDefault(row, ""), 1).stream()
                        .findFirst()
                        .map(Agenda::turn);
        next.map(turn -> tables.notes().get(keys.place(turn.user())))
                .map(place -> place.subject().substring(row.length()))
                .ifPresent(ticket -> heads.put(row, before(ticket)));
        return next;
    }

    private static Turn turn(Tables.Note note) {
        return new Turn(note.user(), note.causes());
    }

    /** The ticket right before this one, so that the search begins with it. */
    private static String before(String ticket) {
        return HEX.toHexDigits(HexFormat.fromHexDigitsToLong(ticket) - 1);
    }

    private void add(String key, UserId user, List<String> causes) {
        tables.notes().put(key, new Tables.Note(user.toString(), causes));
    }

    private List<String> merged(String key, List<String> causes) {
        Tables.Note note = tables.notes().get(key);
        Set<String> all = new LinkedHashSet<>(note == null ? List.of() : note.causes());
        all.addAll(causes);
        return all.stream().limit(MOST_CAUSES).toList();
    }

    private String ticket() {
        return HEX.toHexDigits(books.counted(Count.TICKETS));
    }

    private void count(String key, int more) {
        Lane lane = urgent(key) ? Lane.URGENT : Lane.BULK;
        books.count(waiting(lane), more);
        if (key.startsWith(keys.agenda(lane) + REMOVAL)) {
            books.count(removals(lane), more);
        }
    }

    private static Count removals(Lane lane) {
        return lane == Lane.URGENT ? Count.URGENT_REMOVALS_WAITING : Count.BULK_REMOVALS_WAITING;
    }

    private static Count waiting(Lane lane) {
        return lane == Lane.URGENT ? Count.URGENT_WAITING : Count.BULK_WAITING;
    }

    private boolean urgent(String key) {
        return key.startsWith(keys.agenda(Lane.URGENT));
    }
}
