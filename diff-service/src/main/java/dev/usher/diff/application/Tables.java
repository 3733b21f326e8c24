package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;

/** The tables in which the books are kept, for all applications of one partition. */
public record Tables(
        Table<Person> people,
        Table<Memory> memories,
        Table<Account> accounts,
        Table<Job> jobs,
        Table<Note> notes) {

    /**
     * An entry of an index or of the agenda.
     *
     * @param subject the user or account it points to
     * @param causes ids of the events behind it, where it is about something to do
     */
    public record Note(String subject, java.util.List<String> causes) {}
}
