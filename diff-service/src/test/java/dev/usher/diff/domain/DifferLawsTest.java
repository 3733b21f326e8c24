package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is true of every account, whatever it holds and whatever is wanted. */
class DifferLawsTest {

    private static final AccountKey KEY = new AccountKey("1001");
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Standing STANDING = new Standing(true, true, NOW);
    private static final Person ANN =
            new Person(
                    new UserId(new UUID(0, 2)),
                    "ann@example.com",
                    SourceUser.State.ACTIVE,
                    new Profile(Map.of()),
                    Set.of());
    private static final Desired NO_ACCESS =
            new Desired.Deprovision(Desired.Why.INACTIVE, "Blocked.");

    /** Licence 9, role RUN_REPORTS, group 8 and custom role 60 are others' to give. */
    private static final Policy POLICY =
            ((Policy.Ready)
                            Policy.compile(
                                    Settings.defaults(
                                            "357",
                                            List.of(
                                                    role("A", "1", "MANAGE_USERS", "3", "50"),
                                                    role("B", "2", "MANAGE_SEATS", "4", "51")))))
                    .policy();

    @Property
    void applyingADifferenceLeavesNone(
            @ForAll("accounts") AccountSpec actual, @ForAll("wishes") AccountSpec target) {
        List<Change> changes = Difference.between(actual, target);

        assertThat(Difference.between(applied(actual, changes), target)).isEmpty();
    }

    @Property
    void decidingTwiceGivesNothingNew(
            @ForAll("accounts") AccountSpec actual,
            @ForAll("desires") Desired desired,
            @ForAll("grants") Optional<AccountSpec> granted,
            @ForAll boolean suspended) {
        Decision decision = decide(actual, suspended, desired, granted);

        assertThat(decide(actual, suspended, desired, granted)).isEqualTo(decision);
        if (decision instanceof Decision.Send send) {
            assertThat(decide(applied(actual, send.changes()), false, desired, send.wanted()))
                    .isInstanceOf(Decision.Nothing.class);
        }
    }

    @Property
    void whatIsNotManagedIsNeverTouched(
            @ForAll("accounts") AccountSpec actual,
            @ForAll("desires") Desired desired,
            @ForAll boolean suspended) {
        if (decide(actual, suspended, desired, Optional.empty()) instanceof Decision.Send send) {
            AccountSpec after = applied(actual, send.changes());
            assertThat(after.licences().contains("9")).isEqualTo(actual.licences().contains("9"));
            assertThat(after.adminRoles().contains("RUN_REPORTS"))
                    .isEqualTo(actual.adminRoles().contains("RUN_REPORTS"));
            assertThat(after.customRoles().contains("60"))
                    .isEqualTo(actual.customRoles().contains("60"));
            assertThat(after.attributes().get("locale"))
                    .isEqualTo(actual.attributes().get("locale"));
            if (desired.equals(NO_ACCESS)) {
                assertThat(after.email()).isEqualTo(actual.email());
                assertThat(after.attributes()).isEqualTo(actual.attributes());
                assertThat(after.group()).isEqualTo(actual.group().filter("8"::equals));
            }
        }
    }

    @Property
    void anAccountThatIsNobodysIsLeftAloneWhenNobodyIsToHaveIt(
            @ForAll("accounts") AccountSpec actual) {
        var holder =
                new Surroundings.Holder(account(actual, false), Optional.empty(), Optional.empty());

        assertThat(
                        Differ.decide(
                                new Subject(
                                        ANN,
                                        NO_ACCESS,
                                        Memory.BLANK,
                                        Optional.empty(),
                                        new Surroundings(
                                                List.of(holder),
                                                List.of(holder),
                                                List.of(),
                                                Optional.empty())),
                                POLICY,
                                STANDING))
                .isEqualTo(new Decision.Nothing(Rule.LEAVE));
    }

