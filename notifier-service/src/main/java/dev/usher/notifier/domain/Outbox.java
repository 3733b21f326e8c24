package dev.usher.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of one application that are on their way: each target gets them in the order in
 * which they were planned and no more in an hour than it may, whatever becomes of the others. Not
 * thread-safe.
 */
public final class Outbox {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WITHDRAWN = "No longer in the settings";

    private final Patience patience;
    private final Map<NotificationId, Notification> pending = new LinkedHashMap<>();
    private final Map<Target, Trouble> troubles = new HashMap<>();

    /** When the deliveries to a target ended, of this hour at least. */
    private final Map<Target, Map<NotificationId, Instant>> ended = new HashMap<>();

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
        message.deliveries()
                .forEach(
                        delivery ->
                                delivery.endedAt()
                                        .ifPresent(at -> ended(delivery.to(), message.id(), at)));
        if (message.isEnded()) {
            pending.remove(message.id());
        } else {
            pending.put(message.id(), message);
        }
    }

    /** How many messages are on their way. */
    public int pending() {
        return pending.size();
    }

    /**
     * How many more may be planned, so that no hour has more than so many. A target that cannot be
     * reached keeps nobody else waiting: what it may get counts for itself, when it is due.
     */
    public int room(Collection<Target> targets, int perHour, Instant now) {
        ended.values().forEach(ends -> ends.values().removeIf(at -> at.plus(HOUR).isBefore(now)));
        return perHour
                - targets.stream()
                        .mapToInt(to -> waiting(to) + endedSince(to, now.minus(HOUR)))
                        .min()
                        .orElse(0);
    }

    /** What is to be handed over now, if anything is; the oldest first. */
    public Optional<Task> due(int perHour, Instant now) {
        return pending.values().stream()
                .flatMap(
                        message ->
                                message.deliveries().stream()
                                        .filter(Delivery::isDue)
                                        .map(Delivery::to))
                .distinct()
                .flatMap(to -> next(to, perHour, now).stream())
                .filter(task -> !task.dueAt().isAfter(now))
                .findFirst();
    }

    /** The messages on their way to targets that are not among these, given up for those. */
    public List<Notification> withdrawn(Collection<Target> targets, Instant now) {
        return pending.values().stream()
                .filter(
                        message ->
                                message.deliveries().stream()
                                        .anyMatch(one -> isWithdrawn(one, targets)))
                .map(
                        message ->
                                message.with(
                                        one ->
                                                isWithdrawn(one, targets)
                                                        ? new Delivery.GivenUp(
                                                                one.to(), now, WITHDRAWN)
                                                        : one))
                .toList();
    }

    /** It was not taken this time. */
    public Trouble failed(Task task, Instant now) {
        Trouble before = troubles.get(task.to());
        int attempts = before == null ? 1 : before.attempts() + 1;
        Instant firstTry = before == null ? now : before.firstTry();
        Instant begin =
                task.message().plannedAt().isAfter(firstTry)
                        ? task.message().plannedAt()
                        : firstTry;
        boolean isHopeless = !now.isBefore(begin.plus(patience.giveUpAfter()));
        Trouble trouble =
                new Trouble(
                        firstTry,
                        attempts,
                        isHopeless ? now : now.plus(patience.pauseAfter(attempts)),
                        isHopeless);
        troubles.put(task.to(), trouble);
        return trouble;
    }

    /** It was answered, be it that it was taken or refused. */
    public void answered(Target to) {
        troubles.remove(to);
    }

    private Optional<Task> next(Target to, int perHour, Instant now) {
        boolean isFull = endedSince(to, now.minus(HOUR)) >= perHour;
        Trouble trouble = troubles.get(to);
        return pending.values().stream()
                .filter(message -> isDue(message, to))
                .filter(message -> !isFull || message.group().kind().isAskedFor())
                .findFirst()
                .map(
                        message ->
                                new Task(
                                        message,
                                        to,
                                        trouble == null ? message.plannedAt() : trouble.nextAt()));
    }

    private void ended(Target to, NotificationId id, Instant at) {
        ended.computeIfAbsent(to, _ -> new HashMap<>()).put(id, at);
    }

    private int endedSince(Target to, Instant time) {
        return (int)
                ended.getOrDefault(to, Map.of()).values().stream()
                        .filter(at -> !at.isBefore(time))
                        .count();
    }

    private int waiting(Target to) {
        return (int) pending.values().stream().filter(message -> isDue(message, to)).count();
    }

    private static boolean isWithdrawn(Delivery delivery, Collection<Target> targets) {
        return delivery.isDue() && !targets.contains(delivery.to());
    }

    private static boolean isDue(Notification message, Target to) {
        return message.deliveries().stream().anyMatch(one -> one.isDue() && one.to().equals(to));
    }
}
