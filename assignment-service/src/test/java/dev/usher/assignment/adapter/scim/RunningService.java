package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.AssignmentServiceApplication;
import dev.usher.contracts.topic.TopicCreation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with a database and a broker of its own. */
final class RunningService implements AutoCloseable {

    static final String ADMINISTRATOR = "secret";

    final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedKafkaKraftBroker broker;
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final JsonMapper mapper = new JsonMapper();

    private RunningService(
            EmbeddedKafkaKraftBroker broker,
            EmbeddedPostgres postgres,
            ConfigurableApplicationContext context) {
        this.broker = broker;
        this.postgres = postgres;
        this.context = context;
    }

    static RunningService start(String... settings) throws Exception {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            new TopicCreation("", 1, (short) 1).createMissing(admin);
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        String[] all = new String[settings.length + 6];
        all[0] = "--server.port=0";
        all[1] = "--management.server.port=0";
        all[2] = "--assignment.api-token=" + ADMINISTRATOR;
        all[3] = "--logging.structured.format.console=";
        all[4] = "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString();
        all[5] = "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
        System.arraycopy(settings, 0, all, 6, settings.length);
        return new RunningService(
                broker,
                postgres,
                new SpringApplicationBuilder(AssignmentServiceApplication.class).run(all));
    }

    /** A token for the SCIM server. */
    String scimToken(String source) throws Exception {
        return token(
                """
                {"name": "%s", "scopes": ["scim"], "source": "%s", "pushRole": "Pushed"}\
                """
                        .formatted(source, source));
    }

    String token(String body) throws Exception {
        var answer = send("POST", "/api/v1/tokens", ADMINISTRATOR, body, Map.of());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return json(answer).path("secret").asString();
    }

    HttpResponse<String> send(
            String method, String path, String token, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/scim+json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> answer) {
        return mapper.readTree(answer.body());
    }

    URI uri(String path) {
        return URI.create(
                "http://localhost:"
                        + context.getEnvironment().getProperty("local.server.port")
                        + path);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() throws IOException {
        http.close();
        context.close();
        postgres.close();
        broker.destroy();
    }
}
