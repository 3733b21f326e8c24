package dev.usher.assignment.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the assignment service.
 *
 * @param apiToken the bearer token that every call of the API has to carry
 * @param maxBody how large the body of a single change may be
 * @param bulk limits of bulk imports
 */
@Validated
@ConfigurationProperties("assignment")
record AssignmentProperties(
        @NotBlank String apiToken,
        @DefaultValue("64KB") DataSize maxBody,
        @Valid @DefaultValue Bulk bulk) {

    /**
     * Limits of bulk imports.
     *
     * @param maxSize how large an import may be
     * @param maxRows how many rows an import may have
     * @param chunk how many rows share a transaction
     */
    record Bulk(
            @DefaultValue("10MB") DataSize maxSize,
            @DefaultValue("50000") @Min(1) int maxRows,
            @DefaultValue("500") @Min(1) int chunk) {}

    @Override
    public String toString() {
        return "AssignmentProperties[apiToken=***, maxBody=" + maxBody + ", bulk=" + bulk + "]";
    }
}
