package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One user who could not be provisioned, or a hold that somebody must decide about. Texts are
 * single lines of bounded length: control characters become spaces, what is too long is cut.
 *
 * @param sourceId id of the command or decision it is about, or made of that of the hold
 * @param who name and sign-in name
 * @param what could not be done, as the end of a sentence that begins with people
 * @param why in plain words
 * @param todo what to do about it, in plain words
 * @param occurredAt when it happened
 * @param alone told in a mail of its own, at once
 */
public record Failure(
        UUID sourceId,
        String who,
        String what,
        String why,
        String todo,
        Instant occurredAt,
        boolean alone) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 3_000;

    public Failure {
        who = line(who, LONGEST_NAME);
        what = line(what, LONGEST_NAME);
        why = line(why, LONGEST_TEXT);
        todo = line(todo, LONGEST_TEXT);
    }

    public Failure(
            UUID sourceId, String who, String what, String why, String todo, Instant occurredAt) {
        this(sourceId, who, what, why, todo, occurredAt, false);
    }

    /** Characters of all texts together. */
    int length() {
        return who.length() + what.length() + why.length() + todo.length();
    }

    private static String line(String text, int longest) {
        String clean = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(0, end) + "…";
    }
}
