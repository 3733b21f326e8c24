package dev.usher.notifier.adapter.meters;

import dev.usher.notifier.application.NotifyingPeople;
import dev.usher.notifier.application.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts with Micrometer. Every meter is there from the start, at zero. */
public final class MeteredTally implements Tally {

    private final Map<Channel, Map<MessageOutcome, Counter>> messages =
            new EnumMap<>(Channel.class);
    private final Map<HearingOutcome, Counter> heard;

    public MeteredTally(MeterRegistry registry) {
        for (Channel channel : Channel.values()) {
            messages.put(
                    channel,
                    counters(
                            registry,
                            NotifierMeter.SENT,
                            Tags.of(NotifierMeter.CHANNEL, name(channel)),
                            MessageOutcome.class));
        }
        heard = counters(registry, NotifierMeter.HEARD, Tags.empty(), HearingOutcome.class);
    }

    /** Watches how many messages are on their way, or waited with. */
    public static void watch(NotifyingPeople people, MeterRegistry registry) {
        Gauge.builder(NotifierMeter.PENDING.meterName(), people, NotifyingPeople::pending)
                .description(NotifierMeter.PENDING.description())
                .register(registry);
    }

    @Override
    public void message(Channel channel, MessageOutcome outcome) {
        count(messages.getOrDefault(channel, Map.of()), outcome, 1);
    }

    @Override
    public void heard(HearingOutcome outcome, int count) {
        count(heard, outcome, count);
    }

    private static <E extends Enum<E>> void count(Map<E, Counter> counters, E outcome, int count) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment(count);
        }
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(
            MeterRegistry registry, NotifierMeter meter, Tags tags, Class<E> outcomes) {
        Map<E, Counter> counters = new EnumMap<>(outcomes);
        for (E outcome : outcomes.getEnumConstants()) {
            counters.put(
                    outcome,
                    Counter.builder(meter.meterName())
                            .description(meter.description())
                            .tags(tags)
                            .tag(NotifierMeter.OUTCOME, name(outcome))
                            .register(registry));
        }
        return counters;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
