package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionCheckTest {

    private static final Set<String> SUPER = Set.of("SUPER_USER");

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(self(Map.of("7", SUPER)), Optional.of("7"), "7"),
                arguments(
                        self(Map.of("7", Set.of("MANAGE_USERS", "MANAGE_SEATS"))),
                        Optional.of("7"),
                        "7"),
                arguments(self(Map.of("7", SUPER)), Optional.empty(), "7"),
                arguments(self(Map.of("7", SUPER, "8", Set.of())), Optional.of("7"), "7"),
                arguments(
                        self(Map.of("7", SUPER, "8", SUPER)),
                        Optional.empty(),
                        Reason.SEVERAL_ACCOUNTS),
                arguments(self(Map.of("7", SUPER)), Optional.of("9"), Reason.WRONG_ACCOUNT),
                arguments(self(Map.of("7", Set.of())), Optional.of("7"), Reason.NOT_AUTHORISED),
                arguments(
                        self(Map.of("7", Set.of("MANAGE_USERS"))),
                        Optional.of("7"),
                        Reason.NOT_AUTHORISED),
                arguments(
                        self(Map.of("7", Set.of(), "8", SUPER)),
                        Optional.of("7"),
                        Reason.NOT_AUTHORISED),
                arguments(self(Map.of()), Optional.of("7"), Reason.NOT_GOTO),
                arguments(
                        new SignedIn("", "", Map.of("7", SUPER)),
                        Optional.of("7"),
                        Reason.NOT_GOTO));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void judgesWhoAnswered(SignedIn self, Optional<String> wanted, Object expected) {
        switch (ConnectionCheck.judge(self, wanted)) {
            case ConnectionVerdict.Passed passed ->
                    assertThat(passed.goToAccountKey()).isEqualTo(expected);
            case ConnectionVerdict.Failed failed -> assertThat(failed.reason()).isEqualTo(expected);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(barred(Reason.CLIENT_REFUSED, 401), Reason.CLIENT_REFUSED),
                arguments(
                        barred(Reason.PERSONAL_ACCESS_TOKEN_REFUSED, 400),
                        Reason.PERSONAL_ACCESS_TOKEN_REFUSED),
                arguments(barred(Reason.SIGN_IN_REFUSED, 401), Reason.SCOPE_MISSING),
                arguments(barred(Reason.SIGN_IN_REFUSED, 400), Reason.SIGN_IN_REFUSED),
                arguments(barred(Reason.NOT_AUTHORISED, 403), Reason.NOT_AUTHORISED),
                arguments(
                        new Failure.Permanent(Reason.REFUSED, Optional.of(404), Optional.empty()),
                        Reason.NOT_GOTO),
                arguments(passing(Reason.UNREADABLE_ANSWER, Optional.empty()), Reason.NOT_GOTO),
                arguments(passing(Reason.NOT_GOTO, Optional.of(302)), Reason.NOT_GOTO),
                arguments(passing(Reason.UNAVAILABLE, Optional.of(503)), Reason.UNAVAILABLE),
                arguments(passing(Reason.HOST_UNKNOWN, Optional.empty()), Reason.HOST_UNKNOWN),
                arguments(passing(Reason.MAINTENANCE, Optional.empty()), Reason.MAINTENANCE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void judgesWhyNobodyAnswered(Failure failure, Reason expected) {
        assertThat(ConnectionCheck.judge(failure).reason()).isEqualTo(expected);
    }

    @Test
    void namesTeamAdminPermissionsAndTheAccountsToChooseFrom() {
        assertThat(ConnectionVerdict.Failed.of(Reason.NOT_AUTHORISED).message())
                .contains("team admin permissions");
        assertThat(
                        ConnectionCheck.judge(
                                        self(Map.of("7", SUPER, "8", SUPER)), Optional.empty())
                                .message())
                .endsWith("The user belongs to: 7, 8.");
    }

    @Test
    void givesEachReasonAMessageOfItsOwn() {
        List<String> messages = Arrays.stream(Reason.values()).map(Reason::message).toList();

        assertThat(messages).doesNotHaveDuplicates();
    }

    private static SignedIn self(Map<String, Set<String>> rights) {
        return new SignedIn("1", "admin@example.com", rights);
    }

    private static Failure barred(Reason reason, int status) {
        return new Failure.Barred(reason, Optional.of(status), Optional.empty());
    }

    private static Failure passing(Reason reason, Optional<Integer> status) {
        return new Failure.Transient(reason, status, Optional.empty(), Optional.empty(), false);
    }
}
