package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.HealthEvent;
import dev.usher.gotomeeting.domain.HealthRules;
import dev.usher.gotomeeting.domain.MaintenanceWish;
import dev.usher.gotomeeting.domain.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health of one application's connection at the moment. Thread-safe. */
final class HealthWatch {

    private static final Logger log = LoggerFactory.getLogger(HealthWatch.class);

    private final String application;
    private final HealthRules rules;
    private final InstantSource clock;
    private final BiConsumer<Health, Health> changed;
    private Health health;
    private Instant wishedAt = Instant.EPOCH;

    /**
     * @param changed told of the health before and after
     */
    HealthWatch(
            String application,
            HealthRules rules,
            InstantSource clock,
            BiConsumer<Health, Health> changed) {
        this.application = application;
        this.rules = rules;
        this.clock = clock;
        this.changed = changed;
        this.health = new Health.Healthy(clock.instant(), 0);
    }

    synchronized Health health() {
        return health;
    }

    /** Does something unless orders may not be begun; meanwhile that does not change. */
    synchronized void whileOpen(Runnable step) {
        if (health.open()) {
            step.run();
        }
    }

    /** Takes in what happened. */
    synchronized void on(HealthEvent event) {
        Health before = health;
        health =
                rules.after(
                        before, event, clock.instant(), ThreadLocalRandom.current().nextDouble());
        if (!before.getClass().equals(health.getClass())) {
            log.atInfo()
                    .addKeyValue("application", application)
                    .addKeyValue("from", before.getClass().getSimpleName())
                    .addKeyValue("to", health.getClass().getSimpleName())
                    .addKeyValue("reason", health.reason().map(Trouble::words).orElse(""))
                    .log("The health of an application changed");
        }
        if (!before.equals(health)) {
            changed.accept(before, health);
        }
    }

    /** Takes in what an administrator said; what was said earlier than the last is ignored. */
    synchronized void on(MaintenanceWish wish) {
        if (wish.requestedAt().isAfter(wishedAt)) {
            wishedAt = wish.requestedAt();
            on(wish.event());
        }
    }

    /** Takes in that GoTo refused credentials or rights. */
    void refused(Failure failure) {
        on(new HealthEvent.Refused(Trouble.of(failure.reason())));
    }
}
