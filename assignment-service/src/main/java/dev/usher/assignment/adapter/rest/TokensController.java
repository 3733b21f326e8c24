package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.AccessTokens;
import dev.usher.assignment.domain.AccessToken;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Scope;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of those who may call. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensController {

    private final AccessTokens tokens;
    private final Changes changes;
    private final Supplier<Caller> caller;

    TokensController(AccessTokens tokens, Changes changes, Supplier<Caller> caller) {
        this.tokens = tokens;
        this.changes = changes;
        this.caller = caller;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.TokenBody.class)))
    MintedView mint(HttpServletRequest request) throws IOException {
        Map<String, Object> body = changes.object(request.getInputStream(), Bodies.TokenBody.class);
        TokenRequest wanted = TokenRequest.read(body, caller.get());
        tokens.pushesElsewhere(wanted.bearer())
                .ifPresent(
                        it -> {
                            throw new Problem(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "source: tokens of '"
                                            + wanted.bearer().source()
                                            + "' push to '"
                                            + it
                                            + "'; take another source for another application");
                        });
        var minted =
                tokens.mint(wanted.bearer(), wanted.expiresAt(), caller.get())
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                HttpStatus.UNPROCESSABLE_CONTENT,
                                                "application: there is no application '"
                                                        + wanted.bearer().application()
                                                        + "'"));
        return new MintedView(TokenView.of(minted.token()), minted.secret());
    }

    @GetMapping
    List<TokenView> all() {
        return tokens.all().stream().map(TokenView::of).toList();
    }

    @DeleteMapping("/{id}")
    TokenView revoke(@PathVariable UUID id) {
        return tokens.revoke(id, caller.get())
                .map(TokenView::of)
                .orElseThrow(() -> Problem.notFound("token", id.toString()));
    }

    /** A new token; the secret is shown here only. */
    record MintedView(TokenView token, String secret) {}

    /** A token as shown. */
    record TokenView(
            UUID id,
            String name,
            List<String> scopes,
            String source,
            String application,
            boolean assignsByPush,
            String pushRole,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {
        static TokenView of(AccessToken it) {
            Caller bearer = it.bearer();
            return new TokenView(
                    it.id(),
                    bearer.name(),
                    bearer.scopes().stream().sorted().map(Scope::toString).toList(),
                    bearer.source(),
                    bearer.application(),
                    bearer.pushRole().byPush(),
                    bearer.pushRole().role(),
                    it.createdAt(),
                    it.createdBy(),
                    it.expiresAt(),
                    it.revokedAt(),
                    it.lastUsedAt());
        }
    }
}
