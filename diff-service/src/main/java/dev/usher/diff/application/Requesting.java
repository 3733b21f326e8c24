package dev.usher.diff.application;

import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does what administrators ask for. */
final class Requesting {

    private final Desk desk;
    private final Holding holding;
    private final Books books;
    private final Planning planning;
    private final Outlet outlet;
    private final Explaining explaining;

    Requesting(Desk desk, Holding holding, Planning planning, Outlet outlet, Progress progress) {
        this.desk = desk;
        this.holding = holding;
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
                    users.forEach(user -> tell(id, user, provisioned(user, causes), causes));
            case Request.Explain(String id, List<UserId> users) ->
                    users.forEach(user -> tell(id, user, explained(user), causes));
            case Request.RetryNow retry -> {
                if (retry.users().isEmpty()) {
                    retryEverybody(causes);
                } else {
                    retry.users().forEach(user -> retry(user, Lane.URGENT, causes));
                }
            }
            case Request.ReleaseHeld(String id, String hold, List<UserId> users, String by) -> {
                return decided(id, hold, users, Batch.Phase.RELEASING, by, causes);
            }
            case Request.RejectHeld(String id, String hold, List<UserId> users, String by) -> {
                return decided(id, hold, users, Batch.Phase.REJECTING, by, causes);
            }
            case Request.ComputePlan plan -> {
                return planning.compute(plan, causes);
            }
            case Request.DiscardPlan(_, String plan) -> planning.discard(plan);
        }
        return Optional.empty();
    }

    /** Whoever is named and is not held there is told of; of the whole hold it is said why not. */
    private Optional<String> decided(
            String id,
            String hold,
            List<UserId> users,
            Batch.Phase phase,
            String by,
            List<String> causes) {
        if (users.isEmpty()) {
            return holding.decided(hold, phase, by);
        }
        holding.decided(hold, users, phase, by, causes)
                .forEach(user -> tell(id, user, explained(user).notHeld(hold), causes));
        return Optional.empty();
    }

    private void tell(String request, UserId user, Explained explained, List<String> causes) {
        Person person = books.person(user);
        outlet.explained(
                books.application(),
                person == null ? unknown(user) : person,
                request,
                explained,
                causes);
    }

    private Explained explained(UserId user) {
        Person person = books.person(user);
        return person == null ? Explaining.unknown() : explaining.explain(person);
    }

    /** Decides a user; what is told of it is what the guard made of it, if it stepped in. */
    private Explained provisioned(UserId user, List<String> causes) {
        encourage(user);
        Explained intended = explained(user);
        desk.decide(user, Lane.URGENT, causes);
        return books.memory(user).hold().isPresent() ? explained(user) : intended;
    }

    private static Person unknown(UserId user) {
        return new Person(user, "", SourceUser.State.HARD_DELETED, new Profile(Map.of()), Set.of());
    }

    /** Nothing is waited for any more, apart from what an answer of somebody is needed for. */
    private void encourage(UserId user) {
        if (books.person(user) != null && books.job().settings().filter(Settings::on).isPresent()) {
            desk.teller().remember(user, it -> it.heartened().consoled().reconsidered().trusted());
        }
    }

    private void retry(UserId user, Lane lane, List<String> causes) {
        Memory memory = books.memory(user);
        if (memory.escrow().isPresent()) {
            encourage(user);
            desk.decide(user, lane, causes);
        }
    }

    private void retryEverybody(List<String> causes) {
        books.waitlist().escrowed().forEach(user -> retry(user, Lane.BULK, causes));
    }
}
