package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.User;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a change is about, written so that the same thing has a name in common however it was named:
 * a user, a group, a place in a group, a role of a principal.
 */
final class Things {

    private Things() {}

    /**
     * The names, never none.
     *
     * @param users finds a user by any name
     */
    static Set<String> of(Change change, Function<String, Optional<User>> users) {
        return switch (change) {
            case Change.PutUser put -> {
                Set<String> things = new LinkedHashSet<>(user(put.userName(), users));
                Optional.ofNullable(put.externalId())
                        .ifPresent(it -> things.addAll(user(it, users)));
                yield things;
            }
            case Change.DeleteUser delete -> user(delete.user(), users);
            case Change.PutGroup put -> Set.of("group/" + put.id());
            case Change.DeleteGroup delete -> Set.of("group/" + delete.group());
            case Change.AddMember add -> principal("member/" + add.group(), add.member(), users);
            case Change.RemoveMember remove ->
                    principal("member/" + remove.group(), remove.member(), users);
            case Change.Assign it ->
                    principal("role/" + it.application() + "/" + it.role(), it.to(), users);
            case Change.Unassign it ->
                    principal("role/" + it.application() + "/" + it.role(), it.from(), users);
        };
    }

    /** All names the user has, so that one told by id is the same as one told by name. */
    private static Set<String> user(String named, Function<String, Optional<User>> users) {
        Set<String> things = new LinkedHashSet<>();
        things.add("user/" + named.toLowerCase(Locale.ROOT));
        users.apply(named)
                .ifPresent(
                        it -> {
                            things.add("user/" + it.userName().toLowerCase(Locale.ROOT));
                            it.externalIds()
                                    .forEach(
                                            id ->
                                                    things.add(
                                                            "user/" + id.toLowerCase(Locale.ROOT)));
                        });
        return things;
    }

    private static Set<String> principal(
            String what, Change.Named named, Function<String, Optional<User>> users) {
        String who =
                switch (named) {
                    case Change.Named.ByUser(String user) ->
                            users.apply(user)
                                    .map(it -> it.id().toString())
                                    .orElse("user/" + user.toLowerCase(Locale.ROOT));
                    case Change.Named.ByGroup(String group) -> "group/" + group;
                };
        return Set.of(what + "/" + who);
    }
}
