package dev.usher.notifier.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the notifier; the mail server is set by {@code spring.mail}.
 *
 * @param from address that mails come from, with or without a name; required
 * @param replyTo address that answers to mails go to; without it, that which they come from
 * @param consoleUrl address of the console, linked in mails; without it there is no link
 * @param timeZone zone that times in mails are told in
 * @param summaryAt time of the day when the daily summary is sent to those who want it
 * @param webhooks where messages are posted, besides being mailed, for applications whose settings
 *     name one of them
 * @param retry how long a mail is tried that cannot be sent
 */
@Validated
@ConfigurationProperties("notifier")
record NotifierProperties(
        @NotBlank
                @Pattern(
                        regexp = "([^<>@]*<)?[^<>@\\s]+@[^<>@\\s]+>?",
                        message = "must be a mail address such as Usher <usher@example.com>")
                String from,
        @Nullable @Email String replyTo,
        @Nullable URI consoleUrl,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("08:00") LocalTime summaryAt,
        @DefaultValue Map<String, @Valid Webhook> webhooks,
        @Valid @DefaultValue Retry retry) {

    /**
     * Where messages are posted.
     *
     * @param url address, http or https; required
     * @param secret that they are signed with: whsec_ and at least 24 bytes in Base64; required
     * @param timeout of connecting, and of an answer
     */
    record Webhook(
            @NotNull URI url, @NotBlank String secret, @DefaultValue("10s") Duration timeout) {

        @Override
        public String toString() {
            return "Webhook[url=" + url + ", secret=***]";
        }
    }

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
