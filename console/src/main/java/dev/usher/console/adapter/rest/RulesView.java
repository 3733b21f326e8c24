package dev.usher.console.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.policy.AttributeMapping;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.RetrySchedule;
import dev.usher.policy.ScopeFilter;
import dev.usher.policy.Settings;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings by which it is decided, under the names of the settings file. */
record RulesView(
        String severalRoles,
        String seatOrder,
        boolean defaultAccess,
        List<Mapping> mappings,
        List<MatchingProperty> matching,
        List<ScopeFilter> scope,
        List<String> sourceAttributes,
        TargetActions targetActions,
        Deprovisioning deprovisioning,
        RemovalGuard removalGuard,
        RetrySchedule retrySchedule,
        String revivedAccounts) {

    static RulesView of(Settings settings) {
        return new RulesView(
                word(settings.roleRules().several()),
                word(settings.roleRules().seatOrder()),
                settings.roleRules().defaultAccess(),
                settings.mappings().stream().map(Mapping::of).toList(),
                settings.matching(),
                settings.scope(),
                settings.sourceAttributes().stream().sorted().toList(),
                settings.targetActions(),
                Deprovisioning.of(settings.deprovisioning()),
                settings.removalGuard(),
                settings.retrySchedule(),
                word(settings.revivedAccounts()));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** The mapping of one attribute. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mapping(
            String target,
            String type,
            String source,
            @JsonProperty("default") @Nullable String otherwise,
            String whenNull,
            boolean onlyOnCreate) {

        static Mapping of(AttributeMapping mapping) {
            return new Mapping(
                    mapping.target(),
                    word(mapping.type()),
                    mapping.source(),
                    mapping.defaultValue().orElse(null),
                    word(mapping.whenNull()),
                    mapping.onlyOnCreate());
        }
    }

    /** How access ends. */
    record Deprovisioning(
            String unassigned,
            Duration grace,
            Duration deleteAfter,
            String goneAccount,
            boolean everything) {

        static Deprovisioning of(dev.usher.policy.Deprovisioning deprovisioning) {
            return new Deprovisioning(
                    word(deprovisioning.unassigned()),
                    deprovisioning.grace(),
                    deprovisioning.deleteAfter(),
                    word(deprovisioning.goneAccount()),
                    deprovisioning.everything());
        }
    }
}
