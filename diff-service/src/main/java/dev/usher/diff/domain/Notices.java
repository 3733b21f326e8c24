package dev.usher.diff.domain;

import dev.usher.policy.Obstacle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is told about changes that wait, are held, or come to nothing, in words. */
public final class Notices {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String GUARD = "RemovalGuard";

    private static final String AFTER_ALL =
            "If it is to be done after all, have the user provisioned on demand.";

    private Notices() {}

    /** Access ends after the grace period. */
    public static Notice grace(Instant until) {
        return quiet(
                "GracePeriod",
                "The user is no longer assigned, and loses access at "
                        + at(until)
                        + " unless the assignment returns before.");
    }

    /** The account goes after the user was deleted at the source. */
    public static Notice deletionAhead(Instant until) {
        return quiet(
                "DeletionAhead",
                "The user was deleted for good at the source. The account is deleted at "
                        + at(until)
                        + ".");
    }

    /** The guard keeps it back. */
    public static Notice held(HoldReason why, Instant expiresAt) {
        return new Notice(
                GUARD,
                "Nothing is taken away from the user until somebody decides. " + why.words(),
                Optional.of(
                        "Release the hold if this is right, for all or for some of those held."
                                + " If it is not, correct the source and reject the hold. At "
                                + at(expiresAt)
                                + " it ends by itself, and those still held keep what they"
                                + " have."));
    }

    /** The guard has not yet said whether it may be done. */
    public static Notice beingJudged() {
        return quiet(GUARD, "The removal guard judges it in a moment, together with others.");
    }

    /**
     * The guard keeps it back still, whoever asks for the user.
     *
     * @param why as when it was held
     */
    public static Notice stillHeld(Hold hold, HoldReason why) {
        return new Notice(
                GUARD,
                ("The removal guard has held it since "
                                + at(hold.since())
                                + ", in the hold "
                                + hold.batch()
                                + ", until somebody decides. "
                                + why.words())
                        .strip(),
                Optional.of(
                        "Release the hold "
                                + hold.batch()
                                + ", for all or for this user, if this is right; else reject it."));
    }

    /** Somebody refused it, or nobody decided, and nothing has changed since. */
    public static Notice stillRefused(Hold hold) {
        return new Notice(
                GUARD,
                "The removal guard held it, and it was refused, or nobody decided in time, at "
                        + at(hold.since())
                        + ".",
                Optional.of(AFTER_ALL));
    }

    /** Somebody let it go. */
    public static Notice released(String by) {
        return quiet(GUARD, by + " released what the removal guard had held for the user.");
    }

    /** Somebody refused it. */
    public static Notice rejected(String by) {
        return quiet(
                GUARD,
                by
                        + " rejected what the removal guard had held. The user keeps what the"
                        + " account has, until something else is wanted for the user.");
    }

    /**
     * Somebody decided about a hold in which nothing of the user is.
     *
     * @param now what is to be said of the user at present
     */
    public static Notice notHeld(String hold, String now) {
        return quiet(
                "NotHeld",
                "Nothing of the user is held in the hold '"
                        + hold
                        + "', so nothing was decided about it. At present: "
                        + now);
    }

    /** Nobody decided. */
    public static Notice expired() {
        return Notice.of(
                Obstacle.HOLD_EXPIRED,
                "Nobody decided about what the removal guard held for the user. The user keeps what"
                        + " the account has, until something else is wanted for the user.",
                List.of(),
                AFTER_ALL);
    }

    /**
     * It failed and is tried again.
     *
     * @param code error code of the connector
     * @param attempts made so far
     */
    public static Notice escrowed(String code, int attempts, Instant retryAt) {
        return quiet(
                code,
                "The change failed ("
                        + code
                        + "; "
                        + (attempts == 1 ? "one attempt" : attempts + " attempts")
                        + " so far) and is tried again at "
                        + at(retryAt)
                        + ", or at once when something else is wanted for the user.");
    }

    /** It could not be tried, for a reason that has nothing to do with it. */
    public static Notice postponed(String code, Instant retryAt) {
        return quiet(
                code,
                "The change could not be made now ("
                        + code
                        + "), as would any other; it is tried again at "
                        + at(retryAt)
                        + ".");
    }

    /** It is done as soon as there is a seat. */
    public static Notice awaitingSeat() {
        return quiet(
                Escrow.NO_SEATS,
                "No seat of the licence is free. The user gets the next one in turn.");
    }

    /** It failed too often. */
    public static Notice givenUp(String code, int attempts) {
        return new Notice(
                code,
                "The change failed "
                        + attempts
                        + " times ("
                        + code
                        + ") and is not tried again by itself.",
                Optional.of(
                        "Mend the cause that the log names, then have the user tried again. A"
                                + " change of the user or of the settings does that, too."));
    }

    /**
     * It was accepted, and changed nothing.
     *
     * @param attributes that still differ as before
     */
    public static Notice notConverging(Set<String> attributes) {
        List<String> names = attributes.stream().sorted().toList();
        return Notice.of(
                Obstacle.NOT_CONVERGING,
                "GoTo accepted the change, but the account still differs in: "
                        + String.join(", ", names)
                        + ".",
                names,
                "Compare the account in GoTo with the user at the source.");
    }

    /** Too many accounts vanished at once to create them all again unasked. */
    public static Notice recreationHeld(Instant expiresAt) {
        return new Notice(
                "ManyAccountsGone",
                "The user's account is gone from GoTo, like many others at the same time, so it is"
                        + " not created again until somebody decides.",
                Optional.of(
                        "Find out why so many accounts are gone. Release the hold to have them"
                                + " created again. At "
                                + at(expiresAt)
                                + " it ends by itself, and none is created."));
    }

    /** What would be done, were it not for the preview. */
    public static Notice planned(Decision.Send send) {
        String what =
                switch (send.action()) {
                    case CREATE -> "An account would be created.";
                    case UPDATE -> "The account would be changed.";
                    case ENABLE -> "Access would be given.";
                    case DISABLE -> "Access would be taken away.";
                    case DELETE -> "The account would be deleted.";
                    case CANCEL -> "A command would be cancelled.";
                };
        return quiet(send.reason(), what + " Nothing is done, since this is a preview.");
    }

    /** What was told before is over, and nothing is to be done. */
    public static Notice settled() {
        return quiet(
                "NothingToDo",
                "What was told of the user before is over: nothing is to be done for the user any"
                        + " more.");
    }

    /** The user is not to be known any more. */
    public static Notice erased() {
        return quiet("Erased", "The user has been erased: everything but the id is forgotten.");
    }

    /** Nobody needs to do anything about it. */
    public static Notice quiet(String reason, String details) {
        return new Notice(reason, details, Optional.empty());
    }

    private static String at(Instant time) {
        return MINUTE.format(time);
    }
}
