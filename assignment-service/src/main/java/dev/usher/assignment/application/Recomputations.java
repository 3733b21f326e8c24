package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Large sets of users that have to be looked at, slice by slice. Used within {@link Writing#write}.
 */
public interface Recomputations {

    /** Notes users who have to be looked at. */
    void add(Order order);

    /** Whether groups in groups count from now on otherwise than until now. */
    boolean isNews(boolean nestedGroups);

    /** Takes the oldest that no other instance is at, until the end of the transaction. */
    Optional<Pending> take();

    /** Users up to this one have been looked at. */
    void advance(Pending pending, Principal.User upTo);

    void finish(Pending pending);

    /** Groups that have a role in any application. */
    List<Principal.Group> assignedGroups();

    /** How many sets are not done. */
    long pending();

    /**
     * Who has to be looked at, and why.
     *
     * @param group whose members; empty: everybody
     * @param application what is said to this one only; empty: to all
     * @param again whether everything is said again, even what has not changed
     * @param cause the request behind it
     */
    record Order(
            Optional<Principal.Group> group,
            Optional<String> application,
            boolean again,
            UUID cause) {}

    /**
     * An order under way.
     *
     * @param behind users up to this one have been looked at
     */
    record Pending(long id, Order order, Optional<Principal.User> behind) {}
}
