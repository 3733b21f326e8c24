package dev.usher.assignment;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running service of a test. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Calls calls;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
        this.calls = new Calls(URI.create("http://localhost:" + port("local.server.port")));
    }

    /** Starts one; those with the same schema share the directory. */
    static Instance start(String schema, String... more) {
        return new Instance(
                new SpringApplicationBuilder(AssignmentServiceApplication.class)
                        .run(arguments(schema, more).toArray(String[]::new)));
    }

    /** What a service on that schema is started with. */
    static List<String> arguments(String schema, String... more) {
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
        for (String one : more) {
            String name = one.substring(0, one.indexOf('=') + 1);
            arguments.removeIf(it -> it.startsWith(name));
            arguments.add(one);
        }
        return arguments;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> importOf(String type, String body) throws Exception {
        return calls.exchange("POST", "/api/v1/import", type, body);
    }

    /** Quotation marks may be single ones. */
    HttpResponse<String> post(String path, String json) throws Exception {
        return calls.exchange("POST", path, "application/json", json.replace('\'', '"'));
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        return calls.exchange(method, path, "application/json", "");
    }

    HttpResponse<String> exchange(String method, String path, String type, String body)
            throws Exception {
        return calls.exchange(method, path, type, body);
    }

    HttpResponse<String> exchange(HttpRequest request) throws Exception {
        return calls.exchange(request);
    }

    String management(String path) throws Exception {
        return exchange(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + port("local.management.port")
                                                        + path))
                                .build())
                .body();
    }

    URI uri(String path) {
        return calls.uri(path);
    }

    private String port(String property) {
        return String.valueOf(context.getEnvironment().getProperty(property));
    }

    @Override
    public void close() {
        calls.close();
        context.close();
    }
}
