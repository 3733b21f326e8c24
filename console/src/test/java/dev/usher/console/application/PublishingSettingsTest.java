package dev.usher.console.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import dev.usher.policy.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PublishingSettingsTest {

    private final InMemorySettings store = new InMemorySettings();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final PublishingSettings publishing =
            new PublishingSettings(
                    PublishingSettingsTest::parse,
                    store,
                    publisher,
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void publishesOnlyWhatChanged() {
        assertThat(publishing.take("on")).isEmpty();
        assertThat(publishing.take("on")).isEmpty();
        assertThat(publishing.take("off")).isEmpty();

        assertThat(publisher.published).containsExactly("1 on", "2 off");
    }

    @Test
    void publishesAgainWithTheSameVersionWhatTheBrokerDidNotTake() {
        publisher.broken = true;
        assertThatExceptionOfType(PublishingFailedException.class)
                .isThrownBy(() -> publishing.take("on"));

        publisher.broken = false;
        publishing.resume();
        publishing.resume();

        assertThat(publisher.published).containsExactly("1 on");
    }

    @Test
    void keepsTheLastGoodOnesWhenTheTextIsFaulty() {
        publishing.take("on");

        assertThat(publishing.take("nonsense")).containsExactly("neither on nor off");
        assertThat(publisher.published).containsExactly("1 on");
        assertThat(store.all()).singleElement().matches(one -> one.settings().on());
    }

    private static SettingsFormat.Parsed parse(String text) {
        return switch (text) {
            case "on", "off" ->
                    new SettingsFormat.Parsed.Good(
                            new TreeMap<>(Map.of("gotomeeting", settings(text.equals("on")))),
                            new TreeMap<>());
            default -> new SettingsFormat.Parsed.Faulty(List.of("neither on nor off"));
        };
    }

    private static Settings settings(boolean on) {
        return Settings.builder("4242")
                .status(on ? Settings.Status.ON : Settings.Status.OFF)
                .build();
    }

    private static final class InMemorySettings implements SettingsStore {

        private final Map<String, PublishedSettings> newest = new TreeMap<>();
        private final Set<String> pending = new LinkedHashSet<>();

        @Override
        public List<PublishedSettings> all() {
            return List.copyOf(newest.values());
        }

        @Override
        public void change(
                Function<Map<String, PublishedSettings>, List<PublishedSettings>> decision) {
            for (PublishedSettings changed : decision.apply(newest)) {
                newest.put(changed.application(), changed);
                pending.add(changed.application());
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

    private static final class RecordingPublisher implements Publisher {

        private final List<String> published = new ArrayList<>();
        private boolean broken;

        @Override
        public void publish(PublishedSettings settings) {
            if (broken) {
                throw new PublishingFailedException("Broken", new IllegalStateException());
            }
            published.add(
                    settings.settings().version() + (settings.settings().on() ? " on" : " off"));
        }

        @Override
        public void request(String application, UUID requestId, Request request, Instant now) {
            throw new UnsupportedOperationException();
        }
    }
}
