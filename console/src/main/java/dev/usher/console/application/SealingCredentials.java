package dev.usher.console.application;

import dev.usher.console.domain.Credentials;
import dev.usher.console.domain.CredentialsReference;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.SealedCredentials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals credentials to the connector's public key and publishes them with the settings. They come
 * from the API, or from where the settings file says; these are sealed again when they or the key
 * have changed.
 */
public final class SealingCredentials {

    private final PublishingSettings publishing;
    private final SettingsStore settings;
    private final ConnectorStore connectors;
    private final CredentialsSource source;
    private final CredentialsSealer sealer;
    private final Clock clock;

    public SealingCredentials(
            PublishingSettings publishing,
            SettingsStore settings,
            ConnectorStore connectors,
            CredentialsSource source,
            CredentialsSealer sealer,
            Clock clock) {
        this.publishing = publishing;
        this.settings = settings;
        this.connectors = connectors;
        this.source = source;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** What became of credentials. */
    public sealed interface Outcome {

        /** They are in force, or under way. */
        record Taken(Optional<SealedCredentials> credentials) implements Outcome {}

        /** They cannot be used, and why, without any of their values. */
        record Faulty(List<String> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /** The connector has not told its public key. */
        record NoKey() implements Outcome {}

        /** The settings file says where they are; nobody else may. */
        record InFile() implements Outcome {}
    }

    /**
     * Seals credentials for an application with settings, and publishes them.
     *
     * @throws PublishingFailedException when they were taken, but are not published yet
     */
    public Outcome put(String application, byte[] json) {
        if (publishing.references().containsKey(application)) {
            return new Outcome.InFile();
        }
        return publish(application, json);
    }

    /** Takes the credentials out of the settings; the connector goes by its configuration then. */
    public Outcome remove(String application) {
        if (publishing.references().containsKey(application)) {
            return new Outcome.InFile();
        }
        return store(application, Optional.empty());
    }

    /** Seals credentials that are only to be tested. */
    public Outcome candidate(String application, byte[] json) {
        return seal(application, json, true);
    }

    /** Looks whether credentials the settings file refers to, or the key, have changed. */
    public List<String> look() {
        List<String> faults = new ArrayList<>();
        publishing
                .references()
                .forEach(
                        (application, reference) ->
                                faults(application, reference)
                                        .forEach(
                                                fault ->
                                                        faults.add(
                                                                "applications."
                                                                        + application
                                                                        + ".credentials: "
                                                                        + fault)));
        return faults;
    }

    private List<String> faults(String application, CredentialsReference reference) {
        Optional<byte[]> json = source.read(reference);
        if (json.isEmpty()) {
            return List.of("there is nothing to read at " + place(reference) + ".");
        }
        return switch (publish(application, json.get())) {
            case Outcome.Taken _, Outcome.InFile _ -> List.of();
            case Outcome.Faulty(List<String> faults) -> faults;
            case Outcome.NoKey _ ->
                    List.of("they wait until the connector has told its public key.");
        };
    }

    private Outcome publish(String application, byte[] json) {
        Outcome sealing = seal(application, json, false);
        return sealing instanceof Outcome.Taken(Optional<SealedCredentials> credentials)
                ? store(application, credentials)
                : sealing;
    }

    private Outcome seal(String application, byte[] json, boolean test) {
        Optional<String> key =
                connectors
                        .connector(application)
                        .flatMap(it -> Optional.ofNullable(it.publicKey()));
        return switch (sealer.read(json)) {
            case CredentialsSealer.Read.Faulty(List<String> faults) -> new Outcome.Faulty(faults);
            case CredentialsSealer.Read.Good(Credentials credentials) ->
                    key.<Outcome>map(
                                    publicKey ->
                                            new Outcome.Taken(
                                                    Optional.of(
                                                            sealer.seal(
                                                                    credentials,
                                                                    publicKey,
                                                                    application,
                                                                    test))))
                            .orElseGet(Outcome.NoKey::new);
        };
    }

    /** Credentials that are in force already are not published again. */
    private Outcome store(String application, Optional<SealedCredentials> credentials) {
        settings.change(
                published -> {
                    PublishedSettings last = published.get(application);
                    return last == null || sameAs(last.credentials(), credentials)
                            ? List.of()
                            : List.of(last.with(credentials, clock.instant()));
                });
        publishing.resume();
        return new Outcome.Taken(credentials);
    }

    private static boolean sameAs(
            Optional<SealedCredentials> before, Optional<SealedCredentials> now) {
        return before.map(SealedCredentials::fingerprint)
                .equals(now.map(SealedCredentials::fingerprint));
    }

    private static String place(CredentialsReference reference) {
        return switch (reference) {
            case CredentialsReference.File(String path) -> "the file " + path;
            case CredentialsReference.Environment(String name) ->
                    "the environment variable " + name;
        };
    }
}
