package dev.usher.policy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must be true of settings before anything acts on them. */
public final class SettingsCheck {

    private static final int MOST_MAILS = 1_000;
    private static final Duration SHORTEST_CYCLE = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LONGEST_GRACE = Duration.ofDays(30);
    private static final int MOST_DELAYS = 50;
    private static final int MOST_MAPPINGS = 50;
    private static final int MOST_MATCHING = 20;
    private static final int MOST_CLAUSES = 200;
    private static final int LONGEST_FILTER_NAME = 200;
    private static final int LARGEST = 300_000;
    private static final String ADMIN_ROLE = "[A-Z]+(_[A-Z]+)*";

    private final Settings settings;
    private final Faults faults;

    private SettingsCheck(Settings settings, Faults faults) {
        this.settings = settings;
        this.faults = faults;
    }

    /**
     * The faults, each with its place, in plain words for whoever wrote the settings; empty when
     * there is none.
     */
    public static List<String> faults(Settings settings) {
        return switch (Policy.compile(settings)) {
            case Policy.Ready _ -> List.of();
            case Policy.Refused(List<String> faults) -> faults;
        };
    }

    /**
     * Of what there is more than can be kept and applied to everybody, each with its place; empty
     * when there is not. What else is wrong is not looked for.
     */
    public static List<String> beyondLimits(Settings settings) {
        Faults faults = new Faults();
        long size = size(settings.toString());
        if (size > LARGEST) {
            faults.add(
                    "settings",
                    "written out they have %d bytes, %d is the most.".formatted(size, LARGEST));
        }
        most(faults, "mappings", settings.mappings().size(), MOST_MAPPINGS);
        most(faults, "matching", settings.matching().size(), MOST_MATCHING);
        int clauses = 0;
        for (int i = 0; i < settings.scope().size(); i++) {
            ScopeFilter filter = settings.scope().get(i);
            clauses += filter.clauses().size();
            if (filter.name().length() > LONGEST_FILTER_NAME) {
                faults.add(
                        "scope[" + i + "].name",
                        "must have at most " + LONGEST_FILTER_NAME + " characters.");
            }
        }
        most(faults, "scope", clauses, MOST_CLAUSES);
        return faults.all();
    }

    private static void most(Faults faults, String place, int count, int most) {
        if (count > most) {
            faults.add(place, "there are " + count + ", " + most + " is the most.");
        }
    }

    /** Bytes that a text takes in JSON, in which control characters are escaped, or a bit less. */
    private static long size(String text) {
        return text.chars().mapToLong(c -> c < ' ' ? 6 : c < 0x80 ? 1 : 3).sum();
    }

    /** Notes what is wrong apart from mappings, matching and scope. */
    static void check(Settings settings, Faults faults) {
        SettingsCheck check = new SettingsCheck(settings, faults);
        check.account();
        check.roles();
        check.deprovisioning();
        check.guard();
        check.retries();
    }

    private void account() {
        if (!settings.goToAccountKey().matches("[0-9]+")) {
            faults.add("goToAccountKey", "must be the number of the GoTo account.");
        }
        notification(settings.notification());
        between("fullCycle", settings.fullCycle(), SHORTEST_CYCLE, YEAR);
        if (settings.sourceAttributes().stream().anyMatch(String::isBlank)) {
            faults.add("sourceAttributes", "a name must not be empty.");
        }
    }

    private void notification(Settings.Notification notification) {
        if (notification.enabled()
                && notification.email().isEmpty()
                && notification.webhook().isEmpty()) {
            faults.add(
                    "notification.email",
                    "is needed when notifications are enabled, or a webhook.");
        }
        notification.email().ifPresent(email -> mailbox("notification.email", email));
        for (int i = 0; i < notification.others().size(); i++) {
            mailbox("notification.others[" + i + "]", notification.others().get(i));
        }
        notification
                .webhook()
                .filter(name -> !name.matches("[a-z0-9][a-z0-9-]{0,39}"))
                .ifPresent(
                        name ->
                                faults.add(
                                        "notification.webhook",
                                        name
                                                + " is no name of a webhook: small letters, digits"
                                                + " and hyphens, 40 at most. Its address is given"
                                                + " to the notifier."));
        if (!notification.manner().language().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            faults.add(
                    "notification.language",
                    notification.manner().language() + " is no language tag such as en or es.");
        }
        between("notification.window", notification.window(), Duration.ZERO, DAY);
        between("notification.interval", notification.manner().interval(), Duration.ZERO, DAY);
        between("notification.repeat", notification.manner().repeat(), Duration.ofMinutes(1), YEAR);
        int perHour = notification.manner().mailsPerHour();
        if (perHour < 1 || perHour > MOST_MAILS) {
            faults.add("notification.mailsPerHour", "must be from 1 to " + MOST_MAILS + ".");
        }
    }

