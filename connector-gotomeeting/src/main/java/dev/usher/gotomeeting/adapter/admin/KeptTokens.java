package dev.usher.gotomeeting.adapter.admin;

import dev.usher.contracts.seal.PrivateSealingKey;
import dev.usher.contracts.seal.SealContext;
import dev.usher.gotomeeting.application.StoppedException;
import dev.usher.gotomeeting.application.TokenShelf;
import dev.usher.gotomeeting.domain.Sealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest refresh token of each of the last credentials of an application. Each is remembered
 * with the fingerprint of the credentials it came from: other credentials never use it, and the
 * same credentials, given again, go on from it. Thread-safe.
 */
final class KeptTokens {

    private static final Logger log = LoggerFactory.getLogger(KeptTokens.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST = 5;

    private final SealContext context;
    private final TokenShelf shelf;
    private final Optional<PrivateSealingKey> key;
    private @Nullable List<Kept> tokens;

    /**
     * @param key what is kept is sealed to it; without one it is kept in memory only
     */
    KeptTokens(String application, TokenShelf shelf, Optional<PrivateSealingKey> key) {
        this.context = new SealContext(application, SealContext.Purpose.TOKENS);
        this.shelf = shelf;
        this.key = key;
    }

    /** Tokens that last as long as the process. */
    static KeptTokens inMemory(String application) {
        TokenShelf none =
                new TokenShelf() {
                    @Override
                    public Optional<Sealed> kept(String of) {
                        return Optional.empty();
                    }

                    @Override
                    public void keep(String of, Sealed tokens) {}
                };
        return new KeptTokens(application, none, Optional.empty());
    }

    /** The newest refresh token that came of these credentials. */
    synchronized Optional<Secret> of(Credentials credentials) {
        String origin = credentials.fingerprint();
        return all().stream()
                .filter(one -> one.origin().equals(origin))
                .map(Kept::token)
                .findFirst();
    }

    /** When GoTo gave that token out, if that is known. */
    synchronized Optional<Instant> issuedAt(Credentials credentials) {
        String origin = credentials.fingerprint();
        return all().stream()
                .filter(one -> one.origin().equals(origin))
                .findFirst()
                .flatMap(Kept::issuedAt);
    }

    /**
     * Keeps a refresh token that came of these credentials; comes back when it is safe.
     *
     * @param issuedAt when GoTo gave it out; empty: not known
     */
    synchronized void keep(Credentials credentials, Secret token, Optional<Instant> issuedAt) {
        String origin = credentials.fingerprint();
        List<Kept> newest = new ArrayList<>();
        newest.add(new Kept(origin, token, issuedAt));
        all().stream()
                .filter(one -> !one.origin().equals(origin))
                .limit(MOST - 1L)
                .forEach(newest::add);
        tokens = newest;
        if (key.isEmpty()) {
            log.atWarn()
                    .addKeyValue("application", context.application())
                    .log(
                            "GoTo gave out a refresh token that will be lost with this process:"
                                    + " gotomeeting.key.file is not set");
            return;
        }
        byte[] sealed = key.get().publicKey().seal(write(newest), context);
        try {
            shelf.keep(context.application(), Sealed.of(sealed));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped while keeping a refresh token");
        }
    }

    private List<Kept> all() {
        List<Kept> known = tokens;
        if (known == null) {
            known = key.map(this::stored).orElse(List.of());
            tokens = known;
        }
        return known;
    }

    private List<Kept> stored(PrivateSealingKey opening) {
        return shelf.kept(context.application())
                .map(
                        found ->
                                opening.open(found.bytes(), context)
                                        .map(KeptTokens::read)
                                        .orElseGet(this::sealedElsewhere))
                .orElse(List.of());
    }

    private List<Kept> sealedElsewhere() {
        log.atWarn()
                .addKeyValue("application", context.application())
                .log("Cannot open the refresh tokens kept: they were sealed to another key");
        return List.of();
    }

    private static List<Kept> read(byte[] json) {
        List<Kept> read = new ArrayList<>();
        for (JsonNode one : MAPPER.readTree(json)) {
            read.add(
                    new Kept(
                            one.path("origin").asString(""),
                            new Secret(one.path("token").asString("")),
                            one.path("issuedAt").asStringOpt().map(Instant::parse)));
        }
        return read;
    }

    private static byte[] write(List<Kept> kept) {
        return MAPPER.writeValueAsBytes(kept.stream().map(KeptTokens::fields).toList());
    }

    private static Map<String, String> fields(Kept one) {
        Map<String, String> fields = new HashMap<>();
        fields.put("origin", one.origin());
        fields.put("token", one.token().value());
        one.issuedAt().ifPresent(at -> fields.put("issuedAt", at.toString()));
        return fields;
    }

    /**
     * A refresh token.
     *
     * @param origin fingerprint of the credentials
     * @param issuedAt when GoTo gave it out; empty: not known
     */
    private record Kept(String origin, Secret token, Optional<Instant> issuedAt) {}
}
