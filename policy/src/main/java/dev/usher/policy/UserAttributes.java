package dev.usher.policy;

import dev.usher.policy.expression.Attributes;
import java.util.List;
import java.util.Locale;

/**
 * A user as expressions and clauses see it.
 *
 * @param roles names of the user's roles that give something, most important first
 */
record UserAttributes(SourceUser user, List<String> roles) implements Attributes {

    static final String ACCOUNT_ENABLED = "accountEnabled";
    static final String IS_SOFT_DELETED = "IsSoftDeleted";

    @Override
    public List<String> values(String name) {
        List<String> given = user.profile().values().get(name);
        if (given != null) {
            return given;
        }
        boolean active = user.state() == SourceUser.State.ACTIVE;
        return switch (name) {
            case APP_ROLE_ASSIGNMENTS -> roles;
            case ACCOUNT_ENABLED -> List.of(active ? "True" : "False");
            case IS_SOFT_DELETED -> List.of(active ? "False" : "True");
            default ->
                    SourceAttributes.graphName(name)
                            .map(graph -> user.profile().values().getOrDefault(graph, List.of()))
                            .orElse(List.of());
        };
    }

    /** The first value that is not blank, without surrounding white space; empty if none is. */
    String first(String name) {
        for (String value : values(name)) {
            String text = value.strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    String state() {
        return user.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
