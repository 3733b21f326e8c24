package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the changes of one transaction may have consequences for, in the order they were met. */
final class Touched {

    final Set<Principal.User> users = new LinkedHashSet<>();
    final Set<Assigned> assignments = new LinkedHashSet<>();

    /** All roles of one principal in one application. */
    record Assigned(String application, Principal principal) {}
}
