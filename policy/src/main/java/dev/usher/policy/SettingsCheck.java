package dev.usher.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be true of settings before anything acts on them. */
public final class SettingsCheck {

    private static final Duration SHORTEST_CYCLE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private SettingsCheck() {}

    /** The faults, in plain words for whoever wrote the settings; empty when there is none. */
    public static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        if (!settings.goToAccountKey().matches("[0-9]+")) {
            faults.add("goToAccountKey must be the number of the GoTo account.");
        }
        Settings.Notification notification = settings.notification();
        if (notification.enabled() && notification.email().isEmpty()) {
            faults.add("notification.email is needed when notifications are enabled.");
        }
        notification
                .email()
                .filter(email -> !Email.isValid(email))
                .ifPresent(
                        email -> faults.add("notification.email is not a mail address: " + email));
        if (notification.window().isNegative()
                || notification.window().compareTo(LONGEST_WINDOW) > 0) {
            faults.add("notification.window must be between 0 and 24 hours.");
        }
        if (settings.fullCycle().compareTo(SHORTEST_CYCLE) < 0) {
            faults.add("fullCycle must be at least 10 seconds.");
        }
        Set<String> names = new HashSet<>();
        for (Settings.Role role : settings.roles()) {
            if (role.name().isBlank()) {
                faults.add("A role has no name.");
            }
            if (!names.add(role.name())) {
                faults.add("Role '" + role.name() + "' is there twice.");
            }
            if (role.licences().isEmpty()
                    && role.adminRoles().isEmpty()
                    && role.customRoles().isEmpty()) {
                faults.add("Role '" + role.name() + "' gives neither a licence nor a role.");
            }
            if (role.adminRoles().contains("SUPER_USER")) {
                faults.add(
                        "Role '" + role.name() + "' gives SUPER_USER, which Usher never grants.");
            }
        }
        return List.copyOf(faults);
    }
}
