package dev.usher.notifier.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the notifier; the mail server is set by {@code spring.mail}.
 *
 * @param from address that mails come from; required
 * @param consoleUrl address of the console, linked in mails; without it there is no link
 * @param timeZone zone that times in mails are told in
 * @param retry how long a mail is tried that cannot be sent
 */
@Validated
@ConfigurationProperties("notifier")
record NotifierProperties(
        @NotBlank @Email String from,
        @Nullable URI consoleUrl,
        @DefaultValue("UTC") ZoneId timeZone,
        @Valid @DefaultValue Retry retry) {

    /**
     * How long a mail is tried that cannot be sent.
     *
     * @param first pause after the first failure; each further pause is twice as long
     * @param longest no pause is longer
     * @param giveUpAfter time since the first attempt after which no further one is made
     */
    record Retry(
            @DefaultValue("5s") Duration first,
            @DefaultValue("15m") Duration longest,
            @DefaultValue("24h") Duration giveUpAfter) {}
}
