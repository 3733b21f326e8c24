package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.usher.contracts.seal.PrivateSealingKey;
import dev.usher.gotomeeting.adapter.admin.Credentials.Grant;
import dev.usher.gotomeeting.adapter.admin.TokenHost.Reply;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Sealed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSourceTest {

    private static final Grant PAT = new Grant.PersonalAccessToken(new Secret("the pat"));
    private static final Grant REFRESH = new Grant.RefreshToken(new Secret("first"));
    private static final Grant CODE =
            new Grant.AuthorizationCode(new Secret("code"), URI.create("https://usher/back"));
    private static final Grant PASSWORD = new Grant.Password("ann", new Secret("p&ss wörd"));

    private final TokenHost host = new TokenHost(_ -> Reply.token("a", 3600));
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final PrivateSealingKey key = PrivateSealingKey.generate();
    private final MemoryShelf shelf = new MemoryShelf();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void asksByEachGrantInItsWay() {
        for (Grant grant : List.of(PAT, REFRESH, CODE, PASSWORD)) {
            source(grant).current();
        }

        assertThat(host.asked)
                .containsExactly(
                        Map.of("grant_type", "personal_access_token", "pat", "the pat"),
                        Map.of("grant_type", "refresh_token", "refresh_token", "first"),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                "code",
                                "redirect_uri",
                                "https://usher/back"),
                        Map.of(
                                "grant_type",
                                "password",
                                "username",
                                "ann",
                                "password",
                                "p&ss wörd"));
    }

    @Test
    void fetchesOnceHoweverManyWait() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        host.answer(
                _ -> {
                    try {
                        ready.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Reply.token("one", 3600);
                });
        TokenSource source = source(PAT);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> waiting = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                waiting.add(threads.submit(source::current));
            }
            ready.countDown();
            for (Future<String> one : waiting) {
                assertThat(one.get()).isEqualTo("one");
            }
        }
        assertThat(host.asked).hasSize(1);
    }

    @Test
    void fetchesAnewBeforeTheTokenRunsOutAndWhenItIsRefused() {
        AtomicInteger count = new AtomicInteger();
        host.answer(_ -> Reply.token("t" + count.incrementAndGet(), 3600));
        TokenSource source = source(PAT);

        assertThat(source.current()).isEqualTo("t1");
        later(Duration.ofMinutes(54));
        assertThat(source.current()).isEqualTo("t1");
        later(Duration.ofMinutes(1));
        assertThat(source.current()).isEqualTo("t2");
        assertThat(source.insteadOf("t1")).isEqualTo("t2");
        assertThat(source.insteadOf("t2")).isEqualTo("t3");
    }

    @Test
    void goesOnWithTheTokenAtHandWhileRenewingItEarlyFails() {
        TokenSource source = source(PAT);
        source.current();
        host.answer(_ -> Reply.json(503, ""));

        later(Duration.ofMinutes(56));
        assertThat(source.current()).isEqualTo("a");
        assertThat(refused(() -> source.insteadOf("a"))).isEqualTo(Reason.UNAVAILABLE);
        later(Duration.ofMinutes(5));
        assertThat(refused(source::current)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void keepsAReplacedRefreshTokenSealedBeforeItIsUsed() {
        host.answer(_ -> Reply.tokens("a", "second"));
        TokenSource source = source(REFRESH);

        source.current();
        assertThat(shelf.kept).hasSize(1);
        assertThat(new String(shelf.kept.getFirst().bytes(), UTF_8))
                .doesNotContain("second", "first");

        source.insteadOf("a");
        assertThat(host.asked.getLast()).containsEntry("refresh_token", "second");
    }

    @Test
    void goesOnFromTheNewestTokenAfterARestart() {
        host.answer(_ -> Reply.tokens("a", "second"));
        source(REFRESH).current();

        source(REFRESH).current();
        assertThat(host.asked.getLast()).containsEntry("refresh_token", "second");

        source(new Grant.RefreshToken(new Secret("given anew"))).current();
        assertThat(host.asked.getLast()).containsEntry("refresh_token", "given anew");

        source(REFRESH).current();
        assertThat(host.asked.getLast()).containsEntry("refresh_token", "second");
    }

    @Test
    void knowsWhenAReplacedRefreshTokenExpiresEvenAfterARestart() {
        Duration life = Duration.ofDays(30);
        assertThat(source(REFRESH).credentialsExpireAt(life)).isEmpty();
        Instant replacedAt = now.get();
        host.answer(_ -> Reply.tokens("a", "second"));
        source(REFRESH).current();

        later(Duration.ofDays(1));
        source(REFRESH).current();

        assertThat(host.asked.getLast()).containsEntry("refresh_token", "second");
        assertThat(source(REFRESH).credentialsExpireAt(life)).contains(replacedAt.plus(life));
        assertThat(source(REFRESH).credentialsExpireAt(Duration.ZERO)).isEmpty();
        assertThat(source(PAT).credentialsExpireAt(life)).isEmpty();
    }

    @Test
    void doesNotKnowWhenARefreshTokenExpiresThatComesBackAsItWent() {
        host.answer(_ -> Reply.tokens("a", "first"));
        TokenSource source = source(REFRESH);
        source.current();

        source.insteadOf("a");

        assertThat(source.credentialsExpireAt(Duration.ofDays(30))).isEmpty();
    }

    @Test
    void goesByTheDayThatWasToldUnlessGoToReplacedTheToken() {
        Instant told = Instant.parse("2027-01-31T00:00:00Z");
        Duration life = Duration.ofDays(30);
        for (Grant grant : List.of(PAT, REFRESH, CODE, PASSWORD)) {
            var credentials = new Credentials("id", new Secret("hush"), grant, Optional.of(told));
            assertThat(credentials.expireAt(Optional.empty(), life)).contains(told);
            assertThat(credentials.expireAt(Optional.of(now.get()), life))
                    .contains(now.get().plus(life));
        }
    }

    @Test
    void triesTheTokenThatWasGivenWhenTheNewestIsRefused() {
        host.answer(_ -> Reply.tokens("a", "second"));
        source(REFRESH).current();
        host.answer(
                form ->
                        Objects.equals(form.get("refresh_token"), "first")
                                ? Reply.tokens("b", "third")
                                : Reply.refusal(400, "invalid_grant"));

        assertThat(source(REFRESH).current()).isEqualTo("b");
    }

    @Test
    void exchangesAnAuthorizationCodeOnce() {
        host.answer(_ -> Reply.tokens("a", "of the code"));
        source(CODE).current();

        source(CODE).current();

        assertThat(host.asked)
                .extracting(form -> form.get("grant_type"))
                .containsExactly("authorization_code", "refresh_token");
        assertThat(host.asked.getLast()).containsEntry("refresh_token", "of the code");
    }

    @Test
    void ignoresTokensThatAreSealedToAnotherKey() {
        shelf.kept.add(Sealed.of(new byte[] {1, 2, 3}));

        source(REFRESH).current();

        assertThat(host.asked.getLast()).containsEntry("refresh_token", "first");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(PAT, Reply.refusal(401, "invalid_client"), Reason.CLIENT_REFUSED),
                arguments(PAT, Reply.json(401, "{}"), Reason.CLIENT_REFUSED),
                arguments(
                        PAT,
                        Reply.refusal(400, "invalid_grant"),
                        Reason.PERSONAL_ACCESS_TOKEN_REFUSED),
                arguments(
                        REFRESH, Reply.refusal(400, "invalid_grant"), Reason.REFRESH_TOKEN_REFUSED),
                arguments(
                        CODE,
                        Reply.refusal(400, "invalid_grant"),
                        Reason.AUTHORIZATION_CODE_REFUSED),
                arguments(PASSWORD, Reply.refusal(400, "invalid_grant"), Reason.PASSWORD_REFUSED),
                arguments(
                        PASSWORD,
                        Reply.refusal(400, "unsupported_grant_type"),
                        Reason.PASSWORD_GRANT_NOT_ALLOWED),
                arguments(
                        PASSWORD,
                        Reply.refusal(400, "unauthorized_client"),
                        Reason.PASSWORD_GRANT_NOT_ALLOWED),
                arguments(
                        PAT,
                        Reply.refusal(400, "unsupported_grant_type"),
                        Reason.GRANT_NOT_ALLOWED),
                arguments(PAT, Reply.refusal(400, "invalid_scope"), Reason.SCOPE_MISSING),
                arguments(PAT, Reply.refusal(400, "invalid_request"), Reason.SIGN_IN_REFUSED),
                arguments(PAT, new Reply(200, "text/html", "<html>Hi"), Reason.NOT_GOTO),
                arguments(PAT, new Reply(404, "text/html", "<html>No"), Reason.NOT_GOTO),
                arguments(PAT, new Reply(302, "text/html", ""), Reason.NOT_GOTO),
                arguments(PAT, Reply.json(200, "[]"), Reason.NOT_GOTO),
                arguments(PAT, Reply.json(503, ""), Reason.UNAVAILABLE),
                arguments(PAT, Reply.json(429, ""), Reason.TOO_MANY_REQUESTS));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyThereIsNoToken(Grant grant, Reply reply, Reason expected) {
        host.answer(_ -> reply);

        assertThat(refused(() -> source(grant).current())).isEqualTo(expected);
    }

    @Test
    void saysWhyAHostIsOutOfReach() {
        host.close();
        assertThat(refused(() -> at(host.url()).current())).isEqualTo(Reason.CONNECTION_REFUSED);
        assertThat(refused(() -> at(URI.create("http://no-such-host.invalid/")).current()))
                .isEqualTo(Reason.HOST_UNKNOWN);
    }

    @Test
    void showsNoSecret() {
        for (Grant grant : List.of(PAT, REFRESH, CODE, PASSWORD)) {
            assertThat(new Credentials("id", new Secret("hush"), grant).toString())
                    .doesNotContain("hush", "the pat", "first", "code=code", "p&ss");
        }
    }

    private TokenSource source(Grant grant) {
        return source(grant, host.url());
    }

    private TokenSource at(URI url) {
        return source(PAT, url);
    }

    private TokenSource source(Grant grant, URI url) {
        return new TokenSource(
                new TokenEndpoint(new Http(Duration.ofSeconds(2), Duration.ofSeconds(5)), url),
                () -> new Credentials("id", new Secret("hush"), grant),
                new KeptTokens("gotomeeting", shelf, Optional.of(key)),
                now::get);
    }

    private void later(Duration time) {
        now.set(now.get().plus(time));
    }

    private static Reason refused(Runnable call) {
        var thrown = new AtomicReference<GoToException>();
        assertThatThrownBy(call::run).isInstanceOfSatisfying(GoToException.class, thrown::set);
        return Objects.requireNonNull(thrown.get()).failure().reason();
    }
}
