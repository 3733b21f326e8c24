package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TokenContractTest {

    private final MutableClock clock = new MutableClock();
    private GoToSimulator simulator = start(behaviour -> behaviour);
    private Client client = new Client(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void exchangesAPersonalAccessToken() {
        JsonNode token = client.withPersonalAccessToken().json();

        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(token.get("scope").asString()).isEqualTo("identity: collab:");
        assertThat(token.get("principal").asString()).isEqualTo("goto.admin@example.com");
        assertThat(client.withToken(token.get("access_token").asString()).me().status())
                .isEqualTo(200);
    }

    @Test
    void keepsTheRefreshTokenAndSendsNoneUnlessItRotates() {
        Client.Answer first = refresh(simulator.options().credentials().refreshToken());
        Client.Answer second = refresh(simulator.options().credentials().refreshToken());

        assertThat(first.json().has("refresh_token")).isFalse();
        assertThat(second.status()).isEqualTo(200);
    }

    @Test
    void usesTheRefreshTokenUpWhenItRotates() {
        restart(behaviour -> behaviour.withRotation(true));
        String first = simulator.options().credentials().refreshToken();

        String second = refresh(first).json().get("refresh_token").asString();

        assertThat(refresh(first).status()).isEqualTo(400);
        assertThat(refresh(first).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh(second).status()).isEqualTo(200);
    }

    @Test
    void repeatsTheRefreshTokenIfToldTo() {
        restart(behaviour -> behaviour.with(Switch.REFRESH_TOKENS, "repeated"));
        String first = simulator.options().credentials().refreshToken();

        assertThat(refresh(first).json().get("refresh_token").asString()).isEqualTo(first);
    }

    @Test
    void exchangesAnAuthorizationCodeOnce() {
        String form =
                "grant_type=authorization_code&redirect_uri=http://127.0.0.1:1/back&code="
                        + client.authorizationCode("http://127.0.0.1:1/back");

        String refreshToken = client.token(form).json().get("refresh_token").asString();

        assertThat(refresh(refreshToken).status()).isEqualTo(200);
        assertThat(client.token(form).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void takesNoCodeForAnotherAddressOrAfterTenMinutes() {
        String form = "grant_type=authorization_code&code=";
        String code = client.authorizationCode("http://127.0.0.1:1/back");
        assertThat(client.token(form + code + "&redirect_uri=http://127.0.0.1:1/x").status())
                .isEqualTo(400);

        String late = client.authorizationCode("http://127.0.0.1:1/back");
        clock.advance(Duration.ofMinutes(10));
        assertThat(client.token(form + late).status()).isEqualTo(400);
    }

    @Test
    void sendsTheBrowserBackWithStateAndWithDenials() {
        String back = "redirect_uri=http://127.0.0.1:1/?a=b&state=x%26y";

        assertThat(client.authorize("response_type=code&" + back).header("Location"))
                .hasValueSatisfying(
                        it ->
                                assertThat(it)
                                        .startsWith("http://127.0.0.1:1/?a=b&code=")
                                        .endsWith("&state=x%26y"));
        assertThat(client.authorize("response_type=token&" + back).header("Location"))
                .hasValueSatisfying(it -> assertThat(it).contains("unsupported_response_type"));
        simulator.change(behaviour -> behaviour.with(Switch.AUTHORIZATION, "denied"));
        assertThat(client.authorize("response_type=code&" + back).header("Location"))
                .hasValueSatisfying(it -> assertThat(it).contains("error=access_denied"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=other&response_type=code&redirect_uri=http://127.0.0.1:1/",
                "response_type=code",
                "response_type=code&redirect_uri=javascript:alert(1)"
            })
    void sendsTheBrowserNowhereUnknown(String query) {
        assertThat(client.authorize(query).status()).isEqualTo(400);
    }

    @Test
    void takesNameAndPasswordOnlyIfToldTo() {
        String form = "grant_type=password&username=goto.admin@example.com&password=";
        assertThat(client.token(form).json().get("error").asString())
                .isEqualTo("unsupported_grant_type");

        simulator.change(
                behaviour ->
                        behaviour
                                .with(Switch.PASSWORD_GRANT, "on")
                                .with(Switch.BAD_GRANT_STATUS, "401"));

        assertThat(client.token(form + "wrong").status()).isEqualTo(401);
        String password = simulator.options().credentials().password();
        assertThat(client.token(form + password).status()).isEqualTo(200);
    }

    @Test
    void livesAsLongAsToldTo() {
        simulator.change(behaviour -> behaviour.with(Switch.ACCESS_TOKEN_SECONDS, "60"));
        client.signedIn();

        clock.advance(Duration.ofSeconds(59));
        assertThat(client.me().status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.me().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"someone:else", "", "no colon"})
    void refusesAnUnknownClient(String credentials) {
        Client.Answer answer = client.token("grant_type=refresh_token", credentials);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid_request",
        "grant_type=client_credentials, unsupported_grant_type",
        "grant_type=personal_access_token&pat=wrong, invalid_grant",
        "grant_type=personal_access_token, invalid_grant",
        "grant_type=refresh_token&refresh_token=wrong, invalid_grant"
    })
    void refusesOtherGrants(String form, String error) {
        Client.Answer answer = client.token(form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo(error);
    }

    @Test
    void expiresAfterAnHour() {
        client.signedIn();

        clock.advance(Duration.ofSeconds(3599));
        assertThat(client.me().status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.me().status()).isEqualTo(401);
    }

    @Test
    void canBeRevoked() {
        client.signedIn();

        simulator.revokeAccessTokens();

        assertThat(client.get("users").code()).isEqualTo("not.authenticated");
    }

    @Test
    void opensNothingWithoutTheIdentityScope() {
        restart(behaviour -> behaviour.withScope("collab:"));

        assertThat(client.signedIn().me().status()).isEqualTo(401);
    }

    @Test
    void isWantedByEveryCallOfTheAdminApi() {
        assertThat(client.me().status()).isEqualTo(401);
        assertThat(client.me().code()).isEqualTo("not.authenticated");
        assertThat(client.get("users").status()).isEqualTo(401);
        assertThat(client.get("nonsense").status()).isEqualTo(401);
        assertThat(client.withToken("made-up").get("users").status()).isEqualTo(401);
    }

    @Test
    void isOnlyGivenByPost() {
        assertThat(client.send(HttpRequest.newBuilder(simulator.tokenUrl())).status())
                .isEqualTo(405);
    }

    private Client.Answer refresh(String token) {
        return client.token("grant_type=refresh_token&refresh_token=" + token);
    }

    private void restart(UnaryOperator<Behaviour> change) {
        stop();
        simulator = start(change);
        client = new Client(simulator);
    }

    private GoToSimulator start(UnaryOperator<Behaviour> change) {
        return GoToSimulator.start(SimulatorOptions.defaults().withClock(clock).with(change));
    }
}
