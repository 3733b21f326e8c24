package dev.usher.console.adapter.store;

import dev.usher.console.application.SettingsStore;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.SealedCredentials;
import dev.usher.policy.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Settings in the table {@code settings}; its lock makes instances take turns. */
public final class PostgresSettingsStore implements SettingsStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    public PostgresSettingsStore(
            JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public List<PublishedSettings> all() {
        return jdbc.sql("select * from settings order by application").query(this::row).list();
    }

    @Override
    public void change(Function<Map<String, PublishedSettings>, List<PublishedSettings>> decision) {
        transactions.executeWithoutResult(
                _ -> {
                    takeTurn();
                    decision.apply(
                                    all().stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            PublishedSettings::application,
                                                            Function.identity())))
                            .forEach(this::store);
                });
    }

    @Override
    public void publishPending(Consumer<PublishedSettings> publishing) {
        transactions.executeWithoutResult(
                _ -> {
                    takeTurn();
                    jdbc.sql("select * from settings where not published order by application")
                            .query(this::row)
                            .list()
                            .forEach(
                                    settings -> {
                                        publishing.accept(settings);
                                        jdbc.sql(
                                                        "update settings set published = true where"
                                                                + " application = :application")
                                                .param("application", settings.application())
                                                .update();
                                    });
                });
    }

    private void takeTurn() {
        jdbc.sql("lock table settings in share row exclusive mode").update();
    }

    private void store(PublishedSettings settings) {
        jdbc.sql(
                        """
                        insert into settings (application, version, content, updated_at,
                                              sealed_credentials, credentials_fingerprint,
                                              passed_over, published)
                        values (:application, :version, cast(:content as jsonb), :updatedAt,
                                :sealed, :fingerprint, cast(:passedOver as jsonb), false)
                        on conflict (application) do update
                        set version = excluded.version, content = excluded.content,
                            updated_at = excluded.updated_at,
                            sealed_credentials = excluded.sealed_credentials,
                            credentials_fingerprint = excluded.credentials_fingerprint,
                            passed_over = excluded.passed_over,
                            published = settings.published and settings.version = excluded.version
                        """)
                .param("application", settings.application())
                .param("version", settings.settings().version())
                .param("content", json.writeValueAsString(settings.settings()))
                .param("updatedAt", settings.updatedAt().atOffset(ZoneOffset.UTC))
                .param("sealed", settings.credentials().map(SealedCredentials::base64).orElse(null))
                .param(
                        "fingerprint",
                        settings.credentials().map(SealedCredentials::fingerprint).orElse(null))
                .param(
                        "passedOver",
                        settings.passedOver().map(json::writeValueAsString).orElse(null))
                .update();
    }

    private PublishedSettings row(ResultSet row, int number) throws SQLException {
        String passedOver = row.getString("passed_over");
        String fingerprint = row.getString("credentials_fingerprint");
        return new PublishedSettings(
                row.getString("application"),
                json.readValue(row.getString("content"), Settings.class),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("sealed_credentials"))
                        .map(base64 -> new SealedCredentials(base64, fingerprint)),
                Optional.ofNullable(passedOver)
                        .map(content -> json.readValue(content, Settings.class)));
    }
}
