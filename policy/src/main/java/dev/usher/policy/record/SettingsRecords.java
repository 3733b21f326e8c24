package dev.usher.policy.record;

import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.MappingType;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.RevivedAccounts;
import dev.usher.contracts.ScopeClause;
import dev.usher.contracts.SeatOrder;
import dev.usher.contracts.SeveralRoles;
import dev.usher.contracts.WhenGone;
import dev.usher.contracts.WhenNull;
import dev.usher.contracts.WhenUnassigned;
import dev.usher.policy.AttributeMapping;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.RetrySchedule;
import dev.usher.policy.RoleRules;
import dev.usher.policy.ScopeFilter;
import dev.usher.policy.Settings;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link JobSettings} and {@link Settings}, one as the other. */
public final class SettingsRecords {

    private SettingsRecords() {}

    /**
     * The settings that a record carries.
     *
     * @throws RuntimeException when the record lacks what its schema demands
     */
    public static Settings settings(JobSettings record) {
        return Settings.builder(record.getGoToAccountKey())
                .version(record.getVersion())
                .status(Settings.Status.valueOf(record.getStatus().name()))
                .notification(notification(record.getNotification()))
                .roles(record.getRoles().stream().map(SettingsRecords::role).toList())
                .roleRules(
                        new RoleRules(
                                RoleRules.Several.valueOf(record.getSeveralRoles().name()),
                                RoleRules.SeatOrder.valueOf(record.getSeatOrder().name()),
                                record.getDefaultAccess()))
                .mappings(record.getMappings().stream().map(SettingsRecords::mapping).toList())
                .matching(
                        record.getMatching().stream()
                                .map(
                                        property ->
                                                new MatchingProperty(
                                                        property.getTarget(),
                                                        property.getSource(),
                                                        property.getCaseSensitive()))
                                .toList())
                .scope(record.getScope().stream().map(SettingsRecords::filter).toList())
                .sourceAttributes(set(record.getSourceAttributes()))
                .targetActions(
                        new TargetActions(
                                record.getTargetActions().getCreate(),
                                record.getTargetActions().getUpdate(),
                                record.getTargetActions().getDisable(),
                                record.getTargetActions().getDelete()))
                .deprovisioning(deprovisioning(record.getDeprovisioning()))
                .removalGuard(guard(record.getRemovalGuard()))
                .retrySchedule(
                        new RetrySchedule(
                                record.getRetrySchedule().getDelaysMillis().stream()
                                        .map(Duration::ofMillis)
                                        .toList(),
                                Duration.ofMillis(record.getRetrySchedule().getGiveUpMillis())))
                .protectedAccounts(set(record.getProtectedAccounts()))
                .welcomeMail(record.getWelcomeMail())
                .fullCycle(Duration.ofMillis(record.getFullCycleMillis()))
                .revivedAccounts(
                        Settings.RevivedAccounts.valueOf(record.getRevivedAccounts().name()))
                .appliesPlan(Optional.ofNullable(record.getAppliesPlan()))
                .build();
    }

    /** A record that carries settings; who changed them, when, and credentials are to be added. */
    public static JobSettings.Builder builder(Settings settings) {
        return JobSettings.newBuilder()
                .setVersion(settings.version())
                .setStatus(JobState.valueOf(settings.status().name()))
                .setGoToAccountKey(settings.goToAccountKey())
                .setNotification(record(settings.notification()))
                .setRoles(settings.roles().stream().map(SettingsRecords::record).toList())
                .setSeveralRoles(SeveralRoles.valueOf(settings.roleRules().several().name()))
                .setSeatOrder(SeatOrder.valueOf(settings.roleRules().seatOrder().name()))
                .setDefaultAccess(settings.roleRules().defaultAccess())
                .setMappings(settings.mappings().stream().map(SettingsRecords::record).toList())
                .setMatching(
                        settings.matching().stream()
                                .map(
                                        property ->
                                                new dev.usher.contracts.MatchingProperty(
                                                        property.target(),
                                                        property.source(),
                                                        property.caseSensitive()))
                                .toList())
                .setScope(settings.scope().stream().map(SettingsRecords::record).toList())
                .setSourceAttributes(sorted(settings.sourceAttributes()))
                .setTargetActions(
                        new dev.usher.contracts.TargetActions(
                                settings.targetActions().create(),
                                settings.targetActions().update(),
                                settings.targetActions().disable(),
                                settings.targetActions().delete()))
                .setDeprovisioning(record(settings.deprovisioning()))
                .setRemovalGuard(record(settings.removalGuard()))
                .setRetrySchedule(
                        new dev.usher.contracts.RetrySchedule(
                                settings.retrySchedule().delays().stream()
                                        .map(Duration::toMillis)
                                        .toList(),
                                settings.retrySchedule().giveUpAfter().toMillis()))
                .setProtectedAccounts(sorted(settings.protectedAccounts()))
                .setWelcomeMail(settings.welcomeMail())
                .setFullCycleMillis(settings.fullCycle().toMillis())
                .setRevivedAccounts(RevivedAccounts.valueOf(settings.revivedAccounts().name()))
                .setAppliesPlan(settings.appliesPlan().orElse(null));
    }

