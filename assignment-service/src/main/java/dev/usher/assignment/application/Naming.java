package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Collects the names that changes mention. */
final class Naming {

    private final Set<String> users = new HashSet<>();
    private final Set<String> userNames = new HashSet<>();
    private final Set<String> externalIds = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> applications = new HashSet<>();

    private Naming() {}

    static Writing.Names of(Collection<Change> changes) {
        Naming naming = new Naming();
        changes.forEach(naming::collect);
        return new Writing.Names(
                naming.users,
                naming.userNames,
                naming.externalIds,
                naming.groups,
                naming.applications);
    }

    /** The widest scope that one of the changes needs. */
    static Writing.Scope scope(Collection<Change> changes) {
        return changes.stream().anyMatch(Naming::isAboutWholeGroups)
                ? Writing.Scope.STRUCTURE
                : Writing.Scope.PEOPLE;
    }

    private static boolean isAboutWholeGroups(Change change) {
        return switch (change) {
            case Change.PutUser _, Change.DeleteUser _, Change.PutGroup _ -> false;
            case Change.DeleteGroup _ -> true;
            case Change.AddMember it -> it.member() instanceof Change.Named.ByGroup;
            case Change.RemoveMember it -> it.member() instanceof Change.Named.ByGroup;
            case Change.Assign it -> it.to() instanceof Change.Named.ByGroup;
            case Change.Unassign it -> it.from() instanceof Change.Named.ByGroup;
        };
    }

    private void collect(Change change) {
        switch (change) {
            case Change.PutUser put -> {
                userNames.add(put.userName());
                Optional.ofNullable(put.externalId()).ifPresent(externalIds::add);
                Optional.ofNullable(put.user()).ifPresent(users::add);
            }
            case Change.DeleteUser delete -> users.add(delete.user());
            case Change.PutGroup put -> Optional.ofNullable(put.id()).ifPresent(groups::add);
            case Change.DeleteGroup delete -> groups.add(delete.group());
            case Change.AddMember add -> {
                groups.add(add.group());
                collect(add.member());
            }
            case Change.RemoveMember remove -> {
                groups.add(remove.group());
                collect(remove.member());
            }
            case Change.Assign assign -> {
                applications.add(assign.application());
                collect(assign.to());
            }
            case Change.Unassign unassign -> {
                applications.add(unassign.application());
                collect(unassign.from());
            }
        }
    }

    private void collect(Change.Named named) {
        switch (named) {
            case Change.Named.ByUser(String user) -> users.add(user);
            case Change.Named.ByGroup(String group) -> groups.add(group);
        }
    }
}
