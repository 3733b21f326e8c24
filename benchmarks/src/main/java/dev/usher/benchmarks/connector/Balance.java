package dev.usher.benchmarks.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked for against what became of it.
 *
 * @param people addresses that were to get an account
 * @param commands how many commands were sent for them
 * @param answers for each command answered, how often
 * @param created addresses GoTo made an account for, as often as it did
 * @param present addresses that have an account in the end
 */
record Balance(
        Set<String> people,
        int commands,
        Collection<Integer> answers,
        List<String> created,
        Set<String> present) {

    Balance {
        people = Set.copyOf(people);
        answers = List.copyOf(answers);
        created = List.copyOf(created);
        present = Set.copyOf(present);
    }

    /** Commands without an answer, and people without an account. */
    int lost() {
        return commands
                - answers.size()
                + (int) people.stream().filter(person -> !present.contains(person)).count();
    }

    /** Answers beyond the first, and accounts beyond the one that was asked for. */
    int duplicated() {
        List<String> beyond = new ArrayList<>(created);
        new HashSet<>(created).stream().filter(people::contains).forEach(beyond::remove);
        return answers.stream().mapToInt(times -> times - 1).sum() + beyond.size();
    }
}
