package dev.usher.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of one application that are on their way: each target gets them in the order in
 * which they were planned, whatever becomes of the others. Not thread-safe.
 */
public final class Outbox {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Patience patience;
    private final Map<NotificationId, Notification> pending = new LinkedHashMap<>();
    private final Map<Target, Trouble> troubles = new HashMap<>();
    private final Deque<Instant> ended = new ArrayDeque<>();

    public Outbox(Patience patience) {
        this.patience = patience;
    }

    /** A message to hand over. */
    public record Task(Notification message, Target to, Instant dueAt) {}

    /**
     * That a target cannot be reached.
     *
     * @param attempts made since then
     * @param nextAt when the next one is made
     * @param isHopeless whether it has lasted too long to try this message again
     */
    public record Trouble(Instant firstTry, int attempts, Instant nextAt, boolean isHopeless) {}

    /** Takes in a message: planned, now or before, or with a delivery that ended. */
    public void put(Notification message) {
        message.deliveries().stream()
                .filter(delivery -> !delivery.isDue())
                .forEach(delivery -> troubles.remove(delivery.to()));
        if (message.isEnded()) {
            pending.remove(message.id());
            message.endedAt().ifPresent(ended::add);
        } else {
            pending.put(message.id(), message);
        }
    }

    /** How many messages are on their way. */
    public int pending() {
        return pending.size();
    }

    /** How many more may be sent, so that no hour has more than so many. */
    public int room(int perHour, Instant now) {
        ended.removeIf(at -> at.plus(HOUR).isBefore(now));
        return perHour - pending.size() - ended.size();
    }

    /** What is to be handed over now, if anything is; the oldest first. */
    public Optional<Task> due(Instant now) {
        return pending.values().stream()
                .flatMap(
                        message ->
                                message.deliveries().stream()
                                        .filter(Delivery::isDue)
                                        .map(Delivery::to))
                .distinct()
                .flatMap(to -> next(to).stream())
                .filter(task -> !task.dueAt().isAfter(now))
                .findFirst();
    }

    /** It was not taken this time. */
    public Trouble failed(Task task, Instant now) {
        Trouble before = troubles.get(task.to());
        int attempts = before == null ? 1 : before.attempts() + 1;
        Instant firstTry = before == null ? now : before.firstTry();
        Trouble trouble =
                new Trouble(
                        firstTry,
                        attempts,
                        now.plus(patience.pauseAfter(attempts)),
                        !now.isBefore(firstTry.plus(patience.giveUpAfter())));
        troubles.put(task.to(), trouble);
        return trouble;
    }

    private Optional<Task> next(Target to) {
        Trouble trouble = troubles.get(to);
        return pending.values().stream()
                .filter(message -> isDue(message, to))
                .findFirst()
                .map(
                        message ->
                                new Task(
                                        message,
                                        to,
                                        trouble == null ? message.plannedAt() : trouble.nextAt()));
    }

    private static boolean isDue(Notification message, Target to) {
        return message.deliveries().stream().anyMatch(one -> one.isDue() && one.to().equals(to));
    }
}
