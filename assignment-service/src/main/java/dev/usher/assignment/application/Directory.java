package dev.usher.assignment.application;

import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reading the directory. */
public interface Directory {

    /** Finds by id minted here, else user name, else external id; never the hard-deleted. */
    Optional<User> user(String named);

    Optional<User> userByName(String userName);

    Optional<User> userByExternalId(String externalId);

    Optional<Group> group(String id);

    /** Who belongs to a group directly, in the order of their written form. */
    List<Membership> members(Principal.Group group);

    /** The applications that roles can be given in. */
    Set<String> applications();

    /** Tells everybody who is not deleted for good, without holding them all at once. */
    void users(Consumer<User> each);

    void groups(Consumer<Group> each);

    void memberships(Consumer<Membership> each);

    /** Assignments of an application, in the order of principals and roles. */
    void assignments(String application, Consumer<RoleAssignment> each);

    /** What was last said about everybody in an application. */
    void entitlements(String application, Consumer<Effective> each);

    /** A user as an application got to see them. */
    record Effective(Principal.User user, Entitlement.Said said) {}
}
