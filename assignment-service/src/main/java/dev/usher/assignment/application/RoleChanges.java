package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.policy.Desired;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Roles that are given and taken back. */
final class RoleChanges {

    private final Workspace workspace;
    private final Touched touched;
    private final Instant now;

    RoleChanges(Workspace workspace, Touched touched, Instant now) {
        this.workspace = workspace;
        this.touched = touched;
        this.now = now;
    }

    /** Goes on when the application has the role and the times make sense. */
    Outcome checked(Change.Assign assign, Supplier<Outcome> then) {
        Instant until = assign.until();
        Instant from = assign.from();
        if (until != null && (!until.isAfter(now) || (from != null && !until.isAfter(from)))) {
            return Outcome.Refused.invalid("until: must be later than now and than from");
        }
        return withApplication(
                assign.application(),
                roles ->
                        roles.isPresent()
                                        && !roles.get().contains(assign.role())
                                        && !assign.role().equals(Desired.DEFAULT_ACCESS)
                                ? Outcome.Refused.invalid(
                                        "role: "
                                                + assign.application()
                                                + " has no role '"
                                                + assign.role()
                                                + "'; it has: "
                                                + String.join(", ", new TreeSet<>(roles.get())))
                                : then.get());
    }

    /** Goes on when there is the application. */
    Outcome checked(Change.Unassign unassign, Supplier<Outcome> then) {
        return withApplication(unassign.application(), _ -> then.get());
    }

    Outcome assign(Change.Assign assign, Principal to, Origin origin) {
        RoleAssignment assignment =
                new RoleAssignment(
                        assign.application(),
                        to,
                        assign.role(),
                        origin.source(),
                        assign.from(),
                        assign.until(),
                        now,
                        origin.by());
        if (!workspace.assign(assignment)) {
            return new Outcome.Unchanged(to.toString());
        }
        touched.roles(assignment.application(), to);
        return new Outcome.Accepted(to.toString(), true);
    }

    Outcome unassign(Change.Unassign unassign, Principal from, String source) {
        Optional<RoleAssignment> given =
                workspace.assigned(from).stream()
                        .filter(
                                it ->
                                        it.application().equals(unassign.application())
                                                && it.role().equals(unassign.role())
                                                && it.source().equals(source))
                        .findFirst();
        given.ifPresent(this::end);
        return given.isEmpty()
                ? new Outcome.Unchanged(from.toString())
                : new Outcome.Accepted(from.toString(), false);
    }

    void end(RoleAssignment assignment) {
        workspace.end(assignment);
        touched.roles(assignment.application(), assignment.principal());
    }

    private Outcome withApplication(
            String application, Function<Optional<Set<String>>, Outcome> then) {
        return workspace
                .roles(application)
                .map(then)
                .orElseGet(
                        () ->
                                Outcome.Refused.invalid(
                                        "application: there is no application '"
                                                + application
                                                + "'; there are: "
                                                + String.join(
                                                        ", ",
                                                        new TreeSet<>(workspace.applications()))));
    }
}
