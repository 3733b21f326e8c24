package dev.usher.assignment.application;

import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known, and what was said about it. Writing is done inside {@link #write}. */
public interface Directory {

    /** One transaction; such transactions run one after the other, over all instances. */
    <T> T write(Supplier<T> work);

    boolean knowsApplication(String application);

    /** Finds by id minted here, else user name, else external id; never the hard-deleted. */
    Optional<User> user(String named);

    Optional<User> userByExternalId(String externalId);

    Optional<User> userByName(String userName);

    /** Users by id, the hard-deleted too. */
    Map<Principal.User, User> users(Collection<Principal.User> ids);

    void put(User user);

    Optional<Group> group(String id);

    void put(Group group);

    void remove(Principal.Group group);

    List<Principal.User> members(Principal.Group group);

    /** Whether it changed anything. */
    boolean addMember(Principal.Group group, Principal.User user);

    /** Whether it changed anything. */
    boolean removeMember(Principal.Group group, Principal.User user);

    void removeFromAllGroups(Principal.User user);

    /** Whether it changed anything. */
    boolean assign(RoleAssignment assignment);

    /** Whether it changed anything. */
    boolean unassign(String application, Principal principal, String role);

    List<RoleAssignment> assignments(Collection<? extends Principal> principals);

    /** All assignments of an application. */
    List<RoleAssignment> assignments(String application);

    Map<Principal.User, List<Principal.Group>> groupsOf(Collection<Principal.User> users);

    Map<Subject, Entitlement.Said> lastSaid(Collection<Principal.User> users);

    /** Keeps what is said now, and hands the messages to the outbox in this order. */
    void say(Map<Subject, Entitlement.Said> said, List<Message> messages);

    /** A user in an application. */
    record Subject(String application, Principal.User user) {}
}
