package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Users for whom no seat was free: by role, if the settings say so, then in the order in which that
 * was found. All of them are read to find the next: they may be many, so it is asked only when some
 * seat is free.
 */
final class SeatQueue {

    private final Books books;

    SeatQueue(Books books) {
        this.books = books;
    }

    /**
     * Who may be tried again now: at most as many as there are seats, counting those who are being
     * tried, and everybody who needs no seat any more.
     *
     * @param freeSeats by licence
     */
    List<UserId> next(Map<String, Integer> freeSeats) {
        Map<String, Integer> left = new HashMap<>(freeSeats);
        List<UserId> waiting = new ArrayList<>();
        for (UserId user : books.waitlist().seatless()) {
            if (waits(books.memory(user))) {
                waiting.add(user);
            } else {
                take(lacking(user), left);
            }
        }
        waiting.sort(Comparator.comparingInt(this::rank));
        List<UserId> next = new ArrayList<>();
        for (UserId user : waiting) {
            Set<String> lacking = lacking(user);
            if (lacking.stream().allMatch(licence -> left.getOrDefault(licence, 0) > 0)) {
                take(lacking, left);
                next.add(user);
            }
        }
        return next;
    }

    private int rank(UserId user) {
        Person person = books.person(user);
        return person == null ? 0 : books.policy().seatRank(person.source());
    }

    private static boolean waits(Memory memory) {
        return memory.flight().isEmpty()
                && memory.escrow().filter(it -> it.reason().equals(Escrow.NO_SEATS)).isPresent();
    }

    private static void take(Set<String> licences, Map<String, Integer> left) {
        licences.forEach(licence -> left.merge(licence, -1, Integer::sum));
    }

    private NavigableSet<String> lacking(UserId user) {
        Person person = books.person(user);
        NavigableSet<String> lacking = new TreeSet<>();
        if (person != null
                && books.policy().desired(person.source())
                        instanceof Desired.Provision(var wanted, _)) {
            lacking.addAll(wanted.licences());
            books.memory(user)
                    .link()
                    .map(books::account)
                    .map(Account::state)
                    .ifPresent(state -> lacking.removeAll(state.licences()));
        }
        return lacking;
    }
}