    private void mailbox(String place, String email) {
        if (!Email.isValid(email)) {
            faults.add(place, email + " is no mail address, such as name@example.com.");
        }
    }

    private void roles() {
        Set<String> names = new HashSet<>();
        List<Settings.Role> roles = settings.roles();
        for (int i = 0; i < roles.size(); i++) {
            Settings.Role role = roles.get(i);
            String place = "roles[" + i + "]";
            if (role.name().isBlank()) {
                faults.add(place + ".name", "is missing.");
            }
            if (!names.add(role.name())) {
                faults.add(place + ".name", "role '" + role.name() + "' is there twice.");
            }
            if (Roles.isDefaultAccess(role.name()) && !settings.roleRules().defaultAccess()) {
                faults.add(
                        place + ".name",
                        "Default Access gives nothing unless defaultAccess is true.");
            }
            if (role.licences().isEmpty()
                    && role.adminRoles().isEmpty()
                    && role.customRoles().isEmpty()) {
                faults.add(place, "role '" + role.name() + "' gives neither a licence nor a role.");
            }
            role.adminRoles().stream()
                    .sorted()
                    .forEach(name -> adminRole(place + ".adminRoles", name));
            role.licences().stream()
                    .sorted()
                    .forEach(key -> key(place + ".licences", key, "licence"));
            role.group().ifPresent(key -> key(place + ".group", key, "group"));
            if (role.customRoles().stream().anyMatch(String::isBlank)) {
                faults.add(place + ".customRoles", "an id must not be empty.");
            }
        }
    }

    private void key(String place, String key, String what) {
        if (!key.matches("[0-9]{1,40}")) {
            faults.add(
                    place,
                    "'"
                            + key
                            + "' is no key of a "
                            + what
                            + ": write the number that GoTo has for it, not its name.");
        }
    }

    /** GoTo's names are not all known, but how they are written is. */
    private void adminRole(String place, String name) {
        String meant =
                name.strip()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z]+", "_");
        if (meant.replace("_", "").equals("SUPERUSER")) {
            faults.add(place, "SUPER_USER is never granted.");
        } else if (!name.matches(ADMIN_ROLE)) {
            faults.add(
                    place,
                    "'"
                            + name
                            + "' is no admin role of GoTo, whose names are written in capitals with"
                            + " underscores"
                            + (meant.matches(ADMIN_ROLE)
                                    ? ", did you mean " + meant + "?"
                                    : ", such as MANAGE_USERS."));
        }
    }

    private void deprovisioning() {
        Deprovisioning deprovisioning = settings.deprovisioning();
        between("deprovisioning.grace", deprovisioning.grace(), Duration.ZERO, LONGEST_GRACE);
        between("deprovisioning.deleteAfter", deprovisioning.deleteAfter(), Duration.ZERO, YEAR);
    }

    private void guard() {
        RemovalGuard guard = settings.removalGuard();
        if (guard.count() < 0) {
            faults.add("removalGuard.count", "must not be negative.");
        }
        if (guard.percent() < 0 || guard.percent() > 100) {
            faults.add("removalGuard.percent", "must be between 0 and 100.");
        }
        between("removalGuard.window", guard.window(), Duration.ofSeconds(1), DAY.multipliedBy(7));
        between("removalGuard.collect", guard.collect(), Duration.ZERO, Duration.ofMinutes(10));
        between("removalGuard.hold", guard.hold(), Duration.ofMinutes(1), YEAR);
    }

    private void retries() {
        RetrySchedule schedule = settings.retrySchedule();
        if (schedule.delays().isEmpty() || schedule.delays().size() > MOST_DELAYS) {
            faults.add("retrySchedule.delays", "must be 1 to " + MOST_DELAYS + " durations.");
        }
        for (int i = 0; i < schedule.delays().size(); i++) {
            between(
                    "retrySchedule.delays[" + i + "]",
                    schedule.delays().get(i),
                    Duration.ofSeconds(1),
                    DAY.multipliedBy(30));
        }
        between("retrySchedule.giveUpAfter", schedule.giveUpAfter(), Duration.ofSeconds(1), YEAR);
    }

    private void between(String place, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            faults.add(place, "must be between " + words(least) + " and " + words(most) + ".");
        }
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds > 0 && seconds % DAY.toSeconds() == 0) {
            return duration.toDays() + "d";
        }
        if (seconds > 0 && seconds % 60 == 0) {
            return duration.toMinutes() + "m";
        }
        return seconds + "s";
    }
}
