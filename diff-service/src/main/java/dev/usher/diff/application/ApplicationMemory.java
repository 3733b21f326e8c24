package dev.usher.diff.application;

import dev.usher.policy.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one application and cannot be found again in the inputs.
 *
 * @param settings those in force
 * @param scanned whether the accounts of the GoTo account that they name have been listed
 * @param home key of the GoTo account to which users' accounts belong
 * @param batches what the guard collects and holds, without their users, whose holds name them
 */
public record ApplicationMemory(
        Optional<Settings> settings, boolean scanned, Optional<String> home, List<Batch> batches) {

    public ApplicationMemory {
        batches = List.copyOf(batches);
    }
}
