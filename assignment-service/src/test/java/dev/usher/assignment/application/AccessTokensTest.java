package dev.usher.assignment.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.MovableClock;
import dev.usher.assignment.domain.AccessToken;
import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Caller BEARER =
            new Caller(
                    "okta",
                    Set.of(Scope.SCIM),
                    "okta",
                    "gotomeeting",
                    new Caller.PushRole(true, "User"));
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Store store = new Store();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AccessTokens here = instance();
    private final AccessTokens elsewhere = instance();

    private AccessTokens instance() {
        return new AccessTokens(
                store, new NoLog(), clock, UUID::randomUUID, () -> "secret " + UUID.randomUUID());
    }

    @Test
    void asksTheStoreOnceInAMoment() {
        String secret = mint(null).secret();

        assertThat(here.bearer(secret)).contains(BEARER);
        assertThat(here.bearer(secret)).contains(BEARER);

        assertThat(store.asked).isEqualTo(1);
    }

    @Test
    void forgetsATokenAtOnceWhenItIsRevokedHere() {
        AccessTokens.Minted minted = mint(null);
        assertThat(here.bearer(minted.secret())).isPresent();

        here.revoke(minted.token().id(), BEARER);

        assertThat(here.bearer(minted.secret())).isEmpty();
    }

    @Test
    void forgetsATokenInAMomentWhenItIsRevokedElsewhere() {
        AccessTokens.Minted minted = mint(null);
        assertThat(here.bearer(minted.secret())).isPresent();

        elsewhere.revoke(minted.token().id(), BEARER);
        clock.pass(MOMENT);

        assertThat(here.bearer(minted.secret())).isEmpty();
    }

    @Test
    void forgetsATokenAtOnceWhenItExpires() {
        String secret = mint(clock.instant().plusMillis(10)).secret();
        assertThat(here.bearer(secret)).isPresent();

        clock.pass(Duration.ofMillis(10));

        assertThat(here.bearer(secret)).isEmpty();
    }

    @Test
    void pushForASourceToOneApplication() {
        AccessTokens.Minted minted = mint(null);
        Caller subsidiary =
                new Caller("two", Set.of(Scope.SCIM), "okta", "subsidiary", BEARER.pushRole());
        Caller reader =
                new Caller("two", Set.of(Scope.READ), "okta", "subsidiary", BEARER.pushRole());

        assertThat(here.pushesElsewhere(subsidiary)).contains("gotomeeting");
        assertThat(here.pushesElsewhere(BEARER)).isEmpty();
        assertThat(here.pushesElsewhere(reader)).isEmpty();

        here.revoke(minted.token().id(), BEARER);

        assertThat(here.pushesElsewhere(subsidiary)).isEmpty();
    }

    private AccessTokens.Minted mint(@Nullable Instant expiresAt) {
        return here.mint(BEARER, expiresAt, BEARER).orElseThrow();
    }

    private static final class NoLog implements AuditLog {
        @Override
        public void note(List<AuditEntry> entries) {}

        @Override
        public List<Numbered> newest(Optional<String> about, Optional<Long> before, int most) {
            return List.of();
        }
    }

    private static final class Store implements TokenStore {
        private final Map<UUID, AccessToken> tokens = new HashMap<>();
        private final Map<UUID, byte[]> hashes = new HashMap<>();
        private int asked;

        @Override
        public <T> T together(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean knowsApplication(String application) {
            return true;
        }

        @Override
        public void add(AccessToken token, byte[] hash) {
            tokens.put(token.id(), token);
            hashes.put(token.id(), hash);
        }

        @Override
        public Optional<AccessToken> byHash(byte[] hash) {
            asked++;
            return hashes.entrySet().stream()
                    .filter(it -> Arrays.equals(it.getValue(), hash))
                    .map(it -> tokens.get(it.getKey()))
                    .findFirst();
        }

        @Override
        public List<AccessToken> all() {
            return new ArrayList<>(tokens.values());
        }

        @Override
        public Optional<AccessToken> revoke(UUID id, Instant at) {
            return Optional.ofNullable(
                    tokens.computeIfPresent(
                            id,
                            (_, it) ->
                                    new AccessToken(
                                            it.id(),
                                            it.bearer(),
                                            it.createdAt(),
                                            it.createdBy(),
                                            it.expiresAt(),
                                            at,
                                            it.lastUsedAt())));
        }

        @Override
        public void used(UUID id, Instant at) {}
    }
}
