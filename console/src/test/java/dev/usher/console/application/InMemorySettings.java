package dev.usher.console.application;

import dev.usher.console.domain.PublishedSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Settings in memory. */
final class InMemorySettings implements SettingsStore {

    private final Map<String, PublishedSettings> newest = new TreeMap<>();
    private final Set<String> pending = new LinkedHashSet<>();

    @Override
    public List<PublishedSettings> all() {
        return List.copyOf(newest.values());
    }

    @Override
    public void change(Function<Map<String, PublishedSettings>, List<PublishedSettings>> decision) {
        for (PublishedSettings changed : decision.apply(newest)) {
            PublishedSettings before = newest.put(changed.application(), changed);
            if (before == null || before.settings().version() != changed.settings().version()) {
                pending.add(changed.application());
            }
        }
    }

    @Override
    public void publishPending(Consumer<PublishedSettings> publishing) {
        for (String application : List.copyOf(pending)) {
            newest.computeIfPresent(
                    application,
                    (_, settings) -> {
                        publishing.accept(settings);
                        return settings;
                    });
            pending.remove(application);
        }
    }
}
