package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.TokenStore;
import dev.usher.assignment.domain.AccessToken;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens in PostgreSQL. */
public final class JdbcTokens implements TokenStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public JdbcTokens(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    @Override
    public boolean knowsApplication(String application) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM applications WHERE name = ?)")
                .param(application)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void add(AccessToken token, byte[] hash) {
        Caller bearer = token.bearer();
        Instant expires = token.expiresAt();
        jdbc.sql(
                        """
                        INSERT INTO tokens (id, hash, name, scopes, source, application, by_push,
                            push_role, created_at, created_by, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        token.id(),
                        hash,
                        bearer.name(),
                        bearer.scopes().stream().map(Scope::toString).toArray(String[]::new),
                        bearer.source(),
                        bearer.application(),
                        bearer.pushRole().byPush(),
                        bearer.pushRole().role(),
                        utc(token.createdAt()),
                        token.createdBy())
                .param(expires == null ? null : utc(expires))
                .update();
    }

    @Override
    public Optional<AccessToken> byHash(byte[] hash) {
        return jdbc.sql("SELECT * FROM tokens WHERE hash = ?")
                .param(hash)
                .query((row, _) -> read(row))
                .optional();
    }

    @Override
    public List<AccessToken> all() {
        return jdbc.sql("SELECT * FROM tokens ORDER BY created_at, id")
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    public Optional<AccessToken> revoke(UUID id, Instant at) {
        return jdbc.sql(
                        """
                        UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?
                        RETURNING *
                        """)
                .params(utc(at), id)
                .query((row, _) -> read(row))
                .optional();
    }

    @Override
    public void used(UUID id, Instant at) {
        jdbc.sql("UPDATE tokens SET last_used_at = ? WHERE id = ?").params(utc(at), id).update();
    }

    private static AccessToken read(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getObject("id", UUID.class),
                new Caller(
                        row.getString("name"),
                        Arrays.stream((String[]) row.getArray("scopes").getArray())
                                .flatMap(it -> Scope.parse(it).stream())
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getString("source"),
                        row.getString("application"),
                        new Caller.PushRole(row.getBoolean("by_push"), row.getString("push_role"))),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
