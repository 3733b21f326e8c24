package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Email;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must change in an account to make it as it should be. */
final class Difference {

    private Difference() {}

    /** Changes from one state to the other, in a fixed order; empty when there is none. */
    static List<Change> between(AccountSpec actual, AccountSpec target) {
        List<Change> changes = new ArrayList<>();
        if (!Email.normalized(actual.email()).equals(target.email())) {
            changes.add(change("email", Optional.of(actual.email()), Optional.of(target.email())));
        }
        target.attributes()
                .forEach(
                        (name, value) -> {
                            String old = actual.attributes().get(name);
                            if (!value.equals(Objects.requireNonNullElse(old, ""))) {
                                changes.add(change(name, text(old), text(value)));
                            }
                        });
        if (!actual.licences().equals(target.licences())) {
            changes.add(change("licenceKeys", list(actual.licences()), list(target.licences())));
        }
        if (!actual.adminRoles().equals(target.adminRoles())) {
            changes.add(change("adminRoles", list(actual.adminRoles()), list(target.adminRoles())));
        }
        if (!actual.group().equals(target.group())) {
            changes.add(change("groupKey", actual.group(), target.group()));
        }
        if (!actual.customRoles().equals(target.customRoles())) {
            changes.add(
                    change("customRoles", list(actual.customRoles()), list(target.customRoles())));
        }
        return changes;
    }

    /** Changes from no account at all. */
    static List<Change> fromNothing(AccountSpec target) {
        List<Change> changes = new ArrayList<>();
        changes.add(change("email", Optional.empty(), Optional.of(target.email())));
        target.attributes()
                .forEach(
                        (name, value) ->
                                text(value)
                                        .ifPresent(
                                                it ->
                                                        changes.add(
                                                                change(
                                                                        name,
                                                                        Optional.empty(),
                                                                        Optional.of(it)))));
        given(changes, "licenceKeys", list(target.licences()));
        given(changes, "adminRoles", list(target.adminRoles()));
        given(changes, "groupKey", target.group());
        given(changes, "customRoles", list(target.customRoles()));
        return changes;
    }

    private static void given(List<Change> changes, String attribute, Optional<String> value) {
        value.ifPresent(
                given -> changes.add(change(attribute, Optional.empty(), Optional.of(given))));
    }

    private static Change change(String attribute, Optional<String> from, Optional<String> to) {
        return new Change(attribute, from, to);
    }

    /** An empty value is none: it clears the attribute. */
    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(it -> !it.isEmpty());
    }

    private static Optional<String> list(Collection<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }
}
