package dev.usher.console.domain;

import dev.usher.policy.Settings;
import dev.usher.policy.SettingsCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What new settings come to, measured against those published last. */
public sealed interface SettingsChange {

    /**
     * They may be published.
     *
     * @param changed the applications whose content changed, with their new versions; empty when
     *     everything is as it was
     */
    record Accepted(List<PublishedSettings> changed) implements SettingsChange {
        public Accepted {
            changed = List.copyOf(changed);
        }
    }

    /** They may not, none of them. */
    record Refused(List<String> faults) implements SettingsChange {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Decides it.
     *
     * @param wanted by application; their versions are not looked at
     * @param published by application, those published last
     */
    static SettingsChange of(
            SortedMap<String, Settings> wanted,
            Map<String, PublishedSettings> published,
            Instant now) {
        List<String> faults = new ArrayList<>();
        List<PublishedSettings> changed = new ArrayList<>();
        wanted.forEach(
                (application, settings) -> {
                    SettingsCheck.faults(settings)
                            .forEach(
                                    fault ->
                                            faults.add(
                                                    "applications." + application + "." + fault));
                    PublishedSettings last = published.get(application);
                    if (last == null) {
                        changed.add(
                                new PublishedSettings(
                                        application,
                                        versioned(settings, 1),
                                        now,
                                        Optional.empty()));
                        return;
                    }
                    Settings before = last.settings();
                    if (!before.goToAccountKey().equals(settings.goToAccountKey())) {
                        faults.add(otherAccount(application, before, settings));
                    }
                    if (!versioned(settings, before.version())
                            .equals(before.toBuilder().appliesPlan(Optional.empty()).build())) {
                        changed.add(
                                new PublishedSettings(
                                        application,
                                        versioned(settings, before.version() + 1),
                                        now,
                                        last.credentials()));
                    }
                });
        new TreeMap<>(published)
                .keySet().stream()
                        .filter(application -> !wanted.containsKey(application))
                        .map(SettingsChange::missing)
                        .forEach(faults::add);
        return faults.isEmpty() ? new Accepted(changed) : new Refused(faults);
    }

    private static String otherAccount(String application, Settings before, Settings now) {
        return "applications.%s.goToAccountKey: was %s and is %s now. The accounts known for %s belong to the GoTo account %s; put that key back, or give the other GoTo account an application of its own."
                .formatted(
                        application,
                        before.goToAccountKey(),
                        now.goToAccountKey(),
                        application,
                        before.goToAccountKey());
    }

    private static String missing(String application) {
        return "applications.%s: is missing, but was published before. To stop provisioning it, keep it and write status: off."
                .formatted(application);
    }

    static Settings versioned(Settings settings, long version) {
        return settings.toBuilder().version(version).build();
    }
}
