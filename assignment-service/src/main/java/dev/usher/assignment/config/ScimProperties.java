package dev.usher.assignment.config;

import dev.usher.assignment.adapter.scim.ScimLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the SCIM server.
 *
 * @param maxBody how large a body may be
 * @param maxResults how many resources are on a page at most
 * @param maxOperations how many operations a bulk request may have
 */
@Validated
@ConfigurationProperties("assignment.scim")
record ScimProperties(
        @DefaultValue("10MB") DataSize maxBody,
        @DefaultValue("1000") @Min(1) @Max(100_000) int maxResults,
        @DefaultValue("1000") @Min(1) int maxOperations) {

    ScimLimits limits() {
        return new ScimLimits(maxBody, maxResults, maxOperations);
    }
}
