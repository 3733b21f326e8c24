package dev.usher.console.config;

import dev.usher.console.application.LogStore;
import dev.usher.console.application.PlanStore;
import dev.usher.console.application.PublishingFailedException;
import dev.usher.console.application.SealingCredentials;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What runs by the clock: a look at the settings file, and the end of old entries. */
@Component
final class Schedule {

    private static final Logger log = LoggerFactory.getLogger(Schedule.class);

    private final SettingsFile settings;
    private final SealingCredentials credentials;
    private final LogStore entries;
    private final PlanStore plans;
    private final ConsoleProperties properties;
    private final Clock clock;
    private List<String> complaints = List.of();

    Schedule(
            SettingsFile settings,
            SealingCredentials credentials,
            LogStore entries,
            PlanStore plans,
            ConsoleProperties properties,
            Clock clock) {
        this.settings = settings;
        this.credentials = credentials;
        this.entries = entries;
        this.plans = plans;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${console.settings-poll:5s}",
            fixedDelayString = "${console.settings-poll:5s}")
    void lookAtSettings() {
        try {
            settings.look();
            complain(credentials.look());
        } catch (PublishingFailedException | DataAccessException | TransactionException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("Could not take the settings; trying again");
        }
    }

    /** Says what is wrong when it is something else than before. */
    private void complain(List<String> faults) {
        if (!faults.equals(complaints)) {
            faults.forEach(fault -> log.atWarn().log("Cannot seal credentials: {}", fault));
            complaints = faults;
        }
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "P1D")
    void deleteOldPlans() {
        int deleted = plans.deleteBefore(clock.instant().minus(properties.planRetention()));
        log.atInfo().addKeyValue("count", deleted).log("Deleted old plans");
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
    void deleteOldEntries() {
        int deleted = entries.deleteBefore(clock.instant().minus(properties.logRetention()));
        log.atInfo().addKeyValue("count", deleted).log("Deleted old entries of the log");
    }
}
