package dev.usher.notifier.domain;

import java.util.List;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param decision whether somebody must decide
 * @param listed the failures named one by one
 * @param more how many further ones there are
 */
public record Digest(String subject, boolean decision, List<Failure> listed, int more) {

    /** Most failures that a mail names one by one. */
    public static final int MOST_LISTED = 50;

    private static final String ANYTHING = "could not be provisioned in GoToMeeting";

    public Digest {
        listed = List.copyOf(listed);
    }

    /** Puts a mail into words. */
    public static Digest of(Notification notification) {
        List<Failure> failures = notification.failures();
        Failure first = failures.getFirst();
        if (first.alone()) {
            return new Digest(
                    "Usher: " + first.who() + " " + first.what(), true, List.of(first), 0);
        }
        long people = failures.stream().map(Failure::who).distinct().count();
        List<String> whats = failures.stream().map(Failure::what).distinct().toList();
        List<Failure> listed = failures.subList(0, Math.min(failures.size(), MOST_LISTED));
        return new Digest(
                "Usher: %s %s"
                        .formatted(
                                people == 1 ? "1 person" : people + " people",
                                whats.size() == 1 ? whats.getFirst() : ANYTHING),
                false,
                listed,
                failures.size() - listed.size());
    }
}
