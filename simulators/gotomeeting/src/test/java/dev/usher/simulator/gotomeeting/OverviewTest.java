package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The page for people. */
class OverviewTest extends AgainstSimulator {

    OverviewTest() {
        super(SimulatorOptions.defaults());
    }

    @Test
    void showsWhatThereIsAndEscapesIt() {
        simulator.addUser(Seed.of("ann@example.com", "<script>", "\"x\""));

        String page = page("email=ANN").body();

        assertThat(page).contains("&lt;script&gt; &quot;x&quot;", "1 to 1 of 1");
        assertThat(page).doesNotContain("<script", "goto.admin@example.com</td>");
        assertThat(page("email=%3Cb%3E").body()).contains("&lt;b&gt;").contains("Nobody");
    }

    @Test
    void goesOnByPages() {
        client.script("POST", "users", "{\"generate\":{\"count\":70}}");

        assertThat(page("offset=0").body()).contains("1 to 50 of 71", ">next<");
        assertThat(page("offset=50").body()).contains("51 to 71 of 71", ">previous<");
    }

    @Test
    void opensForTheTokenAsPasswordAndOpensNothingElse() {
        assertThat(page("").status()).isEqualTo(200);
        assertThat(basic("/simulator/", "wrong").status()).isEqualTo(401);
        assertThat(basic("/simulator/", "wrong").header("WWW-Authenticate")).isPresent();
        assertThat(
                        basic(
                                        "/simulator/accounts",
                                        simulator.options().credentials().simulatorToken())
                                .status())
                .isEqualTo(401);
    }

    private Client.Answer page(String query) {
        return basic("/simulator/?" + query, simulator.options().credentials().simulatorToken());
    }

    private Client.Answer basic(String path, String password) {
        String encoded =
                Base64.getEncoder()
                        .encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(client.uri(path))
                        .header("Authorization", "Basic " + encoded));
    }
}
