package dev.usher.assignment.domain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the sources' words about a person come to.
 *
 * @param externalId the id at the source, such as Entra's object id
 * @param userName the sign-in name; letter case does not matter when it is compared
 * @param attributes under Microsoft Graph's names; no name without a value
 */
public record Profile(
        Principal.User id,
        @Nullable String externalId,
        String userName,
        UserState state,
        SortedMap<String, List<String>> attributes) {

    public Profile {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** How this person is called: as the sources say, else by the user name. */
    public String displayName() {
        List<String> said = attributes.getOrDefault("displayName", List.of());
        return said.isEmpty() ? userName : said.getFirst();
    }
}
