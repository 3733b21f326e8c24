package dev.usher.diff.application;

import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does what administrators ask for. */
final class Requesting {

    /** So many users are looked at in one go. */
    private static final int SLICE = 1_000;

    private final Desk desk;
    private final Books books;
    private final Planning planning;
    private final Outlet outlet;
    private final Explaining explaining;

    Requesting(Desk desk, Planning planning, Outlet outlet, Progress progress) {
        this.desk = desk;
        this.books = desk.books();
        this.planning = planning;
        this.outlet = outlet;
        this.explaining = new Explaining(desk, progress);
    }

    /**
     * Does it.
     *
     * @return why it cannot be done at all, in plain words; empty: it can
     */
    Optional<String> requested(Request request, List<String> causes) {
        switch (request) {
            case Request.ProvisionNow(String id, List<UserId> users) ->
                    users.forEach(
                            user -> {
                                explain(id, user, causes);
                                desk.retry(user, Lane.URGENT, causes);
                            });
            case Request.Explain(String id, List<UserId> users) ->
                    users.forEach(user -> explain(id, user, causes));
            case Request.RetryNow(_, List<UserId> users) -> {
                if (users.isEmpty()) {
                    retryEverybody(causes);
                } else {
                    users.forEach(user -> retry(user, Lane.URGENT, causes));
                }
            }
            case Request.ReleaseHeld _, Request.RejectHeld _ -> {}
            case Request.ComputePlan plan -> {
                return planning.compute(plan, causes);
            }
            case Request.DiscardPlan(_, String plan) -> planning.discard(plan);
        }
        return Optional.empty();
    }

    private void explain(String request, UserId user, List<String> causes) {
        Person person = books.person(user);
        outlet.explained(
                books.application(),
                person == null ? unknown(user) : person,
                request,
                person == null ? Explaining.unknown() : explaining.explain(person),
                causes);
    }

    private static Person unknown(UserId user) {
        return new Person(user, "", false, new Profile(Map.of()), Set.of());
    }

    private void retry(UserId user, Lane lane, List<String> causes) {
        if (books.memory(user).setback().isPresent()) {
            desk.retry(user, lane, causes);
        }
    }

    private void retryEverybody(List<String> causes) {
        List<Person> slice = books.peopleAfter("", SLICE);
        while (!slice.isEmpty()) {
            slice.forEach(person -> retry(person.id(), Lane.BULK, causes));
            slice = books.peopleAfter(slice.getLast().id().toString(), SLICE);
        }
    }
}