    private static Decision decide(
            AccountSpec actual, boolean suspended, Desired desired, Optional<AccountSpec> granted) {
        return Differ.decide(
                new Subject(
                        ANN,
                        desired,
                        Memory.BLANK.linkedTo(KEY).granting(granted),
                        Optional.of(account(actual, suspended)),
                        Surroundings.EMPTY),
                POLICY,
                STANDING);
    }

    private static Account account(AccountSpec state, boolean suspended) {
        return new Account(KEY, suspended, state, Set.of(), NOW);
    }

    /** An account in which just this was changed. */
    private static AccountSpec applied(AccountSpec actual, List<Change> changes) {
        Map<String, Optional<String>> to = new TreeMap<>();
        changes.forEach(change -> to.put(change.attribute(), change.to()));
        Map<String, String> attributes = new TreeMap<>(actual.attributes());
        for (String name : List.of("firstName", "lastName", "locale")) {
            if (to.containsKey(name)) {
                to.get(name)
                        .ifPresentOrElse(
                                value -> attributes.put(name, value),
                                () -> attributes.remove(name));
            }
        }
        return AccountSpec.of(
                to.containsKey("email") ? to.get("email").orElseThrow() : actual.email(),
                attributes,
                list(to, "licenceKeys", actual.licences()),
                list(to, "adminRoles", actual.adminRoles()),
                to.containsKey("groupKey") ? to.get("groupKey") : actual.group(),
                list(to, "customRoles", actual.customRoles()));
    }

    private static Set<String> list(
            Map<String, Optional<String>> to, String name, Set<String> unchanged) {
        return to.containsKey(name)
                ? to.get(name).map(it -> Set.of(it.split(",", -1))).orElse(Set.of())
                : unchanged;
    }

    @Provide
    Arbitrary<AccountSpec> accounts() {
        return Combinators.combine(
                        Arbitraries.of("ann@example.com", "Ann@Example.com", "eve@example.com"),
                        attributes("Ann", "Eve"),
                        some("1", "2", "9"),
                        some("MANAGE_USERS", "MANAGE_SEATS", "RUN_REPORTS"),
                        Arbitraries.of("3", "4", "8").optional(),
                        some("50", "51", "60"))
                .as(AccountSpec::of);
    }

    @Provide
    Arbitrary<AccountSpec> wishes() {
        return Combinators.combine(
                        Arbitraries.of("ann@example.com", "eve@example.com"),
                        attributes("Ann", "Eve", ""),
                        some("1", "2"),
                        some("MANAGE_USERS", "MANAGE_SEATS"),
                        Arbitraries.of("3", "4").optional(),
                        some("50", "51"))
                .as(AccountSpec::of)
                .map(DifferLawsTest::withoutLocale);
    }

    @Provide
    Arbitrary<Desired> desires() {
        return Arbitraries.oneOf(wishes().map(Desired.Provision::new), Arbitraries.just(NO_ACCESS));
    }

    @Provide
    Arbitrary<Optional<AccountSpec>> grants() {
        return accounts().optional();
    }

    private static AccountSpec withoutLocale(AccountSpec spec) {
        Map<String, String> attributes = new TreeMap<>(spec.attributes());
        attributes.remove("locale");
        return AccountSpec.of(
                spec.email(),
                attributes,
                spec.licences(),
                spec.adminRoles(),
                spec.group(),
                spec.customRoles());
    }

    private static Arbitrary<Map<String, String>> attributes(String... values) {
        return Arbitraries.maps(
                Arbitraries.of("firstName", "lastName", "locale"), Arbitraries.of(values));
    }

    private static Arbitrary<Iterable<String>> some(String... values) {
        return Arbitraries.of(values).set().map(TreeSet::new);
    }

    private static Settings.Role role(
            String name, String licence, String adminRole, String group, String customRole) {
        return new Settings.Role(
                name, Set.of(licence), Set.of(adminRole), Optional.of(group), Set.of(customRole));
    }
}
