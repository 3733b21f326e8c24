package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.MaintenanceWish;
import java.util.Optional;

/** What outlives an instance that worked for an application. */
public interface Memory {

    /** The health told last, if any was. */
    Optional<Health> toldLast(String application);

    /** What was said last about maintenance, if that was within the last days. */
    Optional<MaintenanceWish> wishedLast(String application);
}
