package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.timing.Latencies;
import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.local.client.Api;
import dev.usher.local.client.AssignmentApi;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An assignment-service, a way to speak to it, and an ear for what it tells. */
final class Rig implements AutoCloseable {

    static final String ROLE = "GoToMeeting User";

    /** Whatever is waited for takes no longer. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
    private static final String SCIM = "application/scim+json";

    private final Workbench.Assignment service;
    private final Bus bus;
    private final Consumer<String> say;
    private final HttpClient http =
            // As identity systems speak to it.
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile ObjLongConsumer<Entitlement> listener = (_, _) -> {};
    private String scimToken = "";

    private Rig(Workbench.Assignment service, Bus bus, Consumer<String> say) {
        this.service = service;
        this.bus = bus;
        this.say = say;
        RecordDecoder<Entitlement> decoder = bus.decoder(Topics.ENTITLEMENTS);
        bus.on(
                Topics.ENTITLEMENTS,
                record -> {
                    long readAt = System.nanoTime();
                    listener.accept(decoder.decode(record.value()), readAt);
                });
        bus.listen();
    }

    /** Starts one that knows one application and nobody, and waits until it is ready. */
    static Rig start(Workbench workbench, Consumer<String> say)
            throws IOException, InterruptedException, ExecutionException {
        Bus bus = Bus.open(workbench.bootstrapServers(), "", Duration.ZERO);
        bus.write(Topics.SETTINGS, RecordKey.of(Bus.APPLICATION), settings());
        bus.settle();
        Rig rig =
                new Rig(
                        workbench.startAssignmentService(
                                // All calls of the bench come under one token.
                                Map.of("assignment.access.requests-per-second", "100000")),
                        bus,
                        say);
        try {
            rig.await("it is ready", rig::ready, () -> "");
            rig.await("it knows the role", rig::knowsRole, () -> "");
            rig.scimToken = rig.mint();
            return rig;
        } catch (RuntimeException | IOException | InterruptedException e) {
            rig.close();
            throw e;
        }
    }

    private static JobSettings settings() {
        return JobSettings.newBuilder()
                .setVersion(1)
                .setStatus(JobState.ON)
                .setGoToAccountKey("4711")
                .setNotification(NotificationSettings.newBuilder().setEnabled(false).build())
                .setRoles(
                        List.of(
                                ProvisionedRole.newBuilder()
                                        .setName(ROLE)
                                        .setLicenceKeys(List.of("1001"))
                                        .build()))
                .setUpdatedBy("bench")
                .setUpdatedAt(Instant.now())
                .build();
    }

    private boolean ready() {
        try {
            return service.program().ready();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean knowsRole() {
        try {
            JsonNode answer =
                    json(
                            call(
                                    "POST",
                                    "/api/v1/assignments",
                                    "application/json",
                                    "{\"user\": \"nobody\", \"role\": \"No such role\"}",
                                    service.token()));
            return answer.path("detail").asString("").contains(ROLE);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String mint() throws IOException, InterruptedException {
        return new Api(service.url(), service.token())
                .call(
                        "POST",
                        "/api/v1/tokens",
                        Map.of(
                                "name",
                                "bench",
                                "scopes",
                                List.of("scim"),
                                "source",
                                "bench",
                                "application",
                                Bus.APPLICATION,
                                "pushRole",
                                ROLE))
                .path("secret")
                .asString();
    }

    AssignmentApi api() {
        return service.api();
    }

    /** From now on, and instead of whoever listened until now; with the time when it was read. */
    void hear(ObjLongConsumer<Entitlement> listening) {
        listener = listening;
    }

    /** Hears of the changes that are timed. */
    void hear(Latencies latencies) {
        hear((told, readAt) -> latencies.heard(People.number(told.getUserName()), readAt));
    }

    /**
     * Makes a call of SCIM.
     *
     * @throws IllegalStateException when it is answered with another status
     */
    JsonNode scim(String method, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = call(method, "/scim/v2" + path, SCIM, body, scimToken);
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(
                    method
                            + " "
                            + path
                            + " was answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
        return json(answer);
    }

    private HttpResponse<String> call(
            String method, String path, String type, String body, String token)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(service.url().resolve(path))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        JsonMapper mapper = JsonMapper.shared();
        return answer.body().isBlank() ? mapper.nullNode() : mapper.readTree(answer.body());
    }

    void say(String what) {
        say.accept(what);
    }

    /**
     * Waits.
     *
     * @param until what is waited for, in words
     * @param progress how far it is, in words
     * @throws CannotStartException when the service has ended, or it takes too long
     */
    void await(String until, BooleanSupplier done, Supplier<String> progress)
            throws InterruptedException {
        long begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            bus.check();
            boolean alive = service.program().alive();
            if (!alive || System.nanoTime() - begin > LIMIT.toNanos()) {
                throw new CannotStartException(
                        "The assignment-service "
                                + (alive ? "took more than five minutes" : "ended")
                                + " before "
                                + until
                                + " ("
                                + progress.get()
                                + "). Its log is "
                                + service.program().log()
                                + ".");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    /** Most memory the process ever had, in MB. */
    double residentMb() {
        return service.program().peakBytes() / (1024.0 * 1024.0);
    }

    @Override
    public void close() throws InterruptedException {
        service.program().close();
        bus.close();
        http.close();
    }
}
