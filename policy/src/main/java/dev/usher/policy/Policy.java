package dev.usher.policy;

import java.util.List;
import java.util.Optional;

/** Settings that were checked and made ready to be applied to users. Immutable. */
public final class Policy {

    private final Settings settings;
    private final Managed managed;
    private final Roles roles;
    private final Scope scope;
    private final Optional<Mappings> mappings;
    private final Optional<Matching> matching;

    private Policy(Settings settings, Faults faults) {
        SourceAttributes names = new SourceAttributes(settings.sourceAttributes());
        this.settings = settings;
        this.managed = Managed.by(settings.roles());
        this.roles = new Roles(settings);
        this.scope = Scope.compile(settings.scope(), names, faults);
        this.mappings =
                settings.mappings().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Mappings.compile(settings.mappings(), names, faults));
        this.matching =
                settings.matching().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Matching.compile(settings.matching(), names, faults));
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

    /** Checks settings as a whole and makes them ready. */
    public static Compilation compile(Settings settings) {
        List<String> beyond = SettingsCheck.beyondLimits(settings);
        if (!beyond.isEmpty()) {
            return new Refused(beyond);
        }
        Faults faults = new Faults();
        SettingsCheck.check(settings, faults);
        Policy policy = new Policy(settings, faults);
        return faults.none() ? new Ready(policy) : new Refused(faults.all());
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
        UserAttributes attributes = attributes(user);
        return switch (scope.passes(attributes)) {
            case NO ->
                    new Desired.Deprovision(
                            Desired.Why.OUT_OF_SCOPE, "The user passes no filter of the scope.");
            case UNKNOWN ->
                    new Desired.Impossible(
                            Obstacle.SCOPE_FAILED,
                            "A regular expression of the scope takes too long for this user.",
                            List.of(),
                            "Simplify the regular expression; avoid repetitions inside"
                                    + " repetitions.");
            case YES -> account(counting, attributes);
        };
    }

    private Desired account(List<Settings.Role> counting, UserAttributes user) {
        return switch (map(user)) {
            case MappingOutcome.Unmappable(Desired.Impossible why) -> why;
            case MappingOutcome.Mapped mapped ->
                    new Desired.Provision(Roles.account(counting, mapped), mapped.createOnly());
        };
    }

    private MappingOutcome map(UserAttributes user) {
        return mappings.map(it -> it.map(user))
                .orElseGet(() -> DefaultMapping.map(user.user().profile()));
    }

    private UserAttributes attributes(SourceUser user) {
        return new UserAttributes(user, roles.inOrder(user.roles()));
    }

    /**
     * The values by which a user's account is found, most important first; empty when none can be.
     */
    public List<MatchingValue> matchingValues(SourceUser user) {
        UserAttributes attributes = attributes(user);
        if (matching.isPresent()) {
            return matching.get().of(attributes);
        }
        Optional<String> email =
                mappings.isPresent()
                        ? mappings.get().email(attributes)
                        : DefaultMapping.matchingValue(user.profile());
        return email.map(Policy::byEmail).orElse(List.of());
    }

    /** Whether a user who is to have an account can be found to have one. */
    public boolean canBeMatched(SourceUser user) {
        return matching.isEmpty() || !matchingValues(user).isEmpty();
    }

    /** The values by which an account is found; equal to those of the users that match it. */
    public List<MatchingValue> matchingValues(AccountSpec account) {
        return matching.map(it -> it.of(account))
                .orElseGet(() -> byEmail(Email.normalized(account.email())));
    }

    private static List<MatchingValue> byEmail(String email) {
        return List.of(new MatchingValue(AccountTarget.EMAIL.attribute(), email));
    }

    /** A user's place in the queue for a seat: the lower, the earlier; equals by waiting time. */
    public int seatRank(SourceUser user) {
        return roles.seatRank(user.roles());
    }

    /** Says how it comes to what should be true of a user. */
    public Explanation explain(SourceUser user) {
        UserAttributes attributes = attributes(user);
        return Explaining.explain(
                desired(user), attributes, scope.explain(attributes), matchingValues(user));
    }
}
