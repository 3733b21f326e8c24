package dev.usher.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The role catalogue, ready to be applied. */
final class Roles {

    private final List<Settings.Role> catalogue;
    private final RoleRules rules;

    Roles(Settings settings) {
        this.rules = settings.roleRules();
        this.catalogue =
                settings.roles().stream()
                        .filter(role -> rules.defaultAccess() || !isDefaultAccess(role.name()))
                        .toList();
    }

    static boolean isDefaultAccess(String role) {
        return role.equals(Desired.DEFAULT_ACCESS);
    }

    /** Those of these roles that count for a user who has them, in the catalogue's order. */
    List<Settings.Role> counting(Set<String> names) {
        List<Settings.Role> counting = new ArrayList<>();
        for (Settings.Role role : catalogue) {
            if (names.contains(role.name())) {
                counting.add(role);
                if (rules.several() == RoleRules.Several.FIRST) {
                    break;
                }
            }
        }
        return counting;
    }

    /** The names of those of these roles that give something, in the catalogue's order. */
    List<String> inOrder(Set<String> names) {
        return catalogue.stream().map(Settings.Role::name).filter(names::contains).toList();
    }

    /** The place in the queue for a seat; the lower, the earlier. */
    int seatRank(Set<String> names) {
        if (rules.seatOrder() == RoleRules.SeatOrder.ASSIGNMENT) {
            return 0;
        }
        for (int i = 0; i < catalogue.size(); i++) {
            if (names.contains(catalogue.get(i).name())) {
                return i;
            }
        }
        return catalogue.size();
    }

    /** The account that these roles give to somebody with this e-mail and these attributes. */
    static AccountSpec account(List<Settings.Role> roles, MappingOutcome.Mapped mapped) {
        NavigableSet<String> licences = new TreeSet<>();
        NavigableSet<String> adminRoles = new TreeSet<>();
        NavigableSet<String> customRoles = new TreeSet<>();
        Optional<String> group = Optional.empty();
        for (Settings.Role role : roles) {
            licences.addAll(role.licences());
            adminRoles.addAll(role.adminRoles());
            customRoles.addAll(role.customRoles());
            group = group.or(role::group);
        }
        return new AccountSpec(
                mapped.email(), mapped.attributes(), licences, adminRoles, group, customRoles);
    }

    /** Why these roles, none of which counts, give nothing. */
    static String whyNothing(Set<String> names) {
        return names.stream().allMatch(Roles::isDefaultAccess)
                ? "The only role is Default Access, which gives no access to GoToMeeting."
                : "No role of the user is in the role catalogue: "
                        + String.join(", ", new TreeSet<>(names))
                        + ".";
    }
}
