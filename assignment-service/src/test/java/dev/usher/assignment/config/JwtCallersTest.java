package dev.usher.assignment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID provider that runs here. */
class JwtCallersTest {

    private static HttpServer provider;
    private static RSAKey key;
    private static RSAKey foreign;
    private static String issuer;
    private static JwtCallers callers;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("ours").generate();
        foreign = new RSAKeyGenerator(2048).keyID("ours").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + provider.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"]}\
                """
                        .formatted(issuer, issuer));
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        provider.start();
        callers = callers(Set.of());
    }

    @AfterAll
    static void stop() {
        provider.stop(0);
    }

    @Test
    void bearAScopeAndSpeakForTheSourceOfTheSettings() throws Exception {
        assertThat(callers.caller(token(key, Map.of("scope", "openid scim"))))
                .hasValue(
                        new Caller(
                                "someone",
                                Set.of(Scope.SCIM),
                                "oidc",
                                "gotomeeting",
                                new Caller.PushRole(true, "Role")));
        assertThat(callers.caller(token(key, Map.of("roles", List.of("read", "import")))))
                .map(Caller::scopes)
                .hasValue(Set.of(Scope.READ, Scope.IMPORT));
    }

    @Test
    void haveTheScopesOfTheSettingsWhenTheTokenNamesNone() throws Exception {
        assertThat(callers.caller(token(key, Map.of()))).map(Caller::scopes).hasValue(Set.of());
        assertThat(callers(Set.of("scim")).caller(token(key, Map.of())))
                .map(Caller::scopes)
                .hasValue(Set.of(Scope.SCIM));
    }

    @Test
    void areNobodyWhenTheTokenIsNotForUsOrNotGood() throws Exception {
        assertThat(callers.caller(token(foreign, Map.of("scope", "scim")))).isEmpty();
        assertThat(callers.caller(token(key, Map.of("iss", "https://elsewhere.example"))))
                .isEmpty();
        assertThat(callers.caller(token(key, Map.of("aud", "elsewhere")))).isEmpty();
        assertThat(callers.caller(token(key, Map.of("exp", Date.from(Instant.EPOCH))))).isEmpty();
        assertThat(callers.caller(token(key, withoutEnd()))).isEmpty();
        assertThat(callers.caller("a.b.c")).isEmpty();
    }

    @Test
    void areNeitherGoodNorBadWhileTheIssuerIsAway() throws Exception {
        String good = token(key, Map.of("scope", "scim"));
        AccessProperties.Jwt away =
                new AccessProperties.Jwt(
                        URI.create("http://localhost:1"), "usher", Set.of(), "oidc", "gotomeeting");
        var unreachable =
                JwtCallers.of(
                        URI.create("http://localhost:1"), new AccessProperties(1, "Role", away));

        assertThatExceptionOfType(JwtCallers.UnreachableIssuerException.class)
                .isThrownBy(() -> unreachable.caller(good));
    }

    private static Map<String, Object> withoutEnd() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("exp", null);
        return claims;
    }

    private static JwtCallers callers(Set<String> scopes) {
        return JwtCallers.of(
                URI.create(issuer),
                new AccessProperties(
                        1,
                        "Role",
                        new AccessProperties.Jwt(
                                URI.create(issuer), "usher", scopes, "oidc", "gotomeeting")));
    }

    private static String token(RSAKey signedWith, Map<String, Object> more) throws JOSEException {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("usher")
                        .subject("someone")
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        more.forEach(claims::claim);
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").build(),
                        claims.build());
        token.sign(new RSASSASigner(signedWith));
        return token.serialize();
    }

    private static void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        provider.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
