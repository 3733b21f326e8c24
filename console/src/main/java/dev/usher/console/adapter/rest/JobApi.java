package dev.usher.console.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.console.application.ConnectorStore;
import dev.usher.console.application.Publisher;
import dev.usher.console.application.SealingCredentials;
import dev.usher.console.application.SealingCredentials.Outcome;
import dev.usher.console.application.SettingsStore;
import dev.usher.console.domain.ConnectionTest;
import dev.usher.console.domain.Connector;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import dev.usher.console.domain.SealedCredentials;
import dev.usher.policy.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What concerns the connection of one application. Bodies may hold secrets and are never shown. */
@RestController
@RequestMapping("/api/v1/jobs/{application}")
final class JobApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] NOTHING = {};

    private final SettingsStore settings;
    private final ConnectorStore connectors;
    private final SealingCredentials sealing;
    private final Publisher publisher;
    private final Clock clock;
    private final Supplier<UUID> ids;

    JobApi(
            SettingsStore settings,
            ConnectorStore connectors,
            SealingCredentials sealing,
            Publisher publisher,
            Clock clock,
            Supplier<UUID> ids) {
        this.settings = settings;
        this.connectors = connectors;
        this.sealing = sealing;
        this.publisher = publisher;
        this.clock = clock;
        this.ids = ids;
    }

    @GetMapping("/connector")
    ConnectorView connector(@PathVariable String application) {
        return connectors
                .connector(application)
                .map(ConnectorView::of)
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "No connector has said anything about the application '"
                                                + application
                                                + "'."));
    }

    @PutMapping(path = "/credentials", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putCredentials(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        requireSettings(application);
        taken(sealing.put(application, body == null ? NOTHING : body));
    }

    @DeleteMapping("/credentials")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteCredentials(@PathVariable String application) {
        requireSettings(application);
        taken(sealing.remove(application));
    }

    /**
     * The body may name {@code credentials} and {@code goToAccountKey}, both for this test only.
     */
    @PostMapping(path = "/connection-tests", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TestView> test(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        requireSettings(application);
        JsonNode wish = body == null || body.length == 0 ? JSON.createObjectNode() : read(body);
        Optional<SealedCredentials> candidate =
                wish.has("credentials")
                        ? taken(
                                sealing.candidate(
                                        application,
                                        JSON.writeValueAsBytes(wish.path("credentials"))))
                        : Optional.empty();
        Optional<String> account =
                Optional.of(wish.path("goToAccountKey"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString);
        UUID id = ids.get();
        Instant now = clock.instant();
        ConnectionTest pending = ConnectionTest.pending(id.toString(), application, now);
        connectors.asked(pending);
        publisher.request(application, id, new Request.Test(candidate, account), now);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + application + "/connection-tests/" + id))
                .body(TestView.of(pending));
    }

    @GetMapping("/connection-tests/{id}")
    TestView test(@PathVariable String application, @PathVariable UUID id) {
        return connectors
                .test(application, id.toString())
                .map(test -> TestView.of(test.at(clock.instant())))
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "There is no such test of '" + application + "'."));
    }

    /** A mail to those who are told of failures, so that they see that mails arrive. */
    @PostMapping("/test-mails")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested testMail(@PathVariable String application) {
        Settings.Notification notification = requireSettings(application).notification();
        if (!notification.enabled()) {
            throw new BadBodyException(
                    HttpStatus.CONFLICT,
                    "The settings of '"
                            + application
                            + "' say that nobody is mailed: set notification.enabled there.");
        }
        UUID id = ids.get();
        publisher.request(application, id, new Request.TestMail(), clock.instant());
        return new Views.Requested(id);
    }

    /** The body names the {@code reason}, which everybody may read. */
    @PutMapping(path = "/maintenance", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested beginMaintenance(@PathVariable String application, @RequestBody byte[] body) {
        JsonNode reason = read(body).path("reason");
        if (!reason.isString() || reason.asString().isBlank()) {
            throw new BadParameterException(
                    "reason", "must be text that says why no calls are to be made");
        }
        return maintenance(application, new Request.Maintenance(true, reason.asString().strip()));
    }

    @DeleteMapping("/maintenance")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested endMaintenance(@PathVariable String application) {
        return maintenance(application, new Request.Maintenance(false, ""));
    }

    private Views.Requested maintenance(String application, Request.Maintenance wish) {
        requireSettings(application);
        UUID id = ids.get();
        publisher.request(application, id, wish, clock.instant());
        return new Views.Requested(id);
    }

    private Settings requireSettings(String application) {
        return settings.all().stream()
                .filter(one -> one.application().equals(application))
                .findFirst()
                .map(PublishedSettings::settings)
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "There are no settings for an application '"
                                                + application
                                                + "'."));
    }

    private static Optional<SealedCredentials> taken(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(Optional<SealedCredentials> credentials) -> credentials;
            case Outcome.Faulty(List<String> faults) ->
                    throw new BadBodyException(HttpStatus.BAD_REQUEST, String.join(" ", faults));
            case Outcome.NoKey _ ->
                    throw new BadBodyException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The connector has not told its public key yet; try again when it runs"
                                    + " and gotomeeting.key.file is set there.");
            case Outcome.InFile _ ->
                    throw new BadBodyException(
                            HttpStatus.CONFLICT,
                            "The settings file says where the credentials of this application are;"
                                    + " change them there.");
        };
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException _) {
            // Its message may quote the body.
        }
        throw new BadBodyException(HttpStatus.BAD_REQUEST, "The body must be a JSON object.");
    }

    /** How the connector said it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectorView(
            String state,
            @Nullable String reason,
            Instant since,
            @Nullable Instant nextProbeAt,
            Instant at) {

        static ConnectorView of(Connector it) {
            return new ConnectorView(
                    it.state(), it.reason(), it.since(), it.nextProbeAt(), it.at());
        }
    }

    /** A test of the connection. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestView(
            String id,
            String outcome,
            @Nullable String code,
            @Nullable String message,
            @Nullable String recommendedAction,
            @Nullable Instant testedAt) {

        static TestView of(ConnectionTest it) {
            return new TestView(
                    it.id(),
                    it.outcome(),
                    it.code(),
                    it.message(),
                    it.recommendedAction(),
                    it.testedAt());
        }
    }
}
