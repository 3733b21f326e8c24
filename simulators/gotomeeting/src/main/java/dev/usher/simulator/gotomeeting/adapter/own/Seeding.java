package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.domain.Added;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.Refusal;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * People to be put into the account without a call of GoTo's APIs.
 *
 * @param seen when all of them signed in last
 */
record Seeding(NewUsers people, String seen) {

    private static final int MOST = 100_000;

    /**
     * Reads what to add.
     *
     * @throws IllegalArgumentException when a key is none, or people are too many
     */
    static Seeding of(Values body) {
        List<Profile> profiles =
                body.body().has("generate")
                        ? generated(body.inside("generate"))
                        : body.body()
                                .path("users")
                                .valueStream()
                                .map(Values::new)
                                .map(Seeding::profile)
                                .toList();
        return new Seeding(
                new NewUsers(
                        profiles,
                        body.texts("licenseKeys").stream().map(LicenseKey::new).toList(),
                        body.texts("adminRoles"),
                        body.text("groupKey").map(GroupKey::new).orElse(null),
                        true),
                body.text("seen").orElse("NEVER"));
    }

    /** Adds them, all or nobody; the answer is how many. */
    Answer<Integer> into(Scene scene) {
        return switch (scene.account().furnish(people, moment(seen, scene.clock().instant()))) {
            case Answer.Done<List<Added>>(List<Added> added) -> new Answer.Done<>(added.size());
            case Answer.Refused<List<Added>>(Refusal refusal) -> new Answer.Refused<>(refusal);
        };
    }

    /** A moment as scripts write it: NEVER, RECENT, LONG_AGO or an instant. */
    static @Nullable Instant moment(String text, Instant now) {
        try {
            return text.contains("T") && text.contains(":")
                    ? Instant.parse(text)
                    : SignIn.valueOf(text).before(now);
        } catch (DateTimeParseException | IllegalArgumentException _) {
            throw BadRequest.of("seen.invalid", text);
        }
    }

    private static List<Profile> generated(Values how) {
        int count = Math.toIntExact(how.number("count", 0));
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("Generate from 1 to " + MOST + " people at once");
        }
        int first = Math.toIntExact(how.number("first", 1));
        String prefix = how.text("prefix").orElse("user");
        String domain = how.text("domain").orElse("example.com");
        return IntStream.range(first, first + count)
                .mapToObj(
                        i ->
                                new Profile(
                                        prefix + i + "@" + domain,
                                        "First" + i,
                                        "Last" + i,
                                        Profile.DEFAULT_LOCALE,
                                        Profile.DEFAULT_TIME_ZONE))
                .toList();
    }

    private static Profile profile(Values user) {
        return new Profile(
                user.text("email").orElse(""),
                user.text("firstName").orElse(""),
                user.text("lastName").orElse(""),
                user.text("locale").orElse(Profile.DEFAULT_LOCALE),
                user.text("timeZone").orElse(Profile.DEFAULT_TIME_ZONE));
    }
}
