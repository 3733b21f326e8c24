package dev.usher.gotomeeting.adapter.admin;

import dev.usher.contracts.seal.PrivateSealingKey;
import dev.usher.contracts.seal.SealContext;
import dev.usher.gotomeeting.application.Entrance;
import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.TokenShelf;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Sealed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the Admin API by credentials that are sealed in the settings, or else configured. */
public final class AdminEntrance implements Entrance {

    private final String application;
    private final TokenEndpoint endpoint;
    private final Optional<Credentials> configured;
    private final Optional<PrivateSealingKey> key;
    private final KeptTokens kept;
    private final Function<Supplier<TokenSource>, GoTo> doors;
    private final Duration refreshTokenLife;
    private final InstantSource clock;
    private final GoTo goTo;
    private volatile InForce inForce;
    private volatile boolean closed;

    /**
     * @param tokenUrl where tokens are exchanged
     * @param doors makes clients of the API
     * @param configured used while no sealed credentials are given
     * @param key opens sealed credentials
     * @param refreshTokenLife how long GoTo accepts a refresh token; zero: not known
     */
    public AdminEntrance(
            String application,
            Http http,
            URI tokenUrl,
            Function<Supplier<TokenSource>, GoTo> doors,
            Optional<Credentials> configured,
            Optional<PrivateSealingKey> key,
            TokenShelf shelf,
            Duration refreshTokenLife,
            InstantSource clock) {
        this.application = application;
        this.endpoint = new TokenEndpoint(http, tokenUrl);
        this.configured = configured;
        this.key = key;
        this.kept = new KeptTokens(application, shelf, key);
        this.doors = doors;
        this.refreshTokenLife = refreshTokenLife;
        this.clock = clock;
        this.inForce = new InForce(Optional.empty(), tokens(this::configured));
        this.goTo = doors.apply(() -> unlessClosed(inForce.tokens()));
    }

    @Override
    public GoTo goTo() {
        return goTo;
    }

    @Override
    public GoTo goTo(Sealed candidate) {
        TokenSource tokens = tokens(() -> opened(candidate, SealContext.Purpose.CONNECTION_TEST));
        return doors.apply(() -> unlessClosed(tokens));
    }

    @Override
    public synchronized boolean use(Optional<Sealed> credentials) {
        if (credentials.equals(inForce.sealed())) {
            return false;
        }
        Supplier<Credentials> source =
                () ->
                        credentials
                                .map(given -> opened(given, SealContext.Purpose.SETTINGS))
                                .orElseGet(this::configured);
        inForce = new InForce(credentials, tokens(source));
        return true;
    }

    @Override
    public Optional<Instant> credentialsExpireAt() {
        return inForce.tokens().credentialsExpireAt(refreshTokenLife);
    }

    @Override
    public void close(boolean noCalls) {
        closed = noCalls;
    }

    private TokenSource unlessClosed(TokenSource tokens) {
        if (closed) {
            throw new GoToException(
                    new Failure.Transient(
                            Reason.MAINTENANCE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
        return tokens;
    }

    private TokenSource tokens(Supplier<Credentials> credentials) {
        return new TokenSource(endpoint, credentials, kept, clock);
    }

    private Credentials configured() {
        return configured.orElseThrow(() -> barred(Reason.NO_CREDENTIALS));
    }

    private Credentials opened(Sealed sealed, SealContext.Purpose purpose) {
        return key.flatMap(its -> its.open(sealed.bytes(), new SealContext(application, purpose)))
                .flatMap(CredentialsJson::read)
                .orElseThrow(() -> barred(Reason.CREDENTIALS_UNREADABLE));
    }

    private static GoToException barred(Reason reason) {
        return new GoToException(new Failure.Barred(reason, Optional.empty(), Optional.empty()));
    }

    /** The credentials in force, and their tokens. */
    private record InForce(Optional<Sealed> sealed, TokenSource tokens) {}
}
