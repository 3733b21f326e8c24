package dev.usher.assignment.config;

import dev.usher.assignment.application.Rules;
import dev.usher.assignment.domain.Precedence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the assignment service.
 *
 * @param apiToken the bearer token that every call of the API has to carry
 * @param maxBody how large the body of a single change, or a line of an import, may be
 * @param sourcePrecedence sources whose word about a person counts before that of others, first to
 *     last; of those not named, the one that said something new last counts
 * @param nestedGroups whether roles of a group go to the members of groups that belong to it
 * @param maxPending how many records may wait for Kafka before requests are refused
 * @param erasureSettling how long the others have at least to take in that a person is deleted,
 *     before the last of them is erased
 * @param auditRetention how long is remembered who changed what
 * @param bulk limits of bulk imports and of changes that concern many
 */
@Validated
@ConfigurationProperties("assignment")
record AssignmentProperties(
        @NotBlank String apiToken,
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue List<String> sourcePrecedence,
        @DefaultValue("off") NestedGroups nestedGroups,
        @DefaultValue("500000") @Min(1) long maxPending,
        @DefaultValue("10m") Duration erasureSettling,
        @DefaultValue("400d") Duration auditRetention,
        @Valid @DefaultValue Bulk bulk) {

    /** Whether groups in groups count. */
    enum NestedGroups {
        OFF,
        ON
    }

    /**
     * Limits of bulk imports.
     *
     * @param maxSize how large an import may be
     * @param maxRows how many rows an import may have
     * @param chunk how many rows share a transaction
     * @param maxPostponed how many rows that name somebody who is not there yet are kept for the
     *     end
     * @param maxRehearsed how many rows a dry run looks at; it keeps in memory whom it would change
     * @param slice how many members of a group are looked at in one transaction
     */
    record Bulk(
            @DefaultValue("512MB") DataSize maxSize,
            @DefaultValue("2000000") @Min(1) int maxRows,
            @DefaultValue("500") @Min(1) int chunk,
            @DefaultValue("50000") @Min(0) int maxPostponed,
            @DefaultValue("20000") @Min(1) int maxRehearsed,
            @DefaultValue("1000") @Min(1) int slice) {}

    Rules rules() {
        return new Rules(new Precedence(sourcePrecedence), nestedGroups == NestedGroups.ON);
    }

    @Override
    public String toString() {
        return "AssignmentProperties[apiToken=***, maxBody="
                + maxBody
                + ", sourcePrecedence="
                + sourcePrecedence
                + ", nestedGroups="
                + nestedGroups
                + ", maxPending="
                + maxPending
                + ", erasureSettling="
                + erasureSettling
                + ", auditRetention="
                + auditRetention
                + ", bulk="
                + bulk
                + "]";
    }
}
