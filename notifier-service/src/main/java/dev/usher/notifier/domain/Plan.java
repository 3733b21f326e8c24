package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What becomes of failures that came in together.
 *
 * @param changed mails that are new or tell more than before, oldest first
 * @param duplicates failures that a mail tells already
 */
public record Plan(List<Notification> changed, int duplicates) {

    public Plan {
        changed = List.copyOf(changed);
    }

    /**
     * Puts each failure into exactly one mail: the one whose window is still open, else a new one;
     * what is to be told alone into its own.
     *
     * @param application that the failures belong to
     * @param open the mail of this application that was opened last and has not been tried yet
     * @param told whether a mail tells of this command or decision already
     * @param failures in the order in which they came in
     * @param now when they came in
     */
    public static Plan of(
            String application,
            Optional<Notification> open,
            Predicate<UUID> told,
            List<Failure> failures,
            Addressee addressee,
            Instant now) {
        Map<NotificationId, Notification> changed = new LinkedHashMap<>();
        Set<UUID> added = new HashSet<>();
        Optional<Notification> current = open;
        int duplicates = 0;
        for (Failure failure : failures) {
            if (told.test(failure.sourceId()) || !added.add(failure.sourceId())) {
                duplicates++;
                continue;
            }
            if (failure.alone()) {
                Notification own = Notification.openedBy(failure, application, addressee, now);
                changed.put(own.id(), own);
                continue;
            }
            Notification mail =
                    current.filter(candidate -> candidate.takes(failure, addressee, now))
                            .map(candidate -> candidate.with(failure))
                            .orElseGet(
                                    () ->
                                            Notification.openedBy(
                                                    failure, application, addressee, now));
            changed.put(mail.id(), mail);
            current = Optional.of(mail);
        }
        return new Plan(new ArrayList<>(changed.values()), duplicates);
    }
}
