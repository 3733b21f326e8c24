package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import java.util.List;

/** The tables in which the books are kept, for all applications of one partition. */
public record Tables(
        Table<Person> people,
        Table<Memory> memories,
        Table<Account> accounts,
        Table<Job> jobs,
        Table<Counts> counts,
        Table<Holders> holders,
        Table<Note> notes,
        Table<Plan> plans,
        Table<Planned> planned) {

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
    public record Note(String subject, List<String> causes) {}
}
