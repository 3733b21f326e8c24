package dev.usher.gotomeeting.config;

import dev.usher.gotomeeting.adapter.admin.Credentials;
import dev.usher.gotomeeting.adapter.admin.Credentials.Grant;
import dev.usher.gotomeeting.adapter.admin.Secret;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.HealthRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * How GoTo is reached and treated.
 *
 * @param apiUrl scheme, host and port of the Admin API
 * @param tokenUrl where tokens are exchanged
 * @param requestsPerSecond calls per second and application; GoTo accepts 10; 0: no limit
 * @param maxConcurrency calls of one application under way at one time, at most
 * @param maxBatchSize creations in one call, at most; 1: each goes alone
 * @param connectTimeout longest time to connect
 * @param requestTimeout longest time from sending a request to its answer
 * @param stopPatience how long begun commands may take when the process is asked to stop
 * @param retry how a call is repeated that failed for now
 * @param probe how often it is looked whether GoTo lets the connector in again
 * @param health when the connection counts as bad
 * @param key to which secrets are sealed
 * @param credentials client and token by application
 * @param refreshTokenLife how long GoTo accepts a refresh token; 0: not known
 * @param disableThrough which of GoTo's ways gives and takes access
 */
@Validated
@ConfigurationProperties("gotomeeting")
public record GoToMeetingProperties(
        @DefaultValue("https://api.getgo.com") URI apiUrl,
        @DefaultValue("https://authentication.logmeininc.com/oauth/token") URI tokenUrl,
        @DefaultValue("9.7") @DecimalMin("0") @DecimalMax("1000") double requestsPerSecond,
        @DefaultValue("16") @Min(1) @Max(100) int maxConcurrency,
        @DefaultValue("50") @Min(1) @Max(1000) int maxBatchSize,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("20s") Duration stopPatience,
        @DefaultValue @Valid Retry retry,
        @DefaultValue @Valid Probe probe,
        @DefaultValue @Valid Health health,
        @DefaultValue @Valid Key key,
        @DefaultValue @Valid Map<String, Client> credentials,
        @DefaultValue("30d") Duration refreshTokenLife,
        @DefaultValue("users") DisableThrough disableThrough) {

    /**
     * Which of GoTo's ways gives and takes access. ORGANIZERS suits only a GoTo account whose
     * licences are all in the role catalogue; where others gave one, USERS is used all the same.
     */
    public enum DisableThrough {
        USERS,
        ORGANIZERS
    }

    /** What the connector is configured with for an application. */
    Optional<Credentials> credentialsOf(String application) {
        return Optional.ofNullable(credentials.get(application)).map(Client::credentials);
    }

    /**
     * What proves to GoTo who is calling. One way to sign in is needed; with several, the first of
     * this list is used.
     *
     * @param clientId of the OAuth client
     * @param clientSecret of the OAuth client
     * @param personalAccessToken made by the administrator on whose behalf the connector acts
     * @param refreshToken of an earlier sign-in of that administrator
     * @param authorizationCode of the page where that administrator authorized the client; it is
     *     exchanged once
     * @param redirectUri with which the authorization code was asked for
     * @param userName of that administrator, for old clients
     * @param password of that administrator, for old clients
     * @param expiresAt the first day (UTC) on which GoTo accepts them no more; null: not known
     */
    public record Client(
            @NotBlank String clientId,
            @NotNull Secret clientSecret,
            @Nullable Secret personalAccessToken,
            @Nullable Secret refreshToken,
            @Nullable Secret authorizationCode,
            @Nullable URI redirectUri,
            @Nullable String userName,
            @Nullable Secret password,
            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate expiresAt) {

        @AssertTrue(
                message =
                        "needs a personal access token, a refresh token, an authorization code with"
                                + " its redirect URI, or user name and password")
        boolean isComplete() {
            return grant() != null;
        }

        Credentials credentials() {
            return new Credentials(
                    clientId,
                    clientSecret,
                    Objects.requireNonNull(grant()),
                    Optional.ofNullable(expiresAt).map(Credentials::startOf));
        }

        private @Nullable Grant grant() {
            if (personalAccessToken != null) {
                return new Grant.PersonalAccessToken(personalAccessToken);
            }
            if (refreshToken != null) {
                return new Grant.RefreshToken(refreshToken);
            }
            if (authorizationCode != null && redirectUri != null) {
                return new Grant.AuthorizationCode(authorizationCode, redirectUri);
            }
            return userName != null && password != null
                    ? new Grant.Password(userName, password)
                    : null;
        }
    }

    /**
     * The private key to which secrets for the connector are sealed.
     *
     * @param file holds it, as a Tink keyset in JSON; without one nothing sealed can be read, and
     *     refresh tokens that GoTo gives out are lost with the process
     * @param create whether to make the file when it is missing, readable by its owner only
     */
    public record Key(@Nullable Path file, @DefaultValue("false") boolean create) {}

    /**
     * How a call is repeated that failed for now.
     *
     * @param attempts how often it is tried at most
     * @param firstPause before the second try; doubles from then on, with jitter
     * @param longestPause no pause is longer, whatever GoTo asks for
     */
    public record Retry(
            @DefaultValue("8") @Min(1) @Max(20) int attempts,
            @DefaultValue("500ms") Duration firstPause,
            @DefaultValue("30s") Duration longestPause) {

        BackOff backOff() {
            return new BackOff(attempts, firstPause, longestPause);
        }
    }

    /**
     * How often it is looked whether GoTo lets the connector in again.
     *
     * @param firstPause after the first refusal; doubles from then on
     * @param longestPause no pause is longer
     */
    public record Probe(
            @DefaultValue("5s") Duration firstPause, @DefaultValue("5m") Duration longestPause) {

        BackOff backOff() {
            return new BackOff(1, firstPause, longestPause);
        }
    }

    /**
     * When the connection counts as bad: when, of the calls of the last minute, nearly all failed.
     *
     * @param share of calls that must fail, from 0 to 1; below half of it all is well again
     * @param calls that must have been made before their share means anything
     * @param patience how long it may be so before nothing more is begun
     */
    public record Health(
            @DefaultValue("0.9") @DecimalMin("0.1") @DecimalMax("1") double share,
            @DefaultValue("10") @Min(1) int calls,
            @DefaultValue("2m") Duration patience) {

        HealthRules rules(BackOff probes) {
            return new HealthRules(share, calls, patience, probes);
        }
    }
}
