package dev.usher.console.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What proves to GoTo who the connector is, on its way to being sealed. Never shown.
 *
 * @param fields by name
 */
public record Credentials(SortedMap<String, String> fields) {

    private static final List<String> CLIENT = List.of("clientId", "clientSecret");
    private static final List<Set<String>> GRANTS =
            List.of(
                    Set.of("personalAccessToken"),
                    Set.of("refreshToken"),
                    Set.of("authorizationCode", "redirectUri"),
                    Set.of("userName", "password"));
    private static final String WAYS =
            "Give personalAccessToken, or refreshToken, or authorizationCode with redirectUri, or"
                    + " userName with password, and none of the others.";

    private static final String EXPIRY = "expiresAt";

    public Credentials {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** What is wrong with them, in plain words and without any of their values. */
    public static List<String> faults(Map<String, String> fields) {
        List<String> faults = new ArrayList<>();
        for (String name : CLIENT) {
            if (fields.getOrDefault(name, "").isBlank()) {
                faults.add(name + " is missing.");
            }
        }
        Set<String> grant = new TreeSet<>(fields.keySet());
        CLIENT.forEach(grant::remove);
        if (grant.remove(EXPIRY) && !isDay(fields.getOrDefault(EXPIRY, ""))) {
            faults.add(EXPIRY + " must be a day such as 2027-01-31; leave it out if not known.");
        }
        if (!GRANTS.contains(grant)
                || grant.stream().anyMatch(name -> fields.getOrDefault(name, "").isBlank())) {
            faults.add(WAYS);
        }
        return faults;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
