package dev.usher.assignment.domain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A person in the directory.
 *
 * @param externalId the id at the source, such as Entra's object id
 * @param userName the sign-in name; letter case does not matter when it is compared
 * @param attributes under Microsoft Graph's names; no name without a value
 */
public record User(
        Principal.User id,
        @Nullable String externalId,
        String userName,
        UserState state,
        SortedMap<String, List<String>> attributes) {

    public User {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** A person who was just heard of for the first time. */
    public static User first(Principal.User id, Change.PutUser said) {
        User blank =
                new User(
                        id,
                        said.externalId(),
                        said.userName(),
                        UserState.ACTIVE,
                        Collections.emptySortedMap());
        return blank.with(said);
    }

    /**
     * This person after what was said: attributes not named stay, those named without a value go;
     * the soft-deleted come back.
     */
    public User with(Change.PutUser said) {
        SortedMap<String, List<String>> merged = new TreeMap<>(attributes);
        said.attributes()
                .forEach(
                        (name, values) -> {
                            if (values.isEmpty()) {
                                merged.remove(name);
                            } else {
                                merged.put(name, values);
                            }
                        });
        return new User(
                id,
                said.externalId() == null ? externalId : said.externalId(),
                said.userName(),
                after(said.enabled()),
                merged);
    }

    /** This person in another state. */
    public User in(UserState other) {
        return new User(id, externalId, userName, other, attributes);
    }

    private UserState after(Change.Enabled enabled) {
        return switch (enabled) {
            case YES -> UserState.ACTIVE;
            case NO -> UserState.DISABLED;
            case NOT_SAID -> state == UserState.DISABLED ? state : UserState.ACTIVE;
        };
    }
}
