package dev.usher.diff.application;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Has another thread read what deciding the next users takes, while the ones before them are
 * decided, and while that waits for a commit.
 */
final class Foresight {

    /** So many slices are read ahead, at most. */
    private static final int SLICES = 3;

    private final Keys keys;
    private final Tables tables;
    private final Executor lookout;

    /** Begun in this order, each behind the one before. */
    private final Deque<Look> looks = new ArrayDeque<>();

    Foresight(Keys keys, Tables tables, Executor lookout) {
        this.keys = keys;
        this.tables = tables;
        this.lookout = lookout;
    }

    /**
     * The users to be decided from behind this one on; those behind them are read meanwhile.
     *
     * @param someWait whether somebody is on the agenda
     */
    List<Person> peopleAfter(String user, int most, boolean someWait) {
        Slice slice =
                seen(user, most)
                        .orElseGet(
                                () ->
                                        new Slice(
                                                user,
                                                tables.people()
                                                        .after(keys.beginning(), user, most)));
        if (slice.people().size() == most) {
            lookBeyond(slice, most, someWait);
        } else {
            endAll();
        }
        return slice.people().stream().map(Tables.PersonEntry::person).toList();
    }

    private Optional<Slice> seen(String user, int most) {
        Look look = looks.poll();
        if (look == null) {
            return Optional.empty();
        }
        Optional<Slice> slice = look.end();
        if (look.most != most || slice.filter(it -> it.after().equals(user)).isEmpty()) {
            endAll();
            return Optional.empty();
        }
        return slice;
    }

    private void lookBeyond(Slice slice, int most, boolean someWait) {
        while (looks.size() < SLICES) {
            Look before = looks.peekLast();
            Look look = new Look(before == null ? slice::last : before::last, most, someWait);
            looks.add(look);
            lookout.execute(look.reading);
        }
    }

    private void endAll() {
        looks.forEach(look -> look.inVain = true);
        looks.forEach(Look::end);
        looks.clear();
    }

    /**
     * Users in the order of their ids.
     *
     * @param after the one right before them; empty: there is none
     */
    private record Slice(String after, List<Tables.PersonEntry> people) {

        String last() {
            return people.isEmpty() ? after : people.getLast().person().id().toString();
        }
    }

    /** One slice of users, and what belongs to them. */
    private final class Look {

        private final int most;
        private final boolean someWait;
        private final Glimpse<Tables.PersonEntry> people = tables.people().glimpse();
        private final Glimpse<Memory> memories = tables.memories().glimpse();
        private final Glimpse<Tables.AccountEntry> accounts = tables.accounts().glimpse();
        private final Glimpse<Tables.Holders> holders = tables.holders().glimpse();
        private final Glimpse<Tables.Note> notes = tables.notes().glimpse();
        private final FutureTask<Slice> reading;

        /** Nobody needs it any more; what has not been begun need not be read. */
        private volatile boolean inVain;

        /**
         * Not begun yet.
         *
         * @param after tells the user right before the slice
         */
        Look(Supplier<String> after, int most, boolean someWait) {
            this.most = most;
            this.someWait = someWait;
            // The task lets go of the look before this one when it is done.
            this.reading = new FutureTask<>(() -> read(after.get()));
        }

        /** The last user of it, or the one before it; waits for who reads it. */
        String last() {
            return result().last();
        }

        private Slice read(String after) {
            if (inVain) {
                return new Slice(after, List.of());
            }
            List<Tables.PersonEntry> slice = people.after(keys.beginning(), after, most);
            memories.expect(slice.stream().map(entry -> keys.of(entry.person().id())).toList());
            slice.forEach(this::read);
            return new Slice(after, slice);
        }

        private void read(Tables.PersonEntry entry) {
            if (someWait) {
                notes.get(keys.place(entry.person().id()));
            }
            Memory memory = memories.get(keys.of(entry.person().id()));
            Optional<AccountKey> link = memory == null ? Optional.empty() : memory.link();
            if (link.isPresent()) {
                accounts.get(keys.of(link.get()));
                return;
            }
            for (String value : entry.values()) {
                Tables.Holders found = holders.get(keys.value(value));
                if (found != null) {
                    found.accounts().stream().map(AccountKey::new).forEach(this::read);
                }
            }
        }

        private void read(AccountKey account) {
            accounts.get(keys.of(account));
            notes.get(keys.owner(account));
            notes.get(keys.formerOwner(account));
        }

        /** Ends it, after reading what the other thread has not begun to read. */
        Optional<Slice> end() {
            reading.run();
            Slice slice = result();
            memories.end();
            accounts.end();
            holders.end();
            notes.end();
            return people.end() ? Optional.of(slice) : Optional.empty();
        }

        private Slice result() {
            try {
                return reading.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Could not read the next users", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the next users were read", e);
            }
        }
    }
}
