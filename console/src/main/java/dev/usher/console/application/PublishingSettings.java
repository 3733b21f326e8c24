package dev.usher.console.application;

import dev.usher.console.domain.CredentialsReference;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.SettingsChange;
import dev.usher.policy.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Publishes settings when their content changed, with the next version. What was stored and not
 * published before a crash is published by {@link #resume()}, with the same version.
 */
public final class PublishingSettings {

    private final SettingsFormat format;
    private final SettingsStore store;
    private final Publisher publisher;
    private final Clock clock;
    private volatile SortedMap<String, CredentialsReference> references = new TreeMap<>();
    private volatile List<String> faults = List.of();

    public PublishingSettings(
            SettingsFormat format, SettingsStore store, Publisher publisher, Clock clock) {
        this.format = format;
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Takes the text of a settings file.
     *
     * @return what is wrong with it; when there is anything, nothing was changed
     * @throws PublishingFailedException when it was taken, but is not published yet
     */
    public List<String> take(String text) {
        switch (format.parse(text)) {
            case SettingsFormat.Parsed.Faulty(List<String> found) -> faults = found;
            case SettingsFormat.Parsed.Good good -> {
                faults = store(good.settings());
                if (faults.isEmpty()) {
                    references = good.credentials();
                    resume();
                }
            }
        }
        return faults;
    }

    /**
     * Takes it that a settings file is none.
     *
     * @param fault why
     * @return what is wrong, which is this
     */
    public List<String> refuse(String fault) {
        faults = List.of(fault);
        return faults;
    }

    /** What is wrong with the settings that came last; empty when they were taken. */
    public List<String> faults() {
        return faults;
    }

    /** Where the credentials of applications are, as the settings taken last say. */
    public SortedMap<String, CredentialsReference> references() {
        return references;
    }

    /** Publishes what is stored and not published yet. */
    public void resume() {
        store.publishPending(publisher::publish);
    }

    private List<String> store(SortedMap<String, Settings> wanted) {
        List<String> refused = new ArrayList<>();
        store.change(
                published ->
                        switch (SettingsChange.of(wanted, published, clock.instant())) {
                            case SettingsChange.Accepted(List<PublishedSettings> changed) ->
                                    changed;
                            case SettingsChange.Refused(List<String> faults) -> {
                                refused.addAll(faults);
                                yield List.of();
                            }
                        });
        return refused;
    }
}
