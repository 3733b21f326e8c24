package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would come of one user in the end, if nothing had to be waited for.
 *
 * @param decisions one after the other, each as if the one before had been carried out; never empty
 * @param account the account that the last of them is about; empty: there is none
 */
public record Forecast(List<Decision> decisions, Optional<Account> account) {

    public Forecast {
        decisions = List.copyOf(decisions);
    }

    /** What it comes to. */
    public enum Outcome {
        /** Everything is as it should be. */
        NOTHING,
        /** Nothing can or must be done, for a reason. */
        SKIP,
        /** An existing account becomes the user's, and is brought in step. */
        ADOPT,
        /** The account is no longer the user's. */
        UNLINK,
        CREATE,
        UPDATE,
        ENABLE,
        DISABLE,
        DELETE
    }

    /** The decision that it ends with. */
    public Decision last() {
        return decisions.getLast();
    }

    /** The command that it ends with, if it does. */
    public Optional<Decision.Send> command() {
        return last() instanceof Decision.Send send ? Optional.of(send) : Optional.empty();
    }

    public Outcome outcome() {
        if (last() instanceof Decision.Skip || last() instanceof Decision.Ask) {
            return Outcome.SKIP;
        }
        if (adopts()) {
            return Outcome.ADOPT;
        }
        return command()
                .map(
                        send ->
                                switch (send.action()) {
                                    case CREATE -> Outcome.CREATE;
                                    case UPDATE -> Outcome.UPDATE;
                                    case ENABLE -> Outcome.ENABLE;
                                    case DISABLE -> Outcome.DISABLE;
                                    case DELETE -> Outcome.DELETE;
                                    case CANCEL -> Outcome.NOTHING;
                                })
                .orElseGet(() -> decisions.size() > 1 ? Outcome.UNLINK : Outcome.NOTHING);
    }

    /** The rule that stands for it: of what is done, not of what follows from that. */
    public Rule rule() {
        return command().isEmpty() && outcome() != Outcome.SKIP
                ? decisions.getFirst().rule()
                : last().rule();
    }

    /** The account concerned; empty: none yet. */
    public Optional<AccountKey> accountKey() {
        return account.map(Account::key).or(this::formerAccount);
    }

    /** Fingerprint of what it was made on and comes to; the same as long as that is the same. */
    public String situation() {
        String account = accountKey().map(AccountKey::value).orElse("");
        return outcome()
                + " "
                + account
                + command().map(send -> " " + Situation.of(send, this.account)).orElse("");
    }

    /** What somebody should look at, in plain words. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        command()
                .ifPresent(
                        send -> {
                            List<Change> changes = changes(send);
                            if (changes.stream().noneMatch(Forecast::concernsAdminRoles)) {
                                administrator().ifPresent(warnings::add);
                            }
                            for (Change change : changes) {
                                warning(change).ifPresent(warnings::add);
                            }
                            NavigableSet<String> taken = licencesTaken(send);
                            if (!taken.isEmpty()) {
                                warnings.add("Licences are taken: " + String.join(", ", taken));
                            }
                        });
        return List.copyOf(warnings);
    }

    /** Licences that the account has and would not have afterwards. */
    public NavigableSet<String> licencesTaken(Decision.Send send) {
        return minus(held(), new TreeSet<>(left(send).licences()));
    }

    /** Licences that the account has not and would have afterwards. */
    public NavigableSet<String> licencesGiven(Decision.Send send) {
        return minus(new TreeSet<>(left(send).licences()), held());
    }

    /** What changes in the account; all that gives access ends with it. */
    private List<Change> changes(Decision.Send send) {
        return account.filter(_ -> send.action() == Action.DELETE)
                .map(Account::state)
                .map(state -> Difference.between(state, left(send)))
                .orElse(send.changes());
    }

    /** What is left of the account. */
    private static AccountSpec left(Decision.Send send) {
        AccountSpec target = send.target();
        return send.action() == Action.DELETE ? Ours.everythingIn(target).without(target) : target;
    }

    private NavigableSet<String> held() {
        return account.map(Account::state)
                .map(AccountSpec::licences)
                .<NavigableSet<String>>map(TreeSet::new)
                .orElseGet(TreeSet::new);
    }

    private static NavigableSet<String> minus(
            NavigableSet<String> some, NavigableSet<String> others) {
        some.removeAll(others);
        return some;
    }

    private Optional<String> administrator() {
        return account.map(Account::state)
                .map(state -> Stream.of(state.adminRoles(), state.customRoles()))
                .map(roles -> roles.flatMap(Set::stream).collect(Collectors.joining(", ")))
                .filter(roles -> !roles.isEmpty())
                .map(roles -> "An administrator is affected, with the admin roles " + roles);
    }

    private static boolean concernsAdminRoles(Change change) {
        return change.attribute().equals("adminRoles") || change.attribute().equals("customRoles");
    }

    private static Optional<String> warning(Change change) {
        String from = change.from().orElse("none");
        String to = change.to().orElse("none");
        if (concernsAdminRoles(change)) {
            return Optional.of("Admin roles change: from " + from + " to " + to);
        }
        return change.from()
                .filter(_ -> change.attribute().equals("email"))
                .map(_ -> "The e-mail changes: from " + from + " to " + to);
    }

    private boolean adopts() {
        return decisions.stream()
                .anyMatch(
                        decision ->
                                decision instanceof Decision.Adopt
                                        || decision instanceof Decision.TakeOver);
    }

    private Optional<AccountKey> formerAccount() {
        return decisions.stream()
                .flatMap(
                        decision ->
                                switch (decision) {
                                    case Decision.Unlink(_, AccountKey key) ->
                                            Optional.of(key).stream();
                                    case Decision.GiveBack(AccountKey key) ->
                                            Optional.of(key).stream();
                                    default -> Optional.<AccountKey>empty().stream();
                                })
                .findFirst();
    }
}
