package dev.usher.gotomeeting.adapter.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.policy.AccountSpec;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminClientContractTest {

    private static final String LICENCE = "8100000000000000003";
    private static final String KEY = AccountSetup.DEFAULT.key();

    private final GoToSimulator simulator =
            GoToSimulator.start(SimulatorOptions.defaults().with(it -> it.withRate(0)));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GoTo goTo = client(Optional.of(credentials(Optional.empty())));
    private final GoTo.Account account = goTo.account(KEY, Lane.URGENT);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void knowsWhoItIsAndWhatItMayManage() {
        assertThat(goTo.me().email()).isEqualTo("goto.admin@example.com");
        assertThat(goTo.me().mayManage(KEY)).isTrue();
        assertThat(goTo.me().mayManage("1")).isFalse();
    }

    @Test
    void signsInOnceForManyCallsAndAgainWhenRefused() {
        goTo.me();
        goTo.me();
        assertThat(simulator.journal().totals().tokens()).isEqualTo(1);

        simulator.revokeAccessTokens();
        goTo.me();
        assertThat(simulator.journal().totals().tokens()).isEqualTo(2);
    }

    @Test
    void signsInWithARefreshTokenToo() {
        GoTo refreshing =
                client(
                        Optional.of(
                                credentials(
                                        Optional.of(
                                                simulator
                                                        .options()
                                                        .credentials()
                                                        .refreshToken()))));

        assertThat(refreshing.me().mayManage(KEY)).isTrue();
    }

    @Test
    void isBarredWithoutCredentialsAndWithWrongOnes() {
        assertThat(failure(() -> client(Optional.empty()).me()).reason())
                .isEqualTo(Reason.NO_CREDENTIALS);
        assertThat(failure(() -> client(Optional.of(credentials(Optional.of("wrong")))).me()))
                .isEqualTo(
                        new Failure.Barred(
                                Reason.REFRESH_TOKEN_REFUSED, Optional.of(400), Optional.empty()));
    }

    @Test
    void createsAndReadsBackTheSame() {
        String key = create(true, spec("zoë.o'neil@example.com", LICENCE));

        KnownAccount read = account.user(key).orElseThrow();
        assertThat(read.attributes()).containsEntry("firstName", "Zoë").containsKey("timeZone");
        assertThat(read.licences()).containsExactly(LICENCE);
        assertThat(read.products()).containsExactly("G2M");
        assertThat(read.status()).isEqualTo(KnownAccount.Status.INVITED);
        assertThat(account.userByEmail("ZOË.o'neil@example.com"))
                .map(KnownAccount::key)
                .contains(key);
        assertThat(simulator.journal().writes().getLast().mailSuppressed()).isFalse();
    }

    @Test
    void tellsOfAnEmailInUseByGivingNoKey() {
        simulator.addUser(Seed.of("there@example.com", "Is", "There"));

        assertThat(
                        account.create(
                                List.of(spec("there@example.com"), spec("new@example.com")), false))
                .extracting(CreationEntry::email, entry -> entry.key().isPresent())
                .containsExactlyInAnyOrder(
                        tuple(Optional.of("there@example.com"), false),
                        tuple(Optional.of("new@example.com"), true));
    }

    @Test
    void changesOnlyWhatThePatchNames() {
        String key = create(false, spec("ann@example.com", LICENCE));

        KnownAccount changed =
                account.update(
                                key,
                                new Patch(
                                        Optional.empty(),
                                        new TreeMap<>(Map.of("lastName", "Ng")),
                                        Optional.of(new TreeSet<>()),
                                        Optional.empty()))
                        .orElseThrow();

        assertThat(changed.attributes())
                .containsEntry("lastName", "Ng")
                .containsEntry("firstName", "Zoë");
        assertThat(changed.licences()).isEmpty();
        assertThat(changed.status()).isEqualTo(KnownAccount.Status.SUSPENDED);
    }

    @Test
    void saysWhyAChangeIsRefused() {
        simulator.addUser(Seed.of("taken@example.com", "Is", "Taken"));
        String key = create(false, spec("ann@example.com"));
        Patch patch =
                new Patch(
                        Optional.of("taken@example.com"),
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(failure(() -> account.update(key, patch)).reason())
                .isEqualTo(Reason.EMAIL_IN_USE);
        assertThat(failure(() -> account.update("999", patch)).reason())
                .isEqualTo(Reason.ACCOUNT_GONE);
        assertThat(account.user("999")).isEmpty();
        assertThat(account.userByEmail("nobody@example.com")).isEmpty();
    }

    @Test
    void movesBetweenGroups() {
        String group = simulator.addGroup("Sales").value();
        String key = create(false, spec("ann@example.com"));

        account.moveToGroup(key, group);
        assertThat(account.user(key).orElseThrow().group()).contains(group);

        account.leaveGroup(key);
        assertThat(account.user(key).orElseThrow().group()).isEmpty();
        assertThat(failure(() -> account.moveToGroup(key, "999")).reason())
                .isEqualTo(Reason.GROUP_NOT_FOUND);
    }

    @Test
    void listsByPagesAndCountsSeats() {
        simulator.addUser(
                Seed.of("ann@example.com", "Ann", "Lee")
                        .licensed(AccountSetup.gotomeeting(1).key()));

        assertThat(account.users(0, 1).users()).hasSize(1);
        assertThat(account.users(1, 1).total()).isEqualTo(2);
        assertThat(account.users(2, 1).users()).isEmpty();
        assertThat(account.licences().getFirst().free()).isEqualTo(99);
    }

    @Test
    void honoursRetryAfter() {
        simulator.inject(Fault.tooManyRequests(Duration.ofSeconds(1)));
        long before = System.nanoTime();

        assertThat(failure(goTo::me))
                .isEqualTo(
                        new Failure.Transient(
                                Reason.TOO_MANY_REQUESTS,
                                Optional.of(429),
                                Optional.empty(),
                                Optional.of(Duration.ofSeconds(1)),
                                false));
        goTo.me();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(900));
        assertThat(meters.get("gotomeeting.throttled").counter().count()).isEqualTo(1);
    }

    @Test
    void leavesOpenWhetherAWriteWasMadeWhenTheLineIsCut() {
        goTo.me();
        simulator.inject(Fault.dropAfterwards());

        assertThat(failure(() -> create(false, spec("ann@example.com"))))
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(simulator.user("ann@example.com")).isPresent();
    }

    @Test
    void readsErrorsOfAnyShape() {
        for (String body : List.of("", "<html>no</html>", "{\"int_err_code\":\"x\"}", "[]")) {
            simulator.inject(Fault.answer(502, "text/html", body));
            assertThat(failure(goTo::me).reason()).isEqualTo(Reason.UNAVAILABLE);
        }
    }

    @Test
    void understandsBothFormsOfRetryAfter() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(AdminJson.retryAfter("7", now)).contains(Duration.ofSeconds(7));
        assertThat(AdminJson.retryAfter("Mon, 23 Nov 2026 10:00:09 GMT", now))
                .contains(Duration.ofSeconds(9));
        assertThat(AdminJson.retryAfter("soon", now)).isEmpty();
    }

    @Test
    void neverShowsASecret() {
        assertThat(credentials(Optional.of("refresh")).toString())
                .doesNotContain(simulator.options().credentials().clientSecret(), "refresh]");
    }

    private static Failure failure(Runnable call) {
        var thrown = new AtomicReference<GoToException>();
        assertThatThrownBy(call::run).isInstanceOfSatisfying(GoToException.class, thrown::set);
        return Objects.requireNonNull(thrown.get()).failure();
    }

    private static AccountSpec spec(String email, String... licences) {
        return AccountSpec.of(
                email,
                Map.of("firstName", "Zoë", "lastName", "O'Neil"),
                List.of(licences),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private Credentials credentials(Optional<String> refreshToken) {
        var known = simulator.options().credentials();
        return new Credentials(
                known.clientId(),
                new Secret(known.clientSecret()),
                refreshToken
                        .<Credentials.Grant>map(
                                token -> new Credentials.Grant.RefreshToken(new Secret(token)))
                        .orElseGet(
                                () ->
                                        new Credentials.Grant.PersonalAccessToken(
                                                new Secret(known.personalAccessToken()))));
    }

    private String create(boolean welcomeMail, AccountSpec spec) {
        return account.create(List.of(spec), welcomeMail).getFirst().key().orElseThrow();
    }

    private GoTo client(Optional<Credentials> credentials) {
        Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(5));
        Clock clock = Clock.systemUTC();
        Traffic traffic =
                new Traffic(
                        10, new BackOff(3, Duration.ofMillis(500), Duration.ofSeconds(30)), clock);
        return new AdminEntrance(
                        "gotomeeting",
                        http,
                        simulator.tokenUrl(),
                        tokens ->
                                new AdminClient(
                                        http,
                                        simulator.baseUrl(),
                                        tokens,
                                        new Pace(0, () -> true, traffic),
                                        traffic,
                                        clock,
                                        meters),
                        credentials,
                        Optional.empty(),
                        new MemoryShelf(),
                        Duration.ofDays(30),
                        clock)
                .goTo();
    }
}
