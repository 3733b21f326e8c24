package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.AttributeMapping;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.MappingType;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.ScopeClause;
import dev.usher.contracts.ScopeFilter;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that cannot be used, whoever wrote them to the topic. */
class SettingsTopologyTest extends DrivenTopology {

    @BeforeEach
    void start() {
        running();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad(
                        it -> it.setMappings(mappings("locale", "Lower([mail])")),
                        "mappings[3].source: There is no function Lower."),
                bad(
                        it -> it.setMappings(mappings("locale", "ToLower([shoeSize])")),
                        "mappings[3].source: There is no attribute [shoeSize]."),
                bad(
                        it -> it.setMappings(mappings("shoeSize", "[mail]")),
                        "mappings[3].target: unknown attribute 'shoeSize' of GoTo"),
                bad(
                        it ->
                                it.setMappings(
                                        mappings(
                                                "locale", "Replace([mail], , \"(a\", , \"\", , )")),
                        "mappings[3].source: "),
                bad(it -> it.setScope(matching("(?<n>a")), "scope[0].clauses[0].value: "),
                bad(
                        it -> it.setRoles(List.of(role("User", "81"), role("User", "99"))),
                        "roles[1].name: role 'User' is there twice."),
                bad(it -> it.setGoToAccountKey("the usual"), "goToAccountKey: must be"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void areRefusedAsAWholeWithPlaceAndReason(JobSettings bad, String reason) {
        send(Topics.SETTINGS, APPLICATION, bad);

        assertThat(reason(deadLetters(Topics.SETTINGS).readRecord()))
                .startsWith("Settings cannot be used: ")
                .contains(reason);
        usualSettingsAreInForce();
    }

    @Test
    void areRefusedWhenTheyCannotBeRead() {
        input(Topics.SETTINGS).pipeInput(APPLICATION.getBytes(UTF_8), new byte[] {1, 2, 3});

        assertThat(reason(deadLetters(Topics.SETTINGS).readRecord()))
                .startsWith("Not a readable JobSettings");
        usualSettingsAreInForce();
    }

    @Test
    void areTakenAgainWhenTheyAreMended() {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(2);
        settings.setRoles(List.of());
        settings.setGoToAccountKey("");
        send(Topics.SETTINGS, APPLICATION, settings);
        settings.setVersion(3);
        settings.setGoToAccountKey("357");
        send(Topics.SETTINGS, APPLICATION, settings);

        timePasses(Duration.ofSeconds(2));
        assertThat(written(Topics.JOB_STATUS, JobStatus.class).getLast().getSettingsVersion())
                .isEqualTo(3);
    }

    /** A console whose database is lost counts from 1 again. */
    @Test
    void areTakenWhateverTheirVersion() {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(7);
        send(Topics.SETTINGS, APPLICATION, settings);
        settings.setVersion(1);
        settings.setRoles(List.of(role("User", "99")));
        send(Topics.SETTINGS, APPLICATION, settings);

        assertThat(deadLetters(Topics.SETTINGS).isEmpty()).isTrue();
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        Command command = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        assertThat(command.getSettingsVersion()).isEqualTo(1);
        assertThat(command.getDesired().getLicenceKeys()).containsExactly("99");
    }

    @Test
    void letAUserBeSkippedAloneForWhomAPatternExplodes() {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(2);
        settings.setMappings(
                mappings("locale", "Replace([department], , \"(a|a)*b\", , \"fr_FR\", , )"));
        send(Topics.SETTINGS, APPLICATION, settings);
        Entitlement victim = Fixtures.entitlement(ChangeKind.SINGLE);
        victim.setAttributes(attributes("ann@example.com", "a".repeat(5_000)));
        send(Topics.ENTITLEMENTS, APPLICATION + "|" + USER, victim);
        UUID other = new UUID(0, 8);
        Entitlement neighbour = Fixtures.entitlement(ChangeKind.SINGLE);
        neighbour.setUserId(other);
        neighbour.setAttributes(attributes("bo@example.com", "ab"));
        send(Topics.ENTITLEMENTS, APPLICATION + "|" + other, neighbour);

        assertThat(written(Topics.DECISIONS, Decision.class))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.getUserId()).isEqualTo(USER);
                            assertThat(it.getReason()).isEqualTo("MappingFailed");
                            assertThat(it.getDetails()).startsWith("locale: ");
                        });
        assertThat(written(Topics.URGENT_COMMANDS, Command.class))
                .singleElement()
                .satisfies(it -> assertThat(it.getUserId()).isEqualTo(other));
    }

    private static Map<String, List<String>> attributes(String mail, String department) {
        return Map.of(
                "mail", List.of(mail),
                "givenName", List.of("Ann"),
                "surname", List.of("Lee"),
                "department", List.of(department));
    }

    private static Arguments bad(Consumer<JobSettings> change, String reason) {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(2);
        change.accept(settings);
        return Arguments.of(settings, reason);
    }

    private static List<AttributeMapping> mappings(String target, String expression) {
        return List.of(
                mapping("email", MappingType.DIRECT, "mail"),
                mapping("firstName", MappingType.DIRECT, "givenName"),
                mapping("lastName", MappingType.DIRECT, "surname"),
                mapping(target, MappingType.EXPRESSION, expression));
    }

    private static AttributeMapping mapping(String target, MappingType type, String source) {
        return AttributeMapping.newBuilder()
                .setTarget(target)
                .setType(type)
                .setSource(source)
                .build();
    }

    private static ProvisionedRole role(String name, String licence) {
        return new ProvisionedRole(name, List.of(licence), List.of(), null, List.of());
    }

    private static List<ScopeFilter> matching(String pattern) {
        return List.of(
                new ScopeFilter(
                        "", List.of(new ScopeClause("department", "REGEX MATCH", pattern))));
    }

    private static String reason(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("dlt-reason").value(), UTF_8);
    }

    private void usualSettingsAreInForce() {
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        Command command = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        assertThat(command.getSettingsVersion()).isEqualTo(Fixtures.settings().getVersion());
        assertThat(command.getDesired().getLicenceKeys()).containsExactly("81");
    }
}
