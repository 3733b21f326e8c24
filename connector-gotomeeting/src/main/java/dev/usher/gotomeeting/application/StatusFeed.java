package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.TestReport;
import java.util.List;
import java.util.Optional;

/** Where it is told how the connector is. */
public interface StatusFeed {

    /**
     * Tells it.
     *
     * @param settingsVersion version of the settings in use; 0: none read
     * @param seats licences with their free seats, as far as they were counted
     * @param lastTest the last one that somebody asked for
     */
    void tell(
            String application,
            Health health,
            long settingsVersion,
            List<Licence> seats,
            Optional<TestReport> lastTest);
}
