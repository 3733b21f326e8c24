package dev.usher.assignment.config;

import dev.usher.assignment.adapter.intake.Sources;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What comes in through Kafka.
 *
 * @param sources by name; each has a topic of its own
 * @param maxRecord how large a request may be
 * @param waiting of requests that name a user or a group that is not there yet
 */
@Validated
@ConfigurationProperties("assignment.intake")
record IntakeProperties(
        @DefaultValue Map<String, @Valid SourceProperties> sources,
        @DefaultValue("64KB") DataSize maxRecord,
        @Valid @DefaultValue Waiting waiting) {

    /**
     * Bounds of waiting.
     *
     * @param most how many requests may wait; 0: none
     * @param longest how long one waits
     */
    record Waiting(
            @DefaultValue("10000") @Min(0) int most, @DefaultValue("24h") Duration longest) {}

    /**
     * What a source may give; {@code *} stands for all.
     *
     * @param roles by name
     * @param applications by name
     */
    record SourceProperties(
            @NotEmpty List<String> roles,
            @DefaultValue("gotomeeting") @NotEmpty List<String> applications) {}

    Sources sources(String prefix) {
        return new Sources(
                prefix,
                sources.entrySet().stream()
                        .map(
                                it ->
                                        new Sources.Source(
                                                it.getKey(),
                                                Set.copyOf(it.getValue().roles()),
                                                Set.copyOf(it.getValue().applications())))
                        .toList());
    }
}
