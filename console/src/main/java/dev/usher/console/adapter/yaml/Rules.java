package dev.usher.console.adapter.yaml;

import dev.usher.policy.AttributeMapping;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.RetrySchedule;
import dev.usher.policy.RoleRules;
import dev.usher.policy.ScopeFilter;
import dev.usher.policy.TargetActions;

/** The sections of the settings file that say how it is decided. */
final class Rules {

    private Rules() {}

    static RoleRules roles(Section application) {
        RoleRules otherwise = RoleRules.DEFAULT;
        return new RoleRules(
                application.choice("severalRoles", otherwise.several()),
                application.choice("seatOrder", otherwise.seatOrder()),
                application.flag("defaultAccess", otherwise.defaultAccess()));
    }

    static AttributeMapping mapping(Section section) {
        AttributeMapping.Type type = section.choice("type", AttributeMapping.Type.DIRECT);
        return new AttributeMapping(
                section.requiredText("target"),
                type,
                switch (type) {
                    case DIRECT, EXPRESSION -> section.requiredText("source");
                    case CONSTANT, NONE -> section.text("source").orElse("");
                },
                section.text("default"),
                section.choice("whenNull", AttributeMapping.WhenNull.KEEP),
                section.flag("onlyOnCreate", false));
    }

    static MatchingProperty matching(Section section) {
        return new MatchingProperty(
                section.requiredText("target"),
                section.requiredText("source"),
                section.flag("caseSensitive", false));
    }

    static ScopeFilter filter(Section section) {
        return new ScopeFilter(
                section.text("name").orElse(""),
                YamlSettings.all(section, "clauses", Rules::clause));
    }

    private static ScopeFilter.Clause clause(Section section) {
        return new ScopeFilter.Clause(
                section.requiredText("attribute"),
                section.requiredText("operator"),
                section.text("value").orElse(""));
    }

    static TargetActions actions(Section section) {
        TargetActions otherwise = TargetActions.DEFAULT;
        return new TargetActions(
                section.flag("create", otherwise.create()),
                section.flag("update", otherwise.update()),
                section.flag("disable", otherwise.disable()),
                section.flag("delete", otherwise.delete()));
    }

    static Deprovisioning deprovisioning(Section section) {
        Deprovisioning otherwise = Deprovisioning.DEFAULT;
        return new Deprovisioning(
                section.choice("unassigned", otherwise.unassigned()),
                section.duration("grace", otherwise.grace()),
                section.duration("deleteAfter", otherwise.deleteAfter()),
                section.choice("goneAccount", otherwise.goneAccount()),
                section.flag("everything", otherwise.everything()));
    }

    static RemovalGuard guard(Section section) {
        RemovalGuard otherwise = RemovalGuard.DEFAULT;
        return new RemovalGuard(
                section.flag("enabled", otherwise.enabled()),
                section.integer("count", otherwise.count()),
                section.integer("percent", otherwise.percent()),
                section.duration("window", otherwise.window()),
                section.duration("collect", otherwise.collect()),
                section.duration("hold", otherwise.hold()));
    }

    static RetrySchedule retries(Section section) {
        RetrySchedule otherwise = RetrySchedule.DEFAULT;
        return new RetrySchedule(
                section.durations("delays", otherwise.delays()),
                section.duration("giveUpAfter", otherwise.giveUpAfter()));
    }
}
