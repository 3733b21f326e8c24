package dev.usher.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings in the making; what is not said is as the initial values here. */
public final class SettingsBuilder {

    private final String goToAccountKey;
    private long version;
    private Settings.Status status = Settings.Status.OFF;
    private Settings.Notification notification = Settings.Notification.NONE;
    private List<Settings.Role> roles = List.of();
    private RoleRules roleRules = RoleRules.DEFAULT;
    private List<AttributeMapping> mappings = List.of();
    private List<MatchingProperty> matching = List.of();
    private List<ScopeFilter> scope = List.of();
    private Set<String> sourceAttributes = Set.of();
    private TargetActions targetActions = TargetActions.DEFAULT;
    private Deprovisioning deprovisioning = Deprovisioning.DEFAULT;
    private RemovalGuard removalGuard = RemovalGuard.DEFAULT;
    private RetrySchedule retrySchedule = RetrySchedule.DEFAULT;
    private Set<String> protectedAccounts = Set.of();
    private boolean welcomeMail = true;
    private Duration fullCycle = Duration.ofMinutes(40);
    private Settings.RevivedAccounts revivedAccounts = Settings.RevivedAccounts.ADOPT;
    private Optional<String> appliesPlan = Optional.empty();

    SettingsBuilder(String goToAccountKey) {
        this.goToAccountKey = goToAccountKey;
    }

    SettingsBuilder(Settings settings) {
        this.version = settings.version();
        this.status = settings.status();
        this.goToAccountKey = settings.goToAccountKey();
        this.notification = settings.notification();
        this.roles = settings.roles();
        this.roleRules = settings.roleRules();
        this.mappings = settings.mappings();
        this.matching = settings.matching();
        this.scope = settings.scope();
        this.sourceAttributes = settings.sourceAttributes();
        this.targetActions = settings.targetActions();
        this.deprovisioning = settings.deprovisioning();
        this.removalGuard = settings.removalGuard();
        this.retrySchedule = settings.retrySchedule();
        this.protectedAccounts = settings.protectedAccounts();
        this.welcomeMail = settings.welcomeMail();
        this.fullCycle = settings.fullCycle();
        this.revivedAccounts = settings.revivedAccounts();
        this.appliesPlan = settings.appliesPlan();
    }

    public SettingsBuilder version(long value) {
        version = value;
        return this;
    }

    public SettingsBuilder status(Settings.Status value) {
        status = value;
        return this;
    }

    public SettingsBuilder notification(Settings.Notification value) {
        notification = value;
        return this;
    }

    public SettingsBuilder roles(List<Settings.Role> value) {
        roles = value;
        return this;
    }

    public SettingsBuilder roleRules(RoleRules value) {
        roleRules = value;
        return this;
    }

    public SettingsBuilder mappings(List<AttributeMapping> value) {
        mappings = value;
        return this;
    }

    public SettingsBuilder matching(List<MatchingProperty> value) {
        matching = value;
        return this;
    }

    public SettingsBuilder scope(List<ScopeFilter> value) {
        scope = value;
        return this;
    }

    public SettingsBuilder sourceAttributes(Set<String> value) {
        sourceAttributes = value;
        return this;
    }

    public SettingsBuilder targetActions(TargetActions value) {
        targetActions = value;
        return this;
    }

    public SettingsBuilder deprovisioning(Deprovisioning value) {
        deprovisioning = value;
        return this;
    }

    public SettingsBuilder removalGuard(RemovalGuard value) {
        removalGuard = value;
        return this;
    }

    public SettingsBuilder retrySchedule(RetrySchedule value) {
        retrySchedule = value;
        return this;
    }

    public SettingsBuilder protectedAccounts(Set<String> value) {
        protectedAccounts = value;
        return this;
    }

    public SettingsBuilder welcomeMail(boolean value) {
        welcomeMail = value;
        return this;
    }

    public SettingsBuilder fullCycle(Duration value) {
        fullCycle = value;
        return this;
    }

    public SettingsBuilder revivedAccounts(Settings.RevivedAccounts value) {
        revivedAccounts = value;
        return this;
    }

    public SettingsBuilder appliesPlan(Optional<String> value) {
        appliesPlan = value;
        return this;
    }

    public Settings build() {
        return new Settings(
                version,
                status,
                goToAccountKey,
                notification,
                roles,
                roleRules,
                mappings,
                matching,
                scope,
                sourceAttributes,
                targetActions,
                deprovisioning,
                removalGuard,
                retrySchedule,
                protectedAccounts,
                welcomeMail,
                fullCycle,
                revivedAccounts,
                appliesPlan);
    }
}
