package dev.usher.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings of one application. What settings that were stored by an earlier version do not say is
 * as in {@link #builder}.
 *
 * @param version counts changes, from 1
 * @param status whether provisioning runs
 * @param goToAccountKey the GoTo account that is provisioned
 * @param notification who is told about failures
 * @param roles the role catalogue; the first that names a group decides the group
 * @param roleRules how the catalogue is applied
 * @param mappings what a user's attributes become in GoTo; empty: the default mapping
 * @param matching how the account of a user without one is found, by precedence; empty: by e-mail
 * @param scope filters, one of which a user has to pass; empty: everybody passes
 * @param sourceAttributes names of attributes that this installation's source has beyond the known
 *     ones
 * @param targetActions what may be done in GoTo at all
 * @param deprovisioning how access ends
 * @param removalGuard how many may lose access unasked
 * @param retrySchedule when a failed change is tried again
 * @param protectedAccounts e-mails of accounts that are never written, in lower case
 * @param welcomeMail whether GoTo welcomes new users by mail
 * @param fullCycle time between full cycles
 * @param revivedAccounts what becomes of accounts that another user had before
 * @param appliesPlan the plan that was made for just these settings and is to be applied as shown
 */
public record Settings(
        long version,
        Status status,
        String goToAccountKey,
        Notification notification,
        List<Role> roles,
        RoleRules roleRules,
        List<AttributeMapping> mappings,
        List<MatchingProperty> matching,
        List<ScopeFilter> scope,
        Set<String> sourceAttributes,
        TargetActions targetActions,
        Deprovisioning deprovisioning,
        RemovalGuard removalGuard,
        RetrySchedule retrySchedule,
        Set<String> protectedAccounts,
        boolean welcomeMail,
        Duration fullCycle,
        RevivedAccounts revivedAccounts,
        Optional<String> appliesPlan) {

    public Settings {
        status = Objects.requireNonNullElse(status, Status.OFF);
        roles = List.copyOf(roles);
        roleRules = Objects.requireNonNullElse(roleRules, RoleRules.DEFAULT);
        mappings = List.copyOf(Objects.requireNonNullElse(mappings, List.of()));
        matching = List.copyOf(Objects.requireNonNullElse(matching, List.of()));
        scope = List.copyOf(Objects.requireNonNullElse(scope, List.of()));
        sourceAttributes = Set.copyOf(Objects.requireNonNullElse(sourceAttributes, Set.of()));
        targetActions = Objects.requireNonNullElse(targetActions, TargetActions.DEFAULT);
        deprovisioning = Objects.requireNonNullElse(deprovisioning, Deprovisioning.DEFAULT);
        removalGuard = Objects.requireNonNullElse(removalGuard, RemovalGuard.DEFAULT);
        retrySchedule = Objects.requireNonNullElse(retrySchedule, RetrySchedule.DEFAULT);
        protectedAccounts =
                protectedAccounts.stream()
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        revivedAccounts = Objects.requireNonNullElse(revivedAccounts, RevivedAccounts.ADOPT);
        appliesPlan = Objects.requireNonNullElse(appliesPlan, Optional.empty());
    }

    /** Settings for a GoTo account with everything else as it is when nothing is said. */
    public static SettingsBuilder builder(String goToAccountKey) {
        return new SettingsBuilder(goToAccountKey);
    }

    /** Settings that are on, with these roles and everything else as when nothing is said. */
    public static Settings defaults(String goToAccountKey, List<Role> roles) {
        return builder(goToAccountKey).version(1).status(Status.ON).roles(roles).build();
    }

    /** These settings, to be changed. */
    public SettingsBuilder toBuilder() {
        return new SettingsBuilder(this);
    }

    /** Whether changes are made in GoTo. */
    public boolean on() {
        return status == Status.ON;
    }

    /** Whether provisioning runs. */
    public enum Status {
        /** Nothing is decided. */
        OFF,
        /** Everything is decided and told, nothing is done. */
        PREVIEW,
        /** Everything is decided and done. */
        ON
    }

    /**
     * Who is told about failures.
     *
     * @param email of a person or a distribution list
     * @param others further ones
     * @param webhook name of the one that is told too, by which the notifier knows it
     * @param window how long a first mail waits for siblings of a failure, and for it to heal
     * @param manner how they are told otherwise
     */
    public record Notification(
            boolean enabled,
            Optional<String> email,
            List<String> others,
            Optional<String> webhook,
            Duration window,
            Manner manner) {

        /** Nobody. */
        public static final Notification NONE =
                new Notification(false, Optional.empty(), Duration.ofSeconds(30));

        public Notification {
            others = List.copyOf(Objects.requireNonNullElse(others, List.of()));
            webhook = Objects.requireNonNullElse(webhook, Optional.empty());
            manner = Objects.requireNonNullElse(manner, Manner.DEFAULT);
        }

        /** One, in the usual manner. */
        public Notification(boolean enabled, Optional<String> email, Duration window) {
            this(enabled, email, List.of(), Optional.empty(), window, Manner.DEFAULT);
        }

        /**
         * In which language people are told, and how often.
         *
         * @param language its tag
         * @param interval between two mails about the same kind of error
         * @param repeat after which it is told again that something lasts
         * @param mailsPerHour most mails in an hour
         * @param dailySummary whether a summary is mailed once a day
         */
        public record Manner(
                String language,
                Duration interval,
                Duration repeat,
                int mailsPerHour,
                boolean dailySummary) {

            public static final Manner DEFAULT =
                    new Manner("en", Duration.ofMinutes(5), Duration.ofHours(4), 20, false);
        }
    }

    /**
     * What becomes of an account that another user had before. GoTo brings a deleted account back,
     * with its key and its history, when its e-mail is used again.
     */
    public enum RevivedAccounts {
        /** The user gets it. */
        ADOPT,
        /** The user does not get it, and the people responsible are asked. */
        ASK
    }

    /**
     * What a role of the source means in GoTo.
     *
     * @param customRoles ids of custom roles
     */
    public record Role(
            String name,
            Set<String> licences,
            Set<String> adminRoles,
            Optional<String> group,
            Set<String> customRoles) {

        public Role {
            licences = Set.copyOf(licences);
            adminRoles = Set.copyOf(adminRoles);
            customRoles = Set.copyOf(customRoles);
        }
    }
}
