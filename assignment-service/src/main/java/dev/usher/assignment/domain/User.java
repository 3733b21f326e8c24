package dev.usher.assignment.domain;

import dev.usher.assignment.domain.Statement.Presence;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person in the directory: what the sources say, taken together.
 *
 * @param externalId the id at the source, such as Entra's object id
 * @param userName the sign-in name; letter case does not matter when it is compared
 * @param attributes under Microsoft Graph's names; no name without a value
 * @param said by source
 */
public record User(
        Principal.User id,
        @Nullable String externalId,
        String userName,
        UserState state,
        SortedMap<String, List<String>> attributes,
        SortedMap<String, Statement> said) {

    public User {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /** A person who was just heard of for the first time. */
    public static User first(Principal.User id, Change.PutUser put, String source, Instant now) {
        SortedMap<String, Statement> said = new TreeMap<>();
        said.put(source, Statement.first(put, now));
        return merged(id, put.userName(), said, Precedence.NEWEST);
    }

    /**
     * This person after what a source said: of what that source said before, attributes not named
     * stay, unless it said all there is, and those named without a value go; whom it had deleted is
     * back.
     */
    public User with(Change.PutUser put, String source, Precedence precedence, Instant now) {
        Statement before = said.get(source);
        Statement after = before == null ? Statement.first(put, now) : before.after(put, now);
        if (after.equals(before)) {
            return this;
        }
        SortedMap<String, Statement> all = new TreeMap<>(said);
        all.put(source, after);
        boolean leads = precedence.order(living(all)).getFirst().getKey().equals(source);
        return merged(id, leads ? put.userName() : userName, all, precedence);
    }

    /**
     * This person after a source deleted them. They are gone when all who knew them have deleted
     * them; before that, just what this source said is gone.
     */
    public User without(String source, boolean forGood, Precedence precedence, Instant now) {
        Statement before = said.get(source);
        if (before == null) {
            return this;
        }
        SortedMap<String, Statement> all = new TreeMap<>(said);
        if (isKnownOnlyFrom(source)) {
            all.put(
                    source,
                    before.gone(forGood ? Presence.HARD_DELETED : Presence.SOFT_DELETED, now));
        } else {
            all.remove(source);
        }
        return merged(id, userName, all, precedence);
    }

    /** What is left of a person who is to be forgotten: an id that was deleted for good. */
    public User forgotten() {
        return new User(
                id,
                null,
                "erased " + id.id(),
                UserState.HARD_DELETED,
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /** Whether no other source has this person. */
    public boolean isKnownOnlyFrom(String source) {
        return said.entrySet().stream()
                .noneMatch(
                        it ->
                                !it.getKey().equals(source)
                                        && it.getValue().presence() == Presence.HERE);
    }

    /** Whether the source has this person, and has not deleted them. */
    public boolean isKnownFrom(String source) {
        Statement statement = said.get(source);
        return statement != null && statement.presence() == Presence.HERE;
    }

    /** How many characters all attributes have together, whoever said them. */
    public long weight() {
        return said.values().stream()
                .flatMap(it -> it.attributes().entrySet().stream())
                .mapToLong(
                        it ->
                                it.getKey().length()
                                        + it.getValue().stream().mapToLong(String::length).sum())
                .sum();
    }

    /** What it comes to. */
    public Profile profile() {
        return new Profile(id, externalId, userName, state, attributes);
    }

    /** Every id that a source has for this person. */
    public Set<String> externalIds() {
        Set<String> ids = new TreeSet<>();
        Stream.concat(
                        Stream.ofNullable(externalId),
                        said.values().stream().flatMap(it -> Stream.ofNullable(it.externalId())))
                .forEach(ids::add);
        return ids;
    }

    private static User merged(
            Principal.User id,
            String userName,
            SortedMap<String, Statement> said,
            Precedence precedence) {
        SortedMap<String, Statement> living = living(said);
        List<Map.Entry<String, Statement>> ordered =
                precedence.order(living.isEmpty() ? said : living);
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        ordered.reversed().forEach(it -> attributes.putAll(it.getValue().attributes()));
        return new User(
                id,
                ordered.stream()
                        .flatMap(it -> Stream.ofNullable(it.getValue().externalId()))
                        .findFirst()
                        .orElse(null),
                userName,
                state(ordered),
                attributes,
                said);
    }

    private static SortedMap<String, Statement> living(SortedMap<String, Statement> said) {
        SortedMap<String, Statement> living = new TreeMap<>(said);
        living.values().removeIf(it -> it.presence() != Presence.HERE);
        return living;
    }

    private static UserState state(List<Map.Entry<String, Statement>> ordered) {
        Set<Presence> presences = EnumSet.noneOf(Presence.class);
        ordered.forEach(it -> presences.add(it.getValue().presence()));
        if (!presences.contains(Presence.HERE)) {
            return presences.contains(Presence.SOFT_DELETED)
                    ? UserState.SOFT_DELETED
                    : UserState.HARD_DELETED;
        }
        return ordered.stream()
                .map(it -> it.getValue().enabled())
                .filter(it -> it != Change.Enabled.NOT_SAID)
                .findFirst()
                .filter(it -> it == Change.Enabled.NO)
                .map(_ -> UserState.DISABLED)
                .orElse(UserState.ACTIVE);
    }
}