    private static Settings.Role role(ProvisionedRole role) {
        return new Settings.Role(
                role.getName(),
                set(role.getLicenceKeys()),
                set(role.getAdminRoles()),
                Optional.ofNullable(role.getGroupKey()),
                set(role.getCustomRoles()));
    }

    private static ProvisionedRole record(Settings.Role role) {
        return new ProvisionedRole(
                role.name(),
                sorted(role.licences()),
                sorted(role.adminRoles()),
                role.group().orElse(null),
                sorted(role.customRoles()));
    }

    private static AttributeMapping mapping(dev.usher.contracts.AttributeMapping mapping) {
        return new AttributeMapping(
                mapping.getTarget(),
                AttributeMapping.Type.valueOf(mapping.getType().name()),
                mapping.getSource(),
                Optional.ofNullable(mapping.getDefaultValue()),
                AttributeMapping.WhenNull.valueOf(mapping.getWhenNull().name()),
                mapping.getOnlyOnCreate());
    }

    private static dev.usher.contracts.AttributeMapping record(AttributeMapping mapping) {
        return new dev.usher.contracts.AttributeMapping(
                mapping.target(),
                MappingType.valueOf(mapping.type().name()),
                mapping.source(),
                mapping.defaultValue().orElse(null),
                WhenNull.valueOf(mapping.whenNull().name()),
                mapping.onlyOnCreate());
    }

    private static ScopeFilter filter(dev.usher.contracts.ScopeFilter filter) {
        return new ScopeFilter(
                filter.getName(),
                filter.getClauses().stream()
                        .map(
                                clause ->
                                        new ScopeFilter.Clause(
                                                clause.getAttribute(),
                                                clause.getOperator(),
                                                clause.getValue()))
                        .toList());
    }

    private static dev.usher.contracts.ScopeFilter record(ScopeFilter filter) {
        return new dev.usher.contracts.ScopeFilter(
                filter.name(),
                filter.clauses().stream()
                        .map(
                                clause ->
                                        new ScopeClause(
                                                clause.attribute(),
                                                clause.operator(),
                                                clause.value()))
                        .toList());
    }

    private static Deprovisioning deprovisioning(dev.usher.contracts.Deprovisioning record) {
        return new Deprovisioning(
                Deprovisioning.WhenUnassigned.valueOf(record.getUnassigned().name()),
                Duration.ofMillis(record.getGraceMillis()),
                Duration.ofMillis(record.getDeleteAfterMillis()),
                Deprovisioning.WhenGone.valueOf(record.getGoneAccount().name()),
                record.getEverything());
    }

    private static dev.usher.contracts.Deprovisioning record(Deprovisioning deprovisioning) {
        return new dev.usher.contracts.Deprovisioning(
                WhenUnassigned.valueOf(deprovisioning.unassigned().name()),
                deprovisioning.grace().toMillis(),
                deprovisioning.deleteAfter().toMillis(),
                WhenGone.valueOf(deprovisioning.goneAccount().name()),
                deprovisioning.everything());
    }

    private static RemovalGuard guard(dev.usher.contracts.RemovalGuard record) {
        return new RemovalGuard(
                record.getEnabled(),
                record.getCount(),
                record.getPercent(),
                Duration.ofMillis(record.getWindowMillis()),
                Duration.ofMillis(record.getCollectMillis()),
                Duration.ofMillis(record.getHoldMillis()));
    }

    private static dev.usher.contracts.RemovalGuard record(RemovalGuard guard) {
        return new dev.usher.contracts.RemovalGuard(
                guard.enabled(),
                guard.count(),
                guard.percent(),
                guard.window().toMillis(),
                guard.collect().toMillis(),
                guard.hold().toMillis());
    }

    private static Set<String> set(Collection<String> texts) {
        return Set.copyOf(List.copyOf(texts));
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static Settings.Notification notification(NotificationSettings record) {
        return new Settings.Notification(
                record.getEnabled(),
                Optional.ofNullable(record.getEmail()),
                record.getOthers(),
                Optional.ofNullable(record.getWebhook()),
                Duration.ofMillis(record.getWindowMillis()),
                new Settings.Notification.Manner(
                        record.getLanguage(),
                        Duration.ofMillis(record.getIntervalMillis()),
                        Duration.ofMillis(record.getRepeatMillis()),
                        record.getMailsPerHour(),
                        record.getDailySummary()));
    }

    private static NotificationSettings record(Settings.Notification notification) {
        return NotificationSettings.newBuilder()
                .setEnabled(notification.enabled())
                .setEmail(notification.email().orElse(null))
                .setOthers(notification.others())
                .setWebhook(notification.webhook().orElse(null))
                .setLanguage(notification.manner().language())
                .setWindowMillis(notification.window().toMillis())
                .setIntervalMillis(notification.manner().interval().toMillis())
                .setRepeatMillis(notification.manner().repeat().toMillis())
                .setMailsPerHour(notification.manner().mailsPerHour())
                .setDailySummary(notification.manner().dailySummary())
                .build();
    }
}
