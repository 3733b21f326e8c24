package dev.usher.assignment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running service of a test. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one; those with the same schema share the directory. */
    static Instance start(String schema, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--assignment.api-token=secret",
                                // A group of its own, so that it hears of all settings.
                                "--spring.application.name=assignment-service"
                                        + (schema.equals("assignment") ? "" : "-" + schema),
                                "--logging.structured.format.console=",
                                "--spring.kafka.bootstrap-servers=" + Surroundings.brokers(),
                                "--spring.flyway.schemas=" + schema,
                                "--spring.flyway.default-schema=" + schema,
                                "--spring.datasource.hikari.schema=" + schema,
                                "--spring.datasource.url=" + Surroundings.databaseUrl()));
        arguments.addAll(List.of(more));
        return new Instance(
                new SpringApplicationBuilder(AssignmentServiceApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> importOf(String type, String body) throws Exception {
        return exchange("POST", "/api/v1/import", type, body);
    }

    /** Quotation marks may be single ones. */
    HttpResponse<String> post(String path, String json) throws Exception {
        return exchange("POST", path, "application/json", json.replace('\'', '"'));
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        return exchange(method, path, "application/json", "");
    }

    HttpResponse<String> exchange(String method, String path, String type, String body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer secret")
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> exchange(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    String management(String path) throws Exception {
        String port = context.getEnvironment().getProperty("local.management.port");
        return exchange(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build())
                .body();
    }

    URI uri(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
