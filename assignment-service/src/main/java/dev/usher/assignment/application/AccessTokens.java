package dev.usher.assignment.application;

import dev.usher.assignment.domain.AccessToken;
import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens, recognizes them, ends them. A secret is told once and never kept. A token that was
 * recognized is for a moment, so one that another instance ended counts here for that long.
 */
public final class AccessTokens {

    private static final Duration USE_NOTED_EACH = Duration.ofHours(1);

    private static final Duration RECOGNIZED_FOR = Duration.ofSeconds(2);

    private final TokenStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Supplier<String> secrets;

    /**
     * By hash. Another map after each end of a token: what was looked up before is not believed.
     */
    private volatile Map<ByteBuffer, Recognized> recognized = new ConcurrentHashMap<>();

    private record Recognized(AccessToken token, Instant at) {}

    /**
     * @param secrets unguessable texts
     */
    public AccessTokens(
            TokenStore store,
            AuditLog audit,
            Clock clock,
            Supplier<UUID> ids,
            Supplier<String> secrets) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
        this.secrets = secrets;
    }

    /**
     * Makes a token; the secret in the answer is not to be had again.
     *
     * @return empty when there is no such application
     */
    public Optional<Minted> mint(Caller bearer, @Nullable Instant expiresAt, Caller by) {
        if (!store.knowsApplication(bearer.application())) {
            return Optional.empty();
        }
        String secret = secrets.get();
        AccessToken token =
                new AccessToken(
                        ids.get(), bearer, clock.instant(), by.name(), expiresAt, null, null);
        return store.together(
                () -> {
                    store.add(token, hash(secret));
                    note("token.mint", token, by);
                    return Optional.of(new Minted(token, secret));
                });
    }

    /**
     * The application to which others push for the same source, if it is another one. Whom a source
     * has is kept once, so it can push to one application only.
     */
    public Optional<String> pushesElsewhere(Caller bearer) {
        Instant now = clock.instant();
        return !bearer.scopes().contains(Scope.SCIM)
                ? Optional.empty()
                : store.all().stream()
                        .filter(it -> it.isValidAt(now))
                        .map(AccessToken::bearer)
                        .filter(it -> it.scopes().contains(Scope.SCIM))
                        .filter(it -> it.source().equals(bearer.source()))
                        .map(Caller::application)
                        .filter(it -> !it.equals(bearer.application()))
                        .findFirst();
    }

    /** All of them, the ended ones too, oldest first. */
    public List<AccessToken> all() {
        return store.all();
    }

    /** Ends a token at once; empty when there is none with this id. */
    public Optional<AccessToken> revoke(UUID id, Caller by) {
        Optional<AccessToken> token =
                store.together(
                        () -> {
                            Optional<AccessToken> revoked = store.revoke(id, clock.instant());
                            revoked.ifPresent(it -> note("token.revoke", it, by));
                            return revoked;
                        });
        recognized = new ConcurrentHashMap<>();
        return token;
    }

    private void note(String action, AccessToken token, Caller by) {
        audit.note(
                List.of(
                        new AuditEntry(
                                clock.instant(),
                                by.name(),
                                by.source(),
                                action,
                                token.id().toString(),
                                token.bearer().name())));
    }

    /** Who bears this secret; empty when the token is unknown, expired or revoked. */
    public Optional<Caller> bearer(String secret) {
        Instant now = clock.instant();
        ByteBuffer hash = ByteBuffer.wrap(hash(secret));
        Map<ByteBuffer, Recognized> before = recognized;
        Recognized known = before.get(hash);
        if (known == null || known.at().plus(RECOGNIZED_FOR).isBefore(now)) {
            known =
                    store.byHash(hash.array())
                            .filter(it -> it.isValidAt(now))
                            .map(it -> new Recognized(it, now))
                            .orElse(null);
            if (known == null) {
                return Optional.empty();
            }
            before.put(hash, known);
            if (isUseToBeNoted(known.token(), now)) {
                store.used(known.token().id(), now);
            }
        }
        return Optional.of(known.token()).filter(it -> it.isValidAt(now)).map(AccessToken::bearer);
    }

    private static boolean isUseToBeNoted(AccessToken token, Instant now) {
        Instant last = token.lastUsedAt();
        return last == null || last.plus(USE_NOTED_EACH).isBefore(now);
    }

    /** The secrets are long and random, so a plain hash cannot be guessed from. */
    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** A new token with its secret. */
    public record Minted(AccessToken token, String secret) {}
}
