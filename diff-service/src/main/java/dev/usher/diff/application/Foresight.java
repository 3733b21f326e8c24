package dev.usher.diff.application;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Has another thread read what deciding the next users takes, while the ones before them are
 * decided.
 */
final class Foresight {

    private final Keys keys;
    private final Tables tables;
    private final Executor lookout;
    private @Nullable Look next;

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
        List<Tables.PersonEntry> people =
                seen(user, most)
                        .orElseGet(() -> tables.people().after(keys.beginning(), user, most));
        if (people.size() == most) {
            next = new Look(people.getLast().person().id().toString(), most, someWait);
            lookout.execute(next.reading);
        }
        return people.stream().map(Tables.PersonEntry::person).toList();
    }

    private Optional<List<Tables.PersonEntry>> seen(String user, int most) {
        Look look = next;
        next = null;
        return look == null
                ? Optional.empty()
                : look.end().filter(_ -> look.after.equals(user) && look.most == most);
    }

    /** One slice of users, and what belongs to them. */
    private final class Look {

        private final String after;
        private final int most;
        private final boolean someWait;
        private final Glimpse<Tables.PersonEntry> people = tables.people().glimpse();
        private final Glimpse<Memory> memories = tables.memories().glimpse();
        private final Glimpse<Tables.AccountEntry> accounts = tables.accounts().glimpse();
        private final Glimpse<Tables.Holders> holders = tables.holders().glimpse();
        private final Glimpse<Tables.Note> notes = tables.notes().glimpse();
        private final FutureTask<List<Tables.PersonEntry>> reading = new FutureTask<>(this::read);

        Look(String after, int most, boolean someWait) {
            this.after = after;
            this.most = most;
            this.someWait = someWait;
        }

        private List<Tables.PersonEntry> read() {
            List<Tables.PersonEntry> slice = people.after(keys.beginning(), after, most);
            memories.expect(slice.stream().map(entry -> keys.of(entry.person().id())).toList());
            slice.forEach(this::read);
            return slice;
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
        Optional<List<Tables.PersonEntry>> end() {
            reading.run();
            List<Tables.PersonEntry> slice = result();
            memories.end();
            accounts.end();
            holders.end();
            notes.end();
            return people.end() ? Optional.of(slice) : Optional.empty();
        }

        private List<Tables.PersonEntry> result() {
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
