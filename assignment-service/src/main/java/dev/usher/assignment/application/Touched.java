package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the changes of one transaction may have consequences for, in the order they were met. */
final class Touched {

    final Set<Principal.User> users = new LinkedHashSet<>();

    /** Groups whose members, at any depth, have to be looked at. */
    final Set<Principal.Group> groups = new LinkedHashSet<>();

    final Set<Assigned> assignments = new LinkedHashSet<>();

    /** All roles of one principal in one application. */
    record Assigned(String application, Principal principal) {}

    /** The principal's roles in the application are not what they were. */
    void roles(String application, Principal principal) {
        assignments.add(new Assigned(application, principal));
        reached(principal);
    }

    void reached(Principal principal) {
        switch (principal) {
            case Principal.User user -> users.add(user);
            case Principal.Group group -> groups.add(group);
        }
    }
}
