package dev.usher.notifier.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Notification.Telling;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures in docs/notifications.md, one of each mail, as wide as a phone. They are taken anew
 * by running this with {@code -Dchromium=/usr/bin/chromium}.
 */
class MailPicturesTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final int WIDTH = 390;
    private static final int TALLEST = 3_000;
    private static final int MARGIN = 16;
    private static final long PATIENCE_SECONDS = 60;

    private final MailRenderer renderer =
            new MailRenderer(Optional.of("https://usher.example.com"), ZoneId.of("Europe/Berlin"));

    @Test
    void showsEachMailInTheDocuments() throws IOException {
        String page = Files.readString(DOCS.resolve("notifications.md"));

        assertThat(Pattern.compile("\\(img/mail-([a-z-]+)\\.png\\)").matcher(page).results())
                .extracting((MatchResult picture) -> picture.group(1))
                .containsExactlyInAnyOrderElementsOf(mails().keySet());
        assertThat(mails().keySet()).allMatch(name -> Files.exists(picture(name)));
    }

    @Test
    @EnabledIfSystemProperty(named = "chromium", matches = ".+")
    void takesThePictures(@TempDir Path folder) throws Exception {
        for (var mail : mails().entrySet()) {
            Files.writeString(folder.resolve("mail.html"), renderer.render(mail.getValue()).html());
            // A window is at least 500 wide, a frame need not be.
            Path page =
                    Files.writeString(
                            folder.resolve("page.html"),
                            "<body style=\"margin:0\"><iframe src=\"mail.html\" style=\"border:0\""
                                    + " width=\"%d\" height=\"%d\"></iframe></body>"
                                            .formatted(WIDTH, TALLEST));
            Path picture = folder.resolve("picture.png");
            var chromium =
                    new ProcessBuilder(
                                    System.getProperty("chromium"),
                                    "--headless",
                                    "--no-sandbox",
                                    "--hide-scrollbars",
                                    "--allow-file-access-from-files",
                                    "--window-size=" + WIDTH + "," + TALLEST,
                                    "--screenshot=" + picture,
                                    page.toUri().toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("chromium.log").toFile())
                            .start();
            assertThat(chromium.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            BufferedImage whole = ImageIO.read(picture.toFile());
            ImageIO.write(
                    whole.getSubimage(0, 0, WIDTH, height(whole)),
                    "png",
                    picture(mail.getKey()).toFile());
        }
    }

    /** Down to the last line that shows anything, and a margin. */
    private static int height(BufferedImage picture) {
        int background = picture.getRGB(1, picture.getHeight() - 1);
        int last = picture.getHeight() - 1;
        while (isBlank(picture, last, background)) {
            last--;
        }
        return last + 1 + MARGIN;
    }

    private static boolean isBlank(BufferedImage picture, int y, int background) {
        for (int x = 0; x < WIDTH; x++) {
            if (picture.getRGB(x, y) != background) {
                return false;
            }
        }
        return true;
    }

    private static Path picture(String name) {
        return DOCS.resolve("img").resolve("mail-" + name + ".png");
    }

    private static Map<String, Notification> mails() {
        Item ana = Messages.ana();
        Item bo = Messages.person("Bo Lind", "bo@example.com");
        Map<String, Notification> mails = new LinkedHashMap<>();
        Notification users = Messages.counted(Messages.users(Telling.NEWS, ana, bo), 2, 3, 1, 0);
        mails.put("users", users);
        mails.put("users-es", Messages.in("es", users));
        mails.put(
                "users-again", Messages.users(Telling.AGAIN, bo.at(Item.GIVEN_UP).todo(GIVEN_UP)));
        mails.put("users-over", Messages.users(Telling.END, ana, bo));
        mails.put(
                "users-settled",
                Messages.users(Telling.END, ana.with(Map.of("withdrawn", "true")), bo));
        mails.put("quarantine", Messages.quarantine(Telling.NEWS));
        mails.put("quarantine-es", Messages.in("es", Messages.quarantine(Telling.NEWS)));
        mails.put(
                "quarantine-changed",
                Messages.following(
                        Messages.message(
                                Kind.QUARANTINE,
                                "",
                                Telling.NEWS,
                                Item.of("", FAILS, Messages.NOON)
                                        .with(Map.of(Item.CODE, "CALLS_FAIL"))
                                        .retriedAt(Optional.of(Messages.NOON.plusSeconds(240))))));
        mails.put("quarantine-over", Messages.quarantine(Telling.END));
        mails.put("hold", Messages.hold());
        mails.put("hold-es", Messages.in("es", Messages.hold()));
        mails.put(
                "hold-expired",
                Messages.message(
                        Kind.HOLD_EXPIRED,
                        "HoldExpired",
                        Telling.NEWS,
                        Item.of("Ana Gomes", EXPIRED, Messages.NOON)
                                .about("ana@example.com", "DISABLE")
                                .todo("If it should still be done, approve it on demand.")
                                .logged("7e57")));
        mails.put("seats-low", Messages.seats("LOW", 4));
        mails.put("seats", Messages.seats("OUT", 0));
        mails.put(
                "seats-over",
                Messages.message(
                        Kind.SEATS,
                        "8100000000000000003",
                        Telling.END,
                        Item.of("", "", Messages.NOON)));
        mails.put("credentials", Messages.credentials());
        mails.put(
                "credentials-over",
                Messages.message(
                        Kind.CREDENTIALS, "", Telling.END, Item.of("", "", Messages.NOON)));
        mails.put("first-cycle", Messages.firstCycle());
        mails.put("summary", Messages.summary());
        mails.put("summary-es", Messages.in("es", Messages.summary()));
        mails.put("test", Messages.test());
        return mails;
    }

    private static final String GIVEN_UP =
            "Fix the cause that the log names, then have it tried again.";
    private static final String FAILS =
            "Nearly all calls to GoTo fail. Nothing needs to be done at first: the connection is"
                    + " tested again and again. If it stays so, look at GoTo's status page.";
    private static final String EXPIRED =
            "Nobody decided about what the removal guard held. The user keeps what the account has"
                    + " until something else is wanted.";
}
