package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.HeldUser;
import dev.usher.contracts.RemovalHold;
import dev.usher.notifier.domain.Failure;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people are told of a hold: once, since its id makes that of what is told. */
final class HoldMapping {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private HoldMapping() {}

    static Failure of(String application, RemovalHold hold) {
        String calls = "/api/v1/jobs/" + application + "/holds/" + hold.getHoldId();
        return new Failure(
                UUID.nameUUIDFromBytes(
                        (application + "|hold|" + hold.getHoldId())
                                .getBytes(StandardCharsets.UTF_8)),
                hold.getHeld() == 1 ? "1 person" : hold.getHeld() + " people",
                "held by the removal guard until somebody decides",
                "%s Access had been taken from %d in the hour before; the limit is %d. Held: %s"
                        .formatted(
                                hold.getReason(),
                                hold.getAlreadyRun(),
                                hold.getLimit(),
                                names(hold)),
                ("If this is right, release the hold: POST %1$s/release. If it is not, correct the"
                     + " source and reject it: POST %1$s/reject. Both are calls of Usher's console."
                     + " If nobody decides until %2$s, the hold ends and nothing is done.")
                        .formatted(calls, MINUTE.format(hold.getExpiresAt())),
                hold.getOpenedAt(),
                true);
    }

    private static String names(RemovalHold hold) {
        String named =
                hold.getUsers().stream().map(HoldMapping::name).collect(Collectors.joining(", "));
        int more = hold.getHeld() - hold.getUsers().size();
        return more > 0 ? named + " and " + more + " more." : named + ".";
    }

    private static String name(HeldUser user) {
        return FailureMapping.who(user.getDisplayName(), user.getUserName());
    }
}
