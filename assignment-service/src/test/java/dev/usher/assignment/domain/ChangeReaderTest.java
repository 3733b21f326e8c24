package dev.usher.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeReaderTest {

    @Test
    void readsAUserWithSingleAndSeveralValues() {
        assertThat(
                        ChangeReader.line(
                                Map.of(
                                        "kind",
                                        "user",
                                        "userName",
                                        " anna@example.com ",
                                        "accountEnabled",
                                        false,
                                        "attributes",
                                        Map.of(
                                                "mail",
                                                "anna@example.com",
                                                "otherMails",
                                                List.of("a@b", "c@d")))))
                .isEqualTo(
                        understood(
                                Change.PutUser.some(
                                        null,
                                        "anna@example.com",
                                        Change.Enabled.NO,
                                        new TreeMap<>(
                                                Map.of(
                                                        "mail", List.of("anna@example.com"),
                                                        "otherMails", List.of("a@b", "c@d"))))));
    }

    @Test
    void meansGoToMeetingWhereNoApplicationIsNamed() {
        assertThat(ChangeReader.line(Map.of("kind", "assignment", "group", "sales", "role", "Pro")))
                .isEqualTo(
                        understood(
                                new Change.Assign(
                                        "gotomeeting",
                                        new Change.Named.ByGroup("sales"),
                                        "Pro",
                                        null,
                                        null)));
    }

    @Test
    void refusesAMailWithoutAnAtSignNamingTheField() {
        assertThat(
                        ChangeReader.user(
                                Map.of("userName", "anna", "attributes", Map.of("mail", "anna"))))
                .isEqualTo(Parsed.refused("mail: 'anna' is not a mail address"));
    }

    @Test
    void refusesAnUnknownKindAndAMissingName() {
        assertThat(ChangeReader.line(Map.of("kind", "robot")))
                .isEqualTo(Parsed.refused("kind: must be user, group, member or assignment"));
        assertThat(ChangeReader.line(Map.of("kind", "user")))
                .isEqualTo(Parsed.refused("userName: is missing"));
    }

    @Test
    void refusesCharactersThatCannotBeStored() {
        assertThat(ChangeReader.user(Map.of("userName", "a", "attributes", Map.of("x\0", "y"))))
                .isEqualTo(
                        Parsed.refused("attributes: contains a character that cannot be stored"));
    }

    @Test
    void readsARowOfEntrasUserListWhateverTheLetterCaseOfItsHeaders() {
        assertThat(EntraRow.column("UserPrincipalName")).isEqualTo("userName");
        assertThat(
                        EntraRow.user(
                                Map.of(
                                        "userName", "anna@example.com",
                                        "externalId", "e-1",
                                        "accountEnabled", "True",
                                        "department", "Sales",
                                        "surname", "")))
                .isEqualTo(
                        understood(
                                Change.PutUser.some(
                                        "e-1",
                                        "anna@example.com",
                                        Change.Enabled.YES,
                                        new TreeMap<>(
                                                Map.of(
                                                        "department", List.of("Sales"),
                                                        "surname", List.of())))));
    }

    private static Parsed understood(Change change) {
        return new Parsed.Understood(change);
    }
}
