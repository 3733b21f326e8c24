package dev.usher.simulator.gotomeeting.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A search: conditions that all must hold. */
public record Filter(List<Condition> conditions) {

    /** What users can be searched by. */
    public static final Set<String> USER_ATTRIBUTES =
            Set.of("key", "email", "firstName", "lastName");

    /** What groups can be searched by. */
    public static final Set<String> GROUP_ATTRIBUTES = Set.of("key", "name");

    public static final Filter NONE = new Filter(List.of());

    /** The attribute has the value, whole. */
    public record Condition(String attribute, String value, boolean ignoreCase) {

        private boolean holds(@Nullable String actual) {
            return actual != null
                    && (ignoreCase ? actual.equalsIgnoreCase(value) : actual.equals(value));
        }
    }

    public Filter {
        conditions = List.copyOf(conditions);
    }

    /** The value this attribute has to have, case aside, if a condition says so. */
    Optional<String> value(String attribute) {
        return conditions.stream()
                .filter(it -> it.attribute().equals(attribute))
                .map(Condition::value)
                .findFirst();
    }

    boolean matches(GoToUser user) {
        return conditions.stream()
                .allMatch(
                        condition ->
                                condition.holds(
                                        switch (condition.attribute()) {
                                            case "key" -> user.key().value();
                                            case "email" -> user.email();
                                            case "firstName" -> user.profile().firstName();
                                            case "lastName" -> user.profile().lastName();
                                            default -> null;
                                        }));
    }

    boolean matches(Group group) {
        return conditions.stream()
                .allMatch(
                        condition ->
                                condition.holds(
                                        switch (condition.attribute()) {
                                            case "key" -> group.key().value();
                                            case "name" -> group.name();
                                            default -> null;
                                        }));
    }
}
