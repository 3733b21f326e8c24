package dev.usher.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Settings that were checked and made ready to be applied to users. Immutable. */
public final class Policy {

    private static final String EMAIL = "email";

    private final Settings settings;
    private final Managed managed;
    private final Roles roles;

    private Policy(Settings settings) {
        this.settings = settings;
        this.managed = Managed.by(settings.roles());
        this.roles = new Roles(settings);
    }

    /** What settings come to. */
    public sealed interface Compilation {}

    /** They can be applied. */
    public record Ready(Policy policy) implements Compilation {}

    /** They cannot; each fault says where and why. */
    public record Refused(List<String> faults) implements Compilation {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Checks settings and makes them ready. */
    public static Compilation compile(Settings settings) {
        List<String> faults = SettingsCheck.faults(settings);
        return faults.isEmpty() ? new Ready(new Policy(settings)) : new Refused(faults);
    }

    /** The settings that it was made from. */
    public Settings settings() {
        return settings;
    }

    /** What some role of the catalogue gives. */
    public Managed managed() {
        return managed;
    }

    /** What should be true of a user. */
    public Desired desired(SourceUser user) {
        switch (user.state()) {
            case HARD_DELETED -> {
                return new Desired.Deprovision(
                        Desired.Why.HARD_DELETED, "The user was deleted for good at the source.");
            }
            case DISABLED, SOFT_DELETED -> {
                return new Desired.Deprovision(
                        Desired.Why.INACTIVE, "The user is disabled or deleted at the source.");
            }
            case ACTIVE -> {}
        }
        if (user.roles().isEmpty()) {
            return new Desired.Deprovision(
                    Desired.Why.UNASSIGNED, "The user is no longer assigned.");
        }
        List<Settings.Role> counting = roles.counting(user.roles());
        if (counting.isEmpty()) {
            return new Desired.Deprovision(
                    Desired.Why.NOT_EFFECTIVELY_ENTITLED, Roles.whyNothing(user.roles()));
        }
        return switch (DefaultMapping.map(user.profile())) {
            case DefaultMapping.Unmappable(String reason, String details, String action) ->
                    new Desired.Impossible(reason, details, action);
            case DefaultMapping.Mapped mapped ->
                    new Desired.Provision(Roles.account(counting, mapped));
        };
    }

    /** The values by which a user's account is found, most important first. */
    public List<MatchingValue> matchingValues(SourceUser user) {
        return DefaultMapping.matchingValue(user.profile())
                .map(value -> List.of(new MatchingValue(EMAIL, value)))
                .orElse(List.of());
    }

    /** The values by which an account is found: one that {@link #desired} users have too. */
    public List<MatchingValue> matchingValues(AccountSpec account) {
        return List.of(new MatchingValue(EMAIL, Email.normalized(account.email())));
    }

    /** A user's place in the queue for a seat: the lower, the earlier; equals by waiting time. */
    public int seatRank(SourceUser user) {
        return roles.seatRank(user.roles());
    }

    /** Says how it comes to what should be true of a user. */
    public Explanation explain(SourceUser user) {
        Desired desired = desired(user);
        List<Explanation.Step> steps = new ArrayList<>();
        steps.add(
                new Explanation.Step(
                        "EntryImport",
                        Explanation.Kind.IMPORT,
                        Explanation.Status.SUCCESS,
                        "The user is "
                                + user.state()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ')
                                + " at the source.",
                        Map.of("roles", String.join(", ", new TreeSet<>(user.roles())))));
        return new Explanation(desired, steps);
    }
}
