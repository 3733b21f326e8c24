package dev.usher.local.company;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Holdings;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What GoTo's account looks like, against what the company's file states. */
public final class Comparison {

    private final Company company;
    private final GoToSimulator goTo;

    public Comparison(Company company, GoToSimulator goTo) {
        this.company = company;
        this.goTo = goTo;
    }

    /** Whether everyone with a turn before this one has the account due. */
    public boolean servedBefore(int turn) {
        Map<String, GoToUser> found = byEmail();
        return company.people().stream()
                .filter(person -> person.turn() < turn && !person.leaves())
                .map(Person::ends)
                .filter(Ending::withAccount)
                .allMatch(ending -> differences(ending, found).isEmpty());
    }

    /** Whether those who are to leave have an account now. */
    public boolean leaversServed() {
        return company.people().stream()
                .filter(Person::leaves)
                .allMatch(
                        person ->
                                goTo.user(person.ends().email())
                                        .filter(user -> !user.licenseKeys().isEmpty())
                                        .isPresent());
    }

    /** Everything that is not as the file states; empty when all is. */
    public List<String> deviations() {
        Map<String, GoToUser> found = byEmail();
        List<String> deviations = new ArrayList<>();
        Set<String> known = new HashSet<>();
        known.add(goTo.options().account().administratorEmail());
        for (ExistingAccount account : company.accounts()) {
            known.add(identity(account.email()));
            if (account.stays()) {
                deviations.addAll(untouched(account, found));
            }
        }
        for (Person person : company.people()) {
            Ending ending = person.ends();
            if (ending.withAccount()) {
                known.add(identity(ending.email()));
                deviations.addAll(differences(ending, found));
            }
        }
        found.keySet().stream()
                .filter(email -> !known.contains(email))
                .forEach(email -> deviations.add(email + ": has an account that nobody is due"));
        return List.copyOf(deviations);
    }

    private List<String> untouched(ExistingAccount account, Map<String, GoToUser> found) {
        List<String> deviations = new ArrayList<>();
        GoToUser user = found.get(identity(account.email()));
        GoToUser asItWas = user == null ? null : as(user, account);
        if (!Objects.equals(user, asItWas) || user == null) {
            deviations.add(account.email() + ": nobody is assigned to it, and it was changed");
        }
        int writes = goTo.journal().writesTo(account.email()).size();
        if (writes > 0) {
            deviations.add(
                    account.email()
                            + ": nobody is assigned to it, and it got "
                            + writes
                            + " writes");
        }
        return deviations;
    }

    private GoToUser as(GoToUser user, ExistingAccount account) {
        return new GoToUser(
                user.key(),
                account.seed(company).profile(),
                new Holdings(
                        account.seed(company).licenseKeys(), account.adminRoles(), List.of(), null),
                user.standing());
    }

    private List<String> differences(Ending ending, Map<String, GoToUser> found) {
        GoToUser user = found.get(identity(ending.email()));
        if (user == null) {
            return List.of(ending.email() + ": has no account");
        }
        List<String> differences = new ArrayList<>();
        Fields of = new Fields(ending.email(), differences);
        of.field("first name", ending.firstName(), user.profile().firstName());
        of.field("last name", ending.lastName(), user.profile().lastName());
        of.field("locale", ending.locale(), user.profile().locale());
        of.field("status", ending.status(), goTo.status(user).name());
        of.field(
                "licences",
                sorted(ending.licences(), company::licenceKey),
                sorted(user.licenseKeys(), LicenseKey::value));
        of.field(
                "admin roles",
                sorted(ending.adminRoles(), Function.identity()),
                sorted(user.adminRoles(), Function.identity()));
        return differences;
    }

    private Map<String, GoToUser> byEmail() {
        return goTo.users().stream()
                .collect(Collectors.toMap(user -> identity(user.email()), Function.identity()));
    }

    private static <T> String sorted(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.toCollection(TreeSet::new)).toString();
    }

    private static String identity(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private record Fields(String email, List<String> differences) {
        void field(String name, String due, String is) {
            if (!due.equals(is)) {
                differences.add(email + ": " + name + " is '" + is + "', due is '" + due + "'");
            }
        }
    }
}
