package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.CycleProgress;
import dev.usher.contracts.HeldUser;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.RemovalHold;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be heard of where provisioning stands. */
final class JobEvents {

    /** A first cycle that was over so long before the status was written is no news. */
    private static final Duration NEWS = Duration.ofHours(1);

    private static final String SWITCH = "switch";

    private JobEvents() {}

    static List<Event> of(JobStatus status) {
        List<Event> events = new ArrayList<>();
        Set<String> holds =
                status.getHolds().stream()
                        .map(RemovalHold::getHoldId)
                        .collect(Collectors.toUnmodifiableSet());
        events.add(switchedOff(status));
        events.add(new Event.OnlyTheseLast(Kind.HOLD, holds, status.getUpdatedAt()));
        status.getHolds().forEach(hold -> events.add(of(hold)));
        CycleProgress cycle = status.getCycle();
        if (cycle != null) {
            events.add(
                    new Event.OnlyTheseLast(
                            Kind.FIRST_CYCLE, Set.of(cycle.getCycleId()), status.getUpdatedAt()));
            Instant finishedAt = cycle.getFinishedAt();
            if (finishedAt != null) {
                events.addAll(finished(status, cycle, finishedAt));
            }
        }
        return events;
    }

    /** Who switches provisioning off wants to hear nothing of it, as in maintenance. */
    private static Event switchedOff(JobStatus status) {
        return status.getState() == JobState.OFF && status.getSettingsVersion() > 0
                ? new Event.Began(
                        new GroupKey(Kind.MAINTENANCE, ""),
                        SWITCH,
                        Item.of("", "", status.getUpdatedAt()))
                : new Event.Ended(Kind.MAINTENANCE, SWITCH, status.getUpdatedAt());
    }

    private static List<Event> finished(JobStatus status, CycleProgress cycle, Instant finishedAt) {
        if (cycle.getInitial() && status.getUpdatedAt().isBefore(finishedAt.plus(NEWS))) {
            return List.of(firstCycle(status, cycle, finishedAt));
        }
        boolean allServed =
                cycle.getSkipped() == 0
                        && status.getEscrowed() == 0
                        && status.getWaiting() == 0
                        && status.getHeld() == 0
                        && cycle.getFailed() == 0
                        && cycle.getTotal() > 0;
        return allServed
                ? List.of(new Event.OnlyTheseLast(Kind.USERS, Set.of(), cycle.getStartedAt()))
                : List.of();
    }

    private static Event firstCycle(JobStatus status, CycleProgress cycle, Instant finishedAt) {
        Map<String, String> facts = new HashMap<>();
        facts.put("users", number(cycle.getTotal()));
        facts.put("accounts", number(status.getManagedAccounts()));
        facts.put("done", number(cycle.getDone()));
        facts.put("adopted", number(cycle.getAdopted()));
        facts.put("skipped", number(cycle.getSkipped()));
        facts.put("failed", number(cycle.getFailed()));
        facts.put("held", number(cycle.getHeld()));
        facts.put("startedAt", cycle.getStartedAt().toString());
        facts.put("finishedAt", finishedAt.toString());
        return new Event.Began(
                new GroupKey(Kind.FIRST_CYCLE, cycle.getCycleId()),
                cycle.getCycleId(),
                Item.of("", "", finishedAt).with(facts));
    }

    private static Event of(RemovalHold hold) {
        Map<String, String> facts = new HashMap<>();
        facts.put("holdId", hold.getHoldId());
        facts.put(Item.CODE, hold.getReasonCode().name());
        facts.put("held", number(hold.getHeld()));
        facts.put("alreadyRun", number(hold.getAlreadyRun()));
        facts.put("limit", number(hold.getLimit()));
        facts.put("expiresAt", hold.getExpiresAt().toString());
        facts.put("more", number(Math.max(0, hold.getHeld() - hold.getUsers().size())));
        facts.put(
                "names",
                hold.getUsers().stream().map(JobEvents::name).collect(Collectors.joining(", ")));
        return new Event.Began(
                new GroupKey(Kind.HOLD, hold.getHoldId()),
                hold.getHoldId(),
                Item.of("", hold.getReason(), hold.getOpenedAt()).with(facts));
    }

    private static String name(HeldUser user) {
        return user.getDisplayName().isBlank() || user.getDisplayName().equals(user.getUserName())
                ? user.getUserName()
                : user.getDisplayName() + " (" + user.getUserName() + ")";
    }

    private static String number(int count) {
        return Integer.toString(count);
    }
}
