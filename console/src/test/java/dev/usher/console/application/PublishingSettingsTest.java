package dev.usher.console.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PublishingSettingsTest {

    private final InMemorySettings store = new InMemorySettings();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final PublishingSettings publishing =
            new PublishingSettings(
                    new OnOrOff(), store, publisher, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

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
}
