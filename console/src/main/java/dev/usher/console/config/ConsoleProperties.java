package dev.usher.console.config;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the console itself.
 *
 * @param apiToken bearer token that every call of the API must carry
 * @param settingsFile the YAML file with the settings of all applications
 * @param settingsPoll time between two looks at the settings file
 * @param logRetention how long entries of the log are kept
 * @param planRetention how long plans are kept
 * @param answerPatience how long a request waits for its answer before it tells where to look
 * @param schemaPatience how long records wait, all together, for schemas that are not published
 *     yet, before they are put aside
 */
@Validated
@ConfigurationProperties("console")
public record ConsoleProperties(
        @NotNull Secret apiToken,
        @NotNull Path settingsFile,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration settingsPoll,
        @DefaultValue("400d") @DurationMin(days = 1) Duration logRetention,
        @DefaultValue("30d") @DurationMin(days = 1) Duration planRetention,
        @DefaultValue("20s") @DurationMin(seconds = 1) Duration answerPatience,
        @DefaultValue("5s") Duration schemaPatience) {}
