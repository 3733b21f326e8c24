package dev.usher.local.company;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Someone at the source.
 *
 * @param source attributes as Microsoft Graph names them
 * @param from how Usher hears of the person
 * @param groups groups the person is in
 * @param roles roles the person is assigned with directly
 * @param turn assigned when everyone with a lower one has the account due
 * @param leaves whether the person loses at the end what was assigned
 * @param ends how the person must end
 */
public record Person(
        Map<String, Object> source,
        Origin from,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> groups,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> roles,
        int turn,
        boolean leaves,
        Ending ends) {

    public Person {
        source = new TreeMap<>(source);
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
    }

    /** How Usher hears of someone. */
    public enum Origin {
        JSONL,
        CSV,
        REST
    }

    public String userName() {
        return text("userPrincipalName");
    }

    /** An attribute as text; empty when there is none. */
    public String text(String attribute) {
        return String.valueOf(source.getOrDefault(attribute, ""));
    }
}
