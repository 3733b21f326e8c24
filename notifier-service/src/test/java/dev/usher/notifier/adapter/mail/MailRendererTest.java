package dev.usher.notifier.adapter.mail;

import static dev.usher.notifier.adapter.mail.Messages.ana;
import static dev.usher.notifier.adapter.mail.Messages.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.notifier.adapter.mail.MailRenderer.Rendered;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Notification.Telling;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailRendererTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final MailRenderer renderer =
            new MailRenderer(Optional.of("https://usher.example.com"), BERLIN);

    @Test
    void tellsWhoWhatWhyWhenAndWhatToDo() {
        Rendered mail = renderer.render(Messages.users(Telling.NEWS, ana()));

        assertThat(mail.subject())
                .isEqualTo("Usher: 1 person could not get their GoToMeeting account");
        assertThat(mail.text())
                .isEqualTo(
                        """
                        1 person could not get their GoToMeeting account.

                        * Ana Gomes (ana@example.com)
                          Why: No seat of the licence is left.
                          What to do: Buy seats at GoTo, or take the licence from someone who does not need it.
                          When: 23 Nov 2026, 13:00 CET
                          Tried again: 23 Nov 2026, 13:05 CET
                          Record of the log: https://usher.example.com/api/v1/log/7e57

                        More in Usher’s console: https://usher.example.com

                        --
                        Usher keeps GoToMeeting accounts in step with assignments. Application: gotomeeting. Mail 00000000-0000-0000-0000-000000000001
                        """);
        assertThat(mail.html())
                .contains("Ana Gomes", "ana@example.com", "No seat of the licence is left.")
                .contains("href=\"https://usher.example.com/api/v1/log/7e57\"");
    }

    @Test
    void saysOnceWhatConcernsAll() {
        Rendered mail =
                renderer.render(
                        Messages.users(Telling.NEWS, ana(), person("Bo Lind", "bo@example.com")));

        assertThat(mail.subject()).startsWith("Usher: 2 people could not get");
        assertThat(mail.text()).containsOnlyOnce("Why:").containsOnlyOnce("What to do:");
        assertThat(mail.html()).containsOnlyOnce("Why:").containsOnlyOnce("What to do:");
    }

    @Test
    void saysOfEachWhatWasTriedWhereThatDiffers() {
        Item removal = person("Bo Lind", "bo@example.com").about("bo@example.com", "DISABLE");
        Rendered mail = renderer.render(Messages.users(Telling.NEWS, ana(), removal));

        assertThat(mail.subject())
                .isEqualTo("Usher: 2 people could not be provisioned in GoToMeeting");
        assertThat(mail.text())
                .contains(
                        "Ana Gomes (ana@example.com)\n  could not get their GoToMeeting account\n",
                        "Bo Lind (bo@example.com)\n  could not be relieved of their GoToMeeting");
    }

    @Test
    void namesNoAttemptThatIsPast() {
        Item tried = ana().retriedAt(Optional.of(Messages.NOON.minusSeconds(1)));

        assertThat(renderer.render(Messages.users(Telling.AGAIN, tried)).text())
                .doesNotContain("Tried again:");
    }

    @Test
    void countsWhatItDoesNotName() {
        Rendered mail =
                renderer.render(
                        Messages.counted(
                                Messages.users(Telling.NEWS, ana()), 10_000, 10_003, 1, 2));

        assertThat(mail.subject()).startsWith("Usher: 10,000 people could not get");
        assertThat(mail.text())
                .contains(
                        "… and 9,999 more.",
                        "1 of those told of before is settled.",
                        "10,003 people are concerned in all.",
                        "2 further messages wait");
    }

    @Test
    void saysThatItLastsThatItIsOverAndThatAllIsWell() {
        assertThat(renderer.render(Messages.users(Telling.AGAIN, ana())).subject())
                .isEqualTo("Usher: Still, 1 person could not get their GoToMeeting account");
        Rendered end = renderer.render(Messages.users(Telling.END, ana()));
        assertThat(end.subject())
                .isEqualTo(
                        "Usher: Solved for 1 person who could not get their GoToMeeting account");
        assertThat(end.text()).contains("Everything is well again.").doesNotContain("Why:");
    }

    @Test
    void doesNotCallSolvedWhatIsNotWantedAnyMore() {
        Item withdrawn = ana().with(Map.of("withdrawn", "true"));
        Item erased =
                Item.of("", "", Messages.NOON)
                        .about("", "CREATE")
                        .with(Map.of("withdrawn", "true"));

        Rendered end =
                renderer.render(
                        Messages.users(
                                Telling.END, withdrawn, erased, person("Bo", "bo@example.com")));

        assertThat(end.subject()).startsWith("Usher: Settled for 3 people who could not get");
        assertThat(end.text())
                .contains(
                        "* Ana Gomes (ana@example.com)\n  Now: not to be done any more\n",
                        "* Bo (bo@example.com)\n")
                .containsOnlyOnce("Now:");
    }

    @Test
    void tellsWhatADayBrought() {
        assertThat(renderer.render(Messages.summary()).text())
                .contains(
                        "3 people cannot be provisioned.",
                        "2 × No seat of the licence is left.",
                        "Since 22 Nov 2026, 09:00 CET",
                        "Accounts created: 12",
                        "Access taken away: 0");
        assertThat(renderer.render(Messages.in("es", Messages.summary())).text())
                .contains("2 × No queda ningún puesto de la licencia.", "Cuentas creadas: 12");
    }

    @Test
    void saysOfOneWhoWasGivenUpThatNothingIsTriedAgain() {
        assertThat(
                        renderer.render(
                                        Messages.users(
                                                Telling.NEWS,
                                                person("Ana", "a@example.com").at(Item.GIVEN_UP)))
                                .text())
                .contains("Tried again: not by itself any more");
    }

    @Test
    void saysOfAHoldWhoAndHowToDecideAndUntilWhen() {
        Rendered mail = renderer.render(Messages.hold());

        assertThat(mail.subject())
                .isEqualTo("Usher: 34 people held by the removal guard until somebody decides");
        assertThat(mail.text())
                .contains(
                        "34 people would lose access within an hour.",
                        "access had been taken from 3 people. The limit is 10.",
                        "Ana Gomes (ana@example.com), Bo Lind (bo@example.com) and 32 more",
                        "POST https://usher.example.com/api/v1/jobs/gotomeeting/holds/h1/release",
                        "POST https://usher.example.com/api/v1/jobs/gotomeeting/holds/h1/reject",
                        "30 Nov 2026, 13:00 CET. If nobody decides");
    }

    @Test
    void tellsWhyNothingIsProvisionedAndThatItGoesOn() {
        assertThat(renderer.render(Messages.quarantine(Telling.NEWS)).text())
                .contains("is stopped.", "GoTo refuses the refresh token", "Tested again:");
        assertThat(renderer.render(Messages.quarantine(Telling.END)).text())
                .contains("Provisioning of gotomeeting goes on.")
                .doesNotContain("refuses");
    }

    @Test
    void tellsTheCountsOfTheFirstCycle() {
        assertThat(renderer.render(Messages.firstCycle()).text())
                .contains("1,840 people were looked at; 1,795 accounts are managed now.");
    }

    @ParameterizedTest
    @CsvSource({"OUT, 0, No seat of the licence", "LOW, 1, 1 seat of the", "LOW, 4, 4 seats of"})
    void tellsHowManySeatsAreLeft(String level, int free, String said) {
        assertThat(renderer.render(Messages.seats(level, free)).subject()).contains(said);
    }

    @Test
    void speaksSpanishAndTranslatesWhatGoToAnswered() {
        Rendered mail = renderer.render(Messages.in("es", Messages.users(Telling.NEWS, ana())));

        assertThat(mail.subject()).isEqualTo("Usher: 1 persona sin su cuenta de GoToMeeting");
        assertThat(mail.text())
                .contains(
                        "No queda ningún puesto de la licencia.",
                        "Compre puestos en GoTo",
                        "23 nov 2026, 13:00 CET");
        assertThat(mail.html()).contains("lang=\"es\"");
    }

    @Test
    void saysInSpanishWhyNothingIsProvisionedAndWhyRemovalsAreHeld() {
        assertThat(renderer.render(Messages.in("es", Messages.quarantine(Telling.NEWS))).text())
                .contains(
                        "Motivo: GoTo rechaza el token de actualización",
                        "Qué hacer: Autorice de nuevo el conector")
                .doesNotContain("refuses", "Authorize");
        assertThat(renderer.render(Messages.in("es", Messages.hold())).text())
                .contains("Motivo: Perderían el acceso más personas")
                .doesNotContain("would");
    }

    @Test
    void speaksEnglishWhereThereIsNoFileForALanguage() {
        assertThat(renderer.render(Messages.in("xx", Messages.test())).subject())
                .isEqualTo("Usher: A test mail");
    }

    @Test
    void hasEveryTextInSpanish() {
        var control =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        var english = ResourceBundle.getBundle("mail.messages", Locale.ROOT, control);
        var spanish = ResourceBundle.getBundle("mail.messages", Locale.of("es"), control);

        assertThat(english.keySet())
                .filteredOn(key -> !spanish.keySet().contains(key) || same(english, spanish, key))
                .containsOnly(
                        "HOLD.call", "HOLD.names", "SUMMARY.times", "USERS.NEWS", "number", "time");
    }

    private static boolean same(ResourceBundle one, ResourceBundle other, String key) {
        return one.getString(key).equals(other.getString(key));
    }

    static Stream<Notification> all() {
        return Stream.of(
                        Messages.users(Telling.NEWS, ana()),
                        Messages.users(Telling.AGAIN, ana()),
                        Messages.users(Telling.END, ana()),
                        Messages.quarantine(Telling.NEWS),
                        Messages.quarantine(Telling.END),
                        Messages.seats("OUT", 0),
                        Messages.message(
                                Kind.SEATS, "8100", Telling.END, Item.of("", "", Messages.NOON)),
                        Messages.credentials(),
                        Messages.message(
                                Kind.CREDENTIALS, "", Telling.END, Item.of("", "", Messages.NOON)),
                        Messages.hold(),
                        Messages.message(Kind.HOLD_EXPIRED, "HoldExpired", Telling.NEWS, ana()),
                        Messages.firstCycle(),
                        Messages.summary(),
                        Messages.test())
                .flatMap(message -> Stream.of(message, Messages.in("es", message)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesNoPlaceholderAndNoKeyInAnyMail(Notification message) {
        Rendered mail = renderer.render(message);

        assertThat(List.of(mail.subject(), mail.text()))
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .doesNotContain("{", "}", "null", "[(", "label.", " th:"));
        assertThat(mail.html()).doesNotContain(" th:", "null");
        assertThat(mail.subject()).startsWith("Usher: ").hasLineCount(1);
    }

    @Test
    void showsWhatGoToAnsweredAsTextAndNotAsHtml() {
        Item item =
                Item.of("<b>Ana</b>", "<script>alert(1)</script> & 'more' {0}", Messages.NOON)
                        .about("ana@example.com", "<img src=x>");

        Rendered mail = renderer.render(Messages.users(Telling.NEWS, item));

        assertThat(mail.html())
                .doesNotContain("<script>", "<b>Ana", "<img")
                .contains("&lt;b&gt;Ana&lt;/b&gt;", "&lt;script&gt;", "{0}");
        assertThat(mail.text()).contains("<script>alert(1)</script> & 'more' {0}");
    }

    @Test
    void isolatesNamesFromTheDirectionOfTheMail() {
        assertThat(
                        renderer.render(
                                        Messages.users(
                                                Telling.NEWS,
                                                person("مريم الزهراء", "m@example.com")))
                                .html())
                .contains("<bdi>مريم الزهراء</bdi>");
    }

    @Test
    void namesOneWithoutANameByTheAddress() {
        assertThat(
                        renderer.render(Messages.users(Telling.NEWS, person("", "a@example.com")))
                                .text())
                .contains("* a@example.com\n");
        assertThat(renderer.render(Messages.users(Telling.NEWS, person("Ana", ""))).text())
                .contains("* Ana\n");
    }
}
