package dev.usher.policy.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SettingsRecordsTest {

    private final RecordSerializer serializer = new RecordSerializer();
    private final RecordDecoder<JobSettings> decoder =
            new RecordDecoder<>(JobSettings.class, _ -> null);

    @Property(tries = 300)
    void readsBackWhatItWrites(@ForAll("settings") Settings settings) {
        JobSettings record =
                SettingsRecords.builder(settings)
                        .setUpdatedBy("test")
                        .setUpdatedAt(Instant.EPOCH)
                        .build();

        JobSettings received = decoder.decode(serializer.encode(record));

        assertThat(SettingsRecords.settings(received)).isEqualTo(settings);
    }

    @Test
    void takesTheSameDefaultsAsTheSchema() {
        JobSettings sparse =
                JobSettings.newBuilder()
                        .setVersion(3)
                        .setStatus(JobState.OFF)
                        .setGoToAccountKey("357")
                        .setNotification(
                                NotificationSettings.newBuilder().setEnabled(false).build())
                        .setRoles(List.of())
                        .setUpdatedBy("test")
                        .setUpdatedAt(Instant.EPOCH)
                        .build();

        assertThat(SettingsRecords.settings(sparse))
                .isEqualTo(Settings.builder("357").version(3).build());
    }

    @Provide
    Arbitrary<Settings> settings() {
        Arbitrary<Settings> who =
                Combinators.combine(
                                Arbitraries.longs(),
                                Arbitraries.of(Settings.Status.class),
                                text(),
                                notification(),
                                role().list().ofMaxSize(3),
                                text().set().ofMaxSize(3),
                                duration(),
                                Arbitraries.of(Settings.RevivedAccounts.class))
                        .as(
                                (version, status, key, mail, roles, guarded, cycle, revived) ->
                                        Settings.builder(key)
                                                .version(version)
                                                .status(status)
                                                .notification(mail)
                                                .roles(roles)
                                                .protectedAccounts(guarded)
                                                .fullCycle(cycle)
                                                .revivedAccounts(revived)
                                                .build());
        Arbitrary<Settings> what =
                Combinators.combine(
                                who,
                                roleRules(),
                                mapping().list().ofMaxSize(3),
                                matching().list().ofMaxSize(3),
                                filter().list().ofMaxSize(3),
                                text().set().ofMaxSize(3),
                                text().optional(),
                                bool())
                        .as(
                                (settings, rules, map, match, scope, names, plan, welcome) ->
                                        settings.toBuilder()
                                                .roleRules(rules)
                                                .mappings(map)
                                                .matching(match)
                                                .scope(scope)
                                                .sourceAttributes(names)
                                                .appliesPlan(plan)
                                                .welcomeMail(welcome)
                                                .build());
        return Combinators.combine(
                        what,
                        Combinators.combine(bool(), bool(), bool(), bool()).as(TargetActions::new),
                        deprovisioning(),
                        guard(),
                        Combinators.combine(duration().list().ofMaxSize(3), duration())
                                .as(RetrySchedule::new))
                .as(
                        (settings, actions, end, guard, retries) ->
                                settings.toBuilder()
                                        .targetActions(actions)
                                        .deprovisioning(end)
                                        .removalGuard(guard)
                                        .retrySchedule(retries)
                                        .build());
    }

    private static Arbitrary<Settings.Notification> notification() {
        return Combinators.combine(bool(), text().optional(), text().optional(), duration())
                .as(
                        (enabled, email, webhook, window) ->
                                new Settings.Notification(
                                        enabled,
                                        email,
                                        List.of(),
                                        webhook,
                                        window,
                                        Settings.Notification.Manner.DEFAULT));
    }

    private static Arbitrary<Settings.Role> role() {
        Arbitrary<Set<String>> keys = text().set().ofMaxSize(3);
        return Combinators.combine(text(), keys, keys, text().optional(), keys)
                .as(Settings.Role::new);
    }

    private static Arbitrary<RoleRules> roleRules() {
        return Combinators.combine(
                        Arbitraries.of(RoleRules.Several.class),
                        Arbitraries.of(RoleRules.SeatOrder.class),
                        bool())
                .as(RoleRules::new);
    }

    private static Arbitrary<AttributeMapping> mapping() {
        return Combinators.combine(
                        text(),
                        Arbitraries.of(AttributeMapping.Type.class),
                        text(),
                        text().optional(),
                        Arbitraries.of(AttributeMapping.WhenNull.class),
                        bool())
                .as(AttributeMapping::new);
    }

    private static Arbitrary<MatchingProperty> matching() {
        return Combinators.combine(text(), text(), bool()).as(MatchingProperty::new);
    }

    private static Arbitrary<ScopeFilter> filter() {
        Arbitrary<ScopeFilter.Clause> clause =
                Combinators.combine(text(), text(), text()).as(ScopeFilter.Clause::new);
        return Combinators.combine(text(), clause.list().ofMaxSize(3)).as(ScopeFilter::new);
    }

    private static Arbitrary<Deprovisioning> deprovisioning() {
        return Combinators.combine(
                        Arbitraries.of(Deprovisioning.WhenUnassigned.class),
                        duration(),
                        duration(),
                        Arbitraries.of(Deprovisioning.WhenGone.class),
                        bool())
                .as(Deprovisioning::new);
    }

    private static Arbitrary<RemovalGuard> guard() {
        return Combinators.combine(
                        bool(),
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        duration(),
                        duration(),
                        duration())
                .as(RemovalGuard::new);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(10);
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Duration> duration() {
        return Arbitraries.longs().between(0, 10_000_000_000L).map(Duration::ofMillis);
    }
}
