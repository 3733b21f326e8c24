package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The tables in which the books are kept, for all applications of one partition. */
public record Tables(
        Table<PersonEntry> people,
        Table<Memory> memories,
        Table<AccountEntry> accounts,
        Table<Job> jobs,
        Table<Counts> counts,
        Table<Holders> holders,
        Table<Note> notes,
        Table<Plan> plans,
        Table<Planned> planned) {

    void flush() {
        Stream.of(people, memories, accounts, jobs, counts, holders, notes, plans, planned)
                .forEach(Table::flush);
    }

    /**
     * A user, and the values under which the user can be found.
     *
     * @param values each with the name of the attribute in GoTo, such as {@code email=ann@x.org}
     */
    public record PersonEntry(Person person, List<String> values) {

        public PersonEntry {
            values = List.copyOf(values);
        }
    }

    /**
     * An account, and the values under which it can be found.
     *
     * @param values as of a user
     */
    public record AccountEntry(Account account, List<String> values) {

        public AccountEntry {
            values = List.copyOf(values);
        }
    }

    /**
     * Who and what has one value by which accounts are found.
     *
     * @param users ids of users who should have it
     * @param accounts keys of accounts that have it
     */
    public record Holders(List<String> users, List<String> accounts) {

        static final Holders NONE = new Holders(List.of(), List.of());

        public Holders {
            users = List.copyOf(users);
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * What a plan has for one user.
     *
     * @param situation fingerprint of what it was made on
     */
    public record Planned(String plan, String situation) {}

    /**
     * An entry of an index or of the agenda.
     *
     * @param subject the user or account it points to
     * @param causes ids of the events behind it, where it is about something to do
     */
    public record Note(String subject, List<String> causes) {

        static Note of(UserId user) {
            return new Note(user.toString(), List.of());
        }

        UserId user() {
            return new UserId(UUID.fromString(subject));
        }
    }
}
