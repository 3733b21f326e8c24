package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.policy.AccountSpec;
import dev.usher.simulator.gotomeeting.recorded.Recording;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The client against every answer that is known of GoTo to the calls it makes. */
class RecordedAnswersContractTest {

    private static final String TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}";
    private static final Set<String> CALLS =
            Set.of(
                    "me",
                    "users.list",
                    "users.get",
                    "users.add",
                    "users.update",
                    "users.delete",
                    "licenses.list",
                    "licenses.give",
                    "licenses.take",
                    "groups.join",
                    "groups.leave",
                    "rolesets.give",
                    "rolesets.take",
                    "organizers.update");
    private static final Map<String, Reason> REASONS =
            Map.ofEntries(
                    Map.entry("users-conflict", Reason.EMAIL_IN_USE),
                    Map.entry("user-update-email-taken", Reason.EMAIL_IN_USE),
                    Map.entry("user-update-locked", Reason.IDENTITY_READ_ONLY),
                    Map.entry("users-field-missing", Reason.DATA_REFUSED),
                    Map.entry("users-field-too-long", Reason.DATA_REFUSED),
                    Map.entry("user-deleted-twice", Reason.ACCOUNT_GONE),
                    Map.entry("user-malformed-key", Reason.UNAVAILABLE),
                    Map.entry("license-no-seat", Reason.NO_SEATS),
                    Map.entry("license-not-found", Reason.LICENCE_NOT_FOUND),
                    Map.entry("role-missing", Reason.NOT_AUTHORISED),
                    Map.entry("too-many-requests", Reason.TOO_MANY_REQUESTS),
                    Map.entry("too-many-requests-seconds", Reason.TOO_MANY_REQUESTS),
                    Map.entry("too-many-requests-date", Reason.TOO_MANY_REQUESTS));
    private static final Set<Reason> NOT_UNDERSTOOD =
            Set.of(Reason.UNREADABLE_ANSWER, Reason.NOT_GOTO, Reason.NO_ANSWER, Reason.DEFECT);

    private final RawServer server = new RawServer();
    private final AdminClient client = client().throughOrganizers();

    static Stream<Recording> answers() {
        return Recording.all().stream().filter(answer -> CALLS.contains(answer.operation()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void understandsWhatIsKnownOfGoTo(Recording answer) {
        server.answer(
                out -> {
                    if (server.requested().contains("/oauth/token")) {
                        write(out, 200, Map.of(), TOKEN);
                    } else {
                        write(out, answer.status(), answer.headers(), answer.body());
                    }
                });

        Optional<Reason> reason = reasonOfFailing(answer);

        boolean absent = answer.status() == 404 && answer.operation().equals("users.get");
        assertThat(reason.isEmpty()).as("%s", reason).isEqualTo(answer.status() < 300 || absent);
        assertThat(reason.filter(NOT_UNDERSTOOD::contains)).isEmpty();
        Optional.ofNullable(REASONS.get(answer.name()))
                .ifPresent(expected -> assertThat(reason).contains(expected));
    }

    private Optional<Reason> reasonOfFailing(Recording answer) {
        try {
            call(answer);
            return Optional.empty();
        } catch (GoToException e) {
            return Optional.of(e.failure().reason());
        }
    }

    private void call(Recording answer) {
        GoTo.Account account = client.account("1", Lane.BULK);
        switch (answer.operation()) {
            case "me" -> client.me();
            case "users.list" -> account.users(0, 200);
            case "users.get" -> account.user(key(answer));
            case "users.add" -> account.create(List.of(spec()), true);
            case "users.update" -> account.update(key(answer), patch());
            case "users.delete" -> account.delete("5");
            case "licenses.list" -> account.licences();
            case "licenses.give" -> account.giveLicence("5", "8", true);
            case "licenses.take" -> account.takeLicence("5", "8", true);
            case "groups.join" -> account.moveToGroup("5", "7");
            case "groups.leave" -> account.leaveGroup("5");
            case "rolesets.give" -> account.giveCustomRole("ann@example.com", "3");
            case "rolesets.take" -> account.takeCustomRoles("ann@example.com");
            default -> account.organizers().orElseThrow().suspend("5");
        }
    }

    private static String key(Recording answer) {
        return answer.body().isEmpty()
                ? "5"
                : JsonMapper.shared().readTree(answer.body()).path("key").asString("5");
    }

    private static AccountSpec spec() {
        return AccountSpec.of(
                "ann@example.com",
                Map.of("firstName", "Ann", "lastName", "Lee"),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Patch patch() {
        return new Patch(
                Optional.empty(),
                new TreeMap<>(Map.of("lastName", "Ng")),
                Optional.empty(),
                Optional.empty());
    }

    private static void write(
            OutputStream out, int status, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Recorded\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (status != 204) {
            head.append("Content-Length: " + bytes.length + "\r\n");
        }
        out.write((head + "\r\n").getBytes(UTF_8));
        out.write(bytes);
    }

    private AdminClient client() {
        Clock clock = Clock.systemUTC();
        Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(5));
        Traffic traffic =
                new Traffic(10, new BackOff(3, Duration.ofMillis(1), Duration.ofMillis(9)), clock);
        Credentials credentials =
                new Credentials(
                        "id",
                        new Secret("secret"),
                        new Credentials.Grant.PersonalAccessToken(new Secret("token")));
        TokenSource tokens =
                new TokenSource(
                        new TokenEndpoint(http, server.url().resolve("/oauth/token")),
                        () -> credentials,
                        KeptTokens.inMemory("gotomeeting"),
                        clock);
        return new AdminClient(
                http,
                server.url(),
                () -> tokens,
                new Pace(0, () -> true, traffic),
                traffic,
                clock,
                new SimpleMeterRegistry());
    }
}
