package dev.usher.console.domain;

import java.util.Map;

/**
 * One step towards the answer to a command, under the names that Microsoft Graph gives to its
 * fields.
 *
 * @param name such as EntryExportUpdate
 * @param provisioningStepType import, scoping, matching, processing, export or unknown
 * @param status success, warning, failure, skipped or unknown
 * @param description what happened, in plain words
 * @param details values concerned, by name
 */
public record Step(
        String name,
        String provisioningStepType,
        String status,
        String description,
        Map<String, String> details) {

    public Step {
        details = Map.copyOf(details);
    }
}
