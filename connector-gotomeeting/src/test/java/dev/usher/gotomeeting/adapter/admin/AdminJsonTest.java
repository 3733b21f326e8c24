package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AdminJsonTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final String USER =
            """
            {"key":"5224000000000000001","email":"ann@example.com","firstName":"Ann",
             "lastName":"Lee","locale":"en_US","timeZone":"Europe/Paris","status":"ACTIVE",
             "licenseKeys":["8100000000000000003"],"products":["G2M"],
             "adminRoles":["MANAGE_USERS"],"groupKey":"71","groupName":"Sales",
             "groupKeyPath":["71"],"settings":{"G2M":{"enabled":true,"max":25}},
             "passwordCreated":true,"inviteCount":1,"invitedDate":1506076497748}\
            """;
    private static final String PAGE =
            "{\"results\":[" + USER + "],\"fromIndex\":0,\"toIndex\":1,\"total\":1}";
    private static final String LICENCES =
            """
            {"results":[{"key":0,"seats":10,"userCount":3,"enabled":true,"products":["G2M"]}],
             "fromIndex":0,"toIndex":1,"total":1}\
            """;
    private static final String ME =
            """
            {"key":"522","accountKey":"357","email":"admin@example.com",
             "adminRoles":["SUPER_USER"],"accounts":[{"key":"357","name":"Company",
             "adminRoles":["SUPER_USER"]}],"createTime":1506076497748,"orgAdmin":false}\
            """;
    private static final String ERROR =
            """
            {"incidentId":"4711","errors":[{"code":"user.not.found","value":"1"}]}\
            """;

    @Test
    void readsWhatWasRecorded() {
        KnownAccount user = AdminJson.account(read(USER), AT);

        assertThat(user.licences()).containsExactly("8100000000000000003");
        assertThat(user.group()).contains("71");
        assertThat(AdminJson.page(read(PAGE), AT).users()).containsExactly(user);
        assertThat(AdminJson.licences(read(LICENCES)).getFirst().free()).isEqualTo(7);
        assertThat(AdminJson.signedIn(read(ME)).mayManage("357")).isTrue();
    }

    @Test
    void losesNoDigitOfAKeyThatFitsNoNumberType() {
        String key = "78888886011013972886849029";

        assertThat(AdminJson.account(read("{\"key\":" + key + "}"), AT).key()).isEqualTo(key);
        assertThat(AdminJson.account(read("{\"key\":\"" + key + "\"}"), AT).key()).isEqualTo(key);
    }

    @Test
    void takesAbsentForEmptyAndLeavesAsideWhatItDoesNotKnow() {
        KnownAccount user =
                AdminJson.account(
                        read("{\"key\":\"1\",\"licenseKeys\":null,\"status\":\"NEW\",\"x\":[{}]}"),
                        AT);

        assertThat(user.licences()).isEmpty();
        assertThat(user.attributes()).isEmpty();
        assertThat(user.status()).isEqualTo(KnownAccount.Status.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"5\"",
                "{\"key\":null}",
                "{\"key\":\"\"}",
                "{\"key\":\"abc\"}",
                "{\"key\":\"../1\"}",
                "{\"key\":-1}",
                "{\"key\":1.5}",
                "{\"key\":7.8888886011013972886849029e25}",
                "{\"key\":true}",
                "{\"key\":{}}",
                "{\"key\":\"1\",\"email\":5}",
                "{\"key\":\"1\",\"email\":{\"a\":1}}",
                "{\"key\":\"1\",\"firstName\":[\"Ann\"]}",
                "{\"key\":\"1\",\"status\":1}",
                "{\"key\":\"1\",\"licenseKeys\":\"81\"}",
                "{\"key\":\"1\",\"licenseKeys\":{}}",
                "{\"key\":\"1\",\"licenseKeys\":[null]}",
                "{\"key\":\"1\",\"licenseKeys\":[\"x\"]}",
                "{\"key\":\"1\",\"products\":[5]}",
                "{\"key\":\"1\",\"adminRoles\":[[]]}",
                "{\"key\":\"1\",\"groupKey\":\"none\"}"
            })
    void refusesAUserItCannotBeSureOf(String body) {
        assertUnreadable(() -> AdminJson.account(read(body), AT));
        assertUnreadable(
                () -> AdminJson.matches(read("{\"total\":1,\"results\":[" + body + "]}"), AT));
    }

    @Test
    void setsUsersItCannotReadAsideAndReadsTheRestOfThePage() {
        GoTo.Page page =
                AdminJson.page(
                        read(
                                """
                                {"total":4,"results":[{"key":"1","email":5},{"key":"2"},null,
                                {"key":{},"email":"a@example.com"}]}\
                                """),
                        AT);

        assertThat(page.users()).extracting(KnownAccount::key).containsExactly("2");
        assertThat(page.unreadable())
                .extracting(GoTo.Unreadable::key)
                .containsExactly(Optional.of("1"), Optional.empty(), Optional.empty());
        assertThat(page.total()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "{\"results\":{},\"total\":0}",
                "{\"results\":\"none\"}",
                "{\"results\":[{\"key\":\"1\"}]}",
                "{\"results\":[],\"total\":-1}",
                "{\"results\":[],\"total\":\"many\"}",
                "{\"results\":[],\"total\":1.5}",
                "{\"results\":[],\"total\":99999999999999999999}"
            })
    void refusesAListItCannotCount(String body) {
        assertUnreadable(() -> AdminJson.page(read(body), AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"results\":null}", "{\"total\":0}", "{\"results\":[]}"})
    void findsNobodyInAnEmptyList(String body) {
        assertThat(AdminJson.page(read(body), AT).users()).isEmpty();
        assertThat(AdminJson.page(read(body), AT).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[{\"key\":\"1\",\"products\":[\"G2M\"]}]}",
                "{\"results\":[{\"key\":\"1\",\"seats\":\"10\"}]}",
                "{\"results\":[{\"seats\":10}]}"
            })
    void countsNoSeatsByGuess(String body) {
        assertUnreadable(() -> AdminJson.licences(read(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in</body></html>",
                "{\"key\":\"1\"",
                "{\"key\":\"1\"} {\"key\":\"2\"}",
                "{key:1}",
                "\u0000",
                "NaN"
            })
    void refusesWhatIsNoJson(String body) {
        assertUnreadable(() -> read(body));
    }

    @Test
    void refusesNestingAndNumbersWithoutEnd() {
        assertUnreadable(() -> read("[".repeat(100_000)));
        assertUnreadable(() -> read("{\"a\":".repeat(60) + "1" + "}".repeat(60)));
        assertUnreadable(() -> read("{\"key\":" + "9".repeat(1_000_000) + "}"));
        assertUnreadable(() -> read("{\"key\":\"1\",\"x\":\"" + "a".repeat(200_000) + "\"}"));
        assertUnreadable(() -> read("[" + "1,".repeat(1_000_001) + "1]"));
    }

    @Test
    void shortensARestWithoutEnd() {
        assertThat(AdminJson.retryAfter("999999999", AT)).contains(Duration.ofHours(1));
    }

    @Property(tries = 2000)
    void endsAnyBytesInAnAccountOrAClassifiedFailure(@ForAll byte[] bytes) {
        readEveryWay(bytes);
    }

    @Property(tries = 3000)
    void endsAnyMutationInAnAccountOrAClassifiedFailure(@ForAll("mutations") String body) {
        readEveryWay(body.getBytes(UTF_8));
    }

    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<String> recorded = Arbitraries.of(USER, PAGE, LICENCES, ME, ERROR);
        Arbitrary<String> values =
                Arbitraries.of(
                        "null",
                        "true",
                        "-1",
                        "1e400",
                        "9".repeat(90),
                        "\"\"",
                        "\"x\"",
                        "[]",
                        "{}",
                        "[null]",
                        "[[1]]",
                        "{\"key\":{}}",
                        "\"\\ud800\"",
                        "\"\\u0000\"",
                        "",
                        ",");
        return Combinators.combine(
                        recorded, values, Arbitraries.longs(), Arbitraries.integers().between(1, 3))
                .as(AdminJsonTest::mutated);
    }

    /** Replaces some values of a body, and sometimes cuts it. */
    private static String mutated(String body, String value, long seed, int times) {
        Random random = new Random(seed);
        String changed = body;
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(changed.length());
            int colon = changed.indexOf(':', at);
            if (colon < 0) {
                return changed.substring(0, at);
            }
            int end = colon + 1;
            while (end < changed.length() && ",}".indexOf(changed.charAt(end)) < 0) {
                end++;
            }
            changed = changed.substring(0, colon + 1) + value + changed.substring(end);
        }
        return changed;
    }

    private static void readEveryWay(byte[] body) {
        AdminJson.error(new Answered(body), AT);
        JsonNode read;
        try {
            read = AdminJson.read(new Answered(body));
        } catch (GoToException e) {
            assertThat(e.failure()).isInstanceOf(Failure.Transient.class);
            return;
        }
        List<Runnable> ways =
                List.of(
                        () -> AdminJson.account(read, AT),
                        () -> AdminJson.accountIfTold(read, AT),
                        () -> AdminJson.page(read, AT),
                        () -> AdminJson.licences(read),
                        () -> AdminJson.signedIn(read));
        for (Runnable way : ways) {
            try {
                way.run();
            } catch (GoToException e) {
                assertThat(e.failure()).isInstanceOf(Failure.Transient.class);
            }
        }
    }

    private static JsonNode read(String body) {
        return AdminJson.read(new Answered(body.getBytes(UTF_8)));
    }

    private static void assertUnreadable(Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        GoToException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(Reason.UNREADABLE_ANSWER));
    }
}
