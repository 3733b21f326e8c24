package dev.usher.notifier.adapter.meters;

import dev.usher.notifier.application.NotifyingPeople;
import dev.usher.notifier.application.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Counts with Micrometer. Every meter is there from the start, at zero. */
public final class MeteredTally implements Tally {

    private final Map<MailOutcome, Counter> mails;
    private final Map<FailureOutcome, Counter> failures;

    public MeteredTally(MeterRegistry registry) {
        mails = counters(registry, NotifierMeter.SENT, MailOutcome.class);
        failures = counters(registry, NotifierMeter.FAILURES, FailureOutcome.class);
    }

    /** Watches how many mails are planned and not ended. */
    public static void watch(NotifyingPeople people, MeterRegistry registry) {
        Gauge.builder(NotifierMeter.PENDING.meterName(), people, NotifyingPeople::pending)
                .description(NotifierMeter.PENDING.description())
                .register(registry);
    }

    @Override
    public void mail(MailOutcome outcome) {
        count(mails, outcome, 1);
    }

    @Override
    public void failures(FailureOutcome outcome, int count) {
        count(failures, outcome, count);
    }

    private static <E extends Enum<E>> void count(Map<E, Counter> counters, E outcome, int count) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment(count);
        }
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(
            MeterRegistry registry, NotifierMeter meter, Class<E> outcomes) {
        Function<E, Counter> counter =
                outcome ->
                        Counter.builder(meter.meterName())
                                .description(meter.description())
                                .tag(NotifierMeter.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry);
        Map<E, Counter> counters = new EnumMap<>(outcomes);
        for (E outcome : outcomes.getEnumConstants()) {
            counters.put(outcome, counter.apply(outcome));
        }
        return counters;
    }
}
