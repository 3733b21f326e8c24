package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where it is told how the connector is. */
public interface StatusFeed {

    /**
     * Tells it.
     *
     * @param settingsVersion version of the settings in use; 0: none read
     * @param seats licences with their free seats, as far as they were counted
     * @param lastTest the last one that somebody asked for
     * @param credentialsExpireAt says when the credentials in force do, if known; it is asked where
     *     trouble with asking is treated as trouble with telling
     */
    void tell(
            String application,
            Health health,
            long settingsVersion,
            List<Licence> seats,
            Optional<TestReport> lastTest,
            Supplier<Optional<Instant>> credentialsExpireAt);
}
