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
     * @param changed the applications whose content changed, with their new versions, and those
     *     whose file says now what was published, with the old one; empty when everything is as it
     *     was
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
                    last.whenFileSays(settings, now).ifPresent(changed::add);
                });
        new TreeMap<>(published)
                .keySet().stream()
                        .filter(application -> !wanted.containsKey(application))
                        .map(SettingsChange::missing)
                        .forEach(faults::add);
        return faults.isEmpty() ? new Accepted(changed) : new Refused(faults);
    }

    private static String missing(String application) {
        return "applications.%s: is missing, but was published before. To stop provisioning it, keep it and write status: off."
                .formatted(application);
    }

    static Settings versioned(Settings settings, long version) {
        return settings.toBuilder().version(version).build();
    }

    /** What they say, whichever version they are and whatever plan they apply. */
    static Settings content(Settings settings) {
        return settings.toBuilder().version(0).appliesPlan(Optional.empty()).build();
    }
}
