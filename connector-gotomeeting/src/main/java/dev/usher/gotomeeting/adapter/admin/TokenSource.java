package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.adapter.admin.Credentials.Grant;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.StoppedException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of some credentials: fetched when first needed, again some time before it runs
 * out, and when GoTo refuses it. Whoever comes while one is fetched waits for that one and shares
 * its outcome. A refresh token that GoTo gives out is kept safe before it is used. Thread-safe.
 */
public final class TokenSource {

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration NEXT_TRY = Duration.ofSeconds(15);

    private final TokenEndpoint endpoint;
    private final Supplier<Credentials> credentials;
    private final KeptTokens kept;
    private final InstantSource clock;
    private @Nullable Held held;
    private @Nullable FutureTask<Held> fetching;

    /**
     * @param credentials throws {@link GoToException} when there are none
     */
    TokenSource(
            TokenEndpoint endpoint,
            Supplier<Credentials> credentials,
            KeptTokens kept,
            InstantSource clock) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * A token that GoTo most likely accepts.
     *
     * @throws GoToException when none is to be had
     */
    String current() {
        return otherThan("");
    }

    /** Another token than the one that was refused. */
    String insteadOf(String refused) {
        return otherThan(refused);
    }

    /**
     * When GoTo accepts no more what is signed in with; empty: not known.
     *
     * @param refreshTokenLife how long a refresh token is accepted; zero: not known
     */
    Optional<Instant> credentialsExpireAt(Duration refreshTokenLife) {
        Credentials known;
        try {
            known = credentials.get();
        } catch (GoToException _) {
            return Optional.empty();
        }
        return switch (known.grant()) {
            case Grant.RefreshToken _, Grant.AuthorizationCode _ ->
                    known.expireAt(kept.issuedAt(known), refreshTokenLife);
            case Grant.PersonalAccessToken _, Grant.Password _ -> known.expiresAt();
        };
    }

    private String otherThan(String refused) {
        FutureTask<Held> task;
        boolean mine;
        synchronized (this) {
            Held known = held;
            if (known != null
                    && !known.token().value().equals(refused)
                    && clock.instant().isBefore(known.renewAt())) {
                return known.token().value();
            }
            FutureTask<Held> running = fetching;
            mine = running == null;
            task = running != null ? running : new FutureTask<>(this::fetch);
            fetching = task;
        }
        if (mine) {
            task.run();
            fetched();
        }
        try {
            return task.get().token().value();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped while waiting for a token");
        } catch (ExecutionException e) {
            return stillGood(refused, e.getCause());
        }
    }

    private synchronized void fetched() {
        fetching = null;
    }

    /** The token at hand, if renewing it was only early and has failed for now. */
    private synchronized String stillGood(String refused, @Nullable Throwable trouble) {
        Held known = held;
        Instant now = clock.instant();
        if (trouble instanceof GoToException failed
                && failed.failure() instanceof Failure.Transient
                && known != null
                && !known.token().value().equals(refused)
                && now.isBefore(known.endsAt())) {
            held = new Held(known.token(), now.plus(NEXT_TRY), known.endsAt());
            return known.token().value();
        }
        if (trouble instanceof RuntimeException failed) {
            throw failed;
        }
        throw new IllegalStateException("Fetching a token broke", trouble);
    }

    private Held fetch() {
        Credentials known = credentials.get();
        TokenEndpoint.Issued issued =
                switch (known.grant()) {
                    case Grant.PersonalAccessToken _, Grant.Password _ ->
                            endpoint.exchange(known, known.grant());
                    case Grant.RefreshToken first -> refreshed(known, first);
                    case Grant.AuthorizationCode code -> authorized(known, code);
                };
        Instant now = clock.instant();
        Instant endsAt = now.plus(issued.life());
        Duration quarter = issued.life().dividedBy(4);
        Duration early = quarter.compareTo(EARLY) < 0 ? quarter : EARLY;
        return hold(new Held(issued.accessToken(), endsAt.minus(early), endsAt));
    }

    private synchronized Held hold(Held fetched) {
        held = fetched;
        return fetched;
    }

    /** The newest token first; the one configured may be good still when that one is not. */
    private TokenEndpoint.Issued refreshed(Credentials known, Grant.RefreshToken first) {
        Optional<Secret> newest = kept.of(known).filter(token -> !token.equals(first.token()));
        if (newest.isEmpty()) {
            return keep(known, first.token(), endpoint.exchange(known, first));
        }
        try {
            Grant grant = new Grant.RefreshToken(newest.get());
            return keep(known, newest.get(), endpoint.exchange(known, grant));
        } catch (GoToException e) {
            if (e.failure().reason() != Reason.REFRESH_TOKEN_REFUSED) {
                throw e;
            }
            return keep(known, first.token(), endpoint.exchange(known, first));
        }
    }

    private TokenEndpoint.Issued authorized(Credentials known, Grant.AuthorizationCode code) {
        Optional<Secret> newest = kept.of(known);
        Grant grant = newest.<Grant>map(Grant.RefreshToken::new).orElse(code);
        return keep(known, newest.orElse(code.code()), endpoint.exchange(known, grant));
    }

    /** A token that comes back as it went is no newer than it was. */
    private TokenEndpoint.Issued keep(Credentials known, Secret used, TokenEndpoint.Issued issued) {
        issued.refreshToken()
                .ifPresent(
                        token ->
                                kept.keep(
                                        known,
                                        token,
                                        token.equals(used)
                                                ? kept.of(known)
                                                        .filter(used::equals)
                                                        .flatMap(_ -> kept.issuedAt(known))
                                                : Optional.of(clock.instant())));
        return issued;
    }

    /**
     * A token at hand.
     *
     * @param renewAt when to fetch the next one
     * @param endsAt when GoTo accepts it no more
     */
    private record Held(Secret token, Instant renewAt, Instant endsAt) {}
}
