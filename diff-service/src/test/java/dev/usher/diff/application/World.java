package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Email;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** One application with a GoTo account in memory, told what happens by verbs of the domain. */
final class World implements Outlet {

    static final String LICENCE = "81";
    static final String OTHER_LICENCE = "99";
    static final String ROLE = "GoToMeeting User";

    private static final String APPLICATION = "gotomeeting";

    final MapTable<Person> people = new MapTable<>();
    final MapTable<Memory> memories = new MapTable<>();
    final MapTable<Job> jobs = new MapTable<>();
    final Tables tables =
            new Tables(
                    people,
                    memories,
                    new MapTable<>(),
                    jobs,
                    new MapTable<>(),
                    new MapTable<>(),
                    new MapTable<>());

    final NavigableMap<String, AccountSpec> goTo = new TreeMap<>();
    final List<Sent> commands = new ArrayList<>();
    final List<String> verdicts = new ArrayList<>();
    final List<String> details = new ArrayList<>();
    final Map<UUID, Integer> sentPerCommand = new HashMap<>();

    /** Attributes that GoTo lets nobody change. */
    final Set<String> readOnly = new HashSet<>();

    private Map<String, Integer> freeSeats = Map.of();
    private boolean caughtUp = true;
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private long nextKey = 1000;
    private long nextId;
    private int scans;
    private Settings.RevivedAccounts revivedAccounts = Settings.RevivedAccounts.ADOPT;
    private final Map<String, String> deletedByEmail = new HashMap<>();

    record Sent(UserId user, Decision.Send send, Memory.Flight flight) {}

    static UserId user(int number) {
        return new UserId(new UUID(0, number));
    }

    World running() {
        settings(true);
        connectorHealthy();
        scanned();
        return this;
    }

    World settings(boolean on) {
        return settings(on, LICENCE);
    }

    World settings(boolean on, String licence) {
        open().settingsChanged(
                        Settings.builder("357")
                                .version(1)
                                .status(on ? Settings.Status.ON : Settings.Status.OFF)
                                .roles(
                                        List.of(
                                                new Settings.Role(
                                                        ROLE,
                                                        Set.of(licence),
                                                        Set.of(),
                                                        Optional.empty(),
                                                        Set.of())))
                                .protectedAccounts(Set.of("boss@example.com"))
                                .welcomeMail(false)
                                .revivedAccounts(revivedAccounts)
                                .build(),
                        List.of());
        return everybodyDecided();
    }

    /** Lets a cycle under way decide everybody, in slices. */
    World everybodyDecided() {
        while (open().goOn(2)) {
            now = now.plusMillis(1);
        }
        return this;
    }

    World revivedAccounts(Settings.RevivedAccounts setting) {
        revivedAccounts = setting;
        return settings(true);
    }

    World restarted() {
        caughtUp = false;
        return this;
    }

    World caughtUp() {
        caughtUp = true;
        open().timePassed();
        return everybodyDecided();
    }

    World connectorHealthy() {
        open().connectorReported(new Job.Heartbeat(true, now, freeSeats));
        return this;
    }

    World seatsFree(int seats) {
        freeSeats = Map.of(LICENCE, seats);
        return connectorHealthy();
    }

    World connectorQuarantined() {
        open().connectorReported(new Job.Heartbeat(false, now, freeSeats));
        return this;
    }

    World scanned() {
        goTo.keySet().forEach(key -> open().accountSeen(seen(key), List.of()));
        open().scanFinished("scan-" + ++scans, false, List.of());
        return everybodyDecided();
    }

    World assigned(int user, String mail) {
        return assigned(user, mail, "Given" + user, Lane.URGENT);
    }

    World assigned(int user, String mail, String givenName, Lane lane) {
        return has(user, mail, givenName, Set.of(ROLE), lane);
    }

    World unassigned(int user, String mail) {
        return has(user, mail, "Given" + user, Set.of(), Lane.URGENT);
    }

    World has(int user, String mail, String givenName, Set<String> roles, Lane lane) {
        open().personChanged(
                        new Person(
                                user(user),
                                "user" + user + "@example.com",
                                true,
                                new Profile(
                                        Map.of(
                                                "mail", List.of(mail),
                                                "givenName", List.of(givenName),
                                                "surname", List.of("Sur"))),
                                roles),
                        lane,
                        List.of("event"));
        return this;
    }

    World erased(int user) {
        open().personErased(user(user));
        return this;
    }

    World unreadable(int user) {
        open().personUnreadable(user(user), List.of());
        return this;
    }

    /** An account that someone made by hand. */
    String madeByHand(String email, String firstName, String... licences) {
        String key = Long.toString(nextKey++);
        goTo.put(
                key,
                AccountSpec.of(
                        email,
                        Map.of("firstName", firstName, "lastName", "Sur"),
                        List.of(licences),
                        List.of(),
                        Optional.empty(),
                        List.of()));
        return key;
    }

    World minutesLater(int minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
        connectorHealthy();
        open().timePassed();
        return this;
    }

    /** Carries out all commands, and those that follow from them. */
    World settled() {
        while (!commands.isEmpty()) {
            carryOut(0);
        }
        return this;
    }

    /** Carries out one of the commands sent, as GoTo would. */
    void carryOut(int index) {
        Sent sent = commands.remove(index);
        now = now.plusMillis(1);
        AccountSpec target = sent.send().target();
        Optional<String> inTheWay =
                goTo.entrySet().stream()
                        .filter(e -> Email.normalized(e.getValue().email()).equals(target.email()))
                        .map(Map.Entry::getKey)
                        .filter(k -> !sent.send().account().equals(Optional.of(new AccountKey(k))))
                        .findFirst();
        if (inTheWay.isPresent()) {
            answer(sent, Answer.Outcome.CONFLICT, Optional.of(seen(inTheWay.get())), "");
            return;
        }
        String key = sent.send().account().map(AccountKey::value).orElseGet(() -> created(target));
        goTo.put(key, target);
        answer(sent, Answer.Outcome.SUCCEEDED, Optional.of(seen(key)), "");
    }

    /** GoTo brings back a deleted account with this e-mail. */
    private String created(AccountSpec target) {
        String deleted = deletedByEmail.remove(target.email());
        return deleted == null ? Long.toString(nextKey++) : deleted;
    }

    void fail(int index, String code) {
        answer(commands.remove(index), Answer.Outcome.FAILED, Optional.empty(), code);
    }

    void expire(int index) {
        answer(commands.remove(index), Answer.Outcome.NOT_BEGUN, Optional.empty(), "");
    }

    /** Says that it was done, and does nothing. */
    void pretend(int index) {
        Sent sent = commands.remove(index);
        now = now.plusMillis(1);
        answer(
                sent,
                Answer.Outcome.SUCCEEDED,
                sent.send().account().map(key -> seen(key.value())),
                "");
    }

    private void answer(Sent sent, Answer.Outcome outcome, Optional<Account> account, String code) {
        open().answered(
                        new Answer(
                                sent.flight().commandId(),
                                sent.user(),
                                outcome,
                                account,
                                code.isEmpty() ? Optional.empty() : Optional.of(code)),
                        List.of());
    }

    void renamedByHand(String key, String email) {
        goTo.computeIfPresent(
                key,
                (_, old) ->
                        new AccountSpec(
                                email,
                                old.attributes(),
                                old.licences(),
                                old.adminRoles(),
                                old.group(),
                                old.customRoles()));
    }

    void deletedByHand(String email) {
        goTo.entrySet().stream()
                .filter(e -> Email.normalized(e.getValue().email()).equals(email))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(this::goneFromGoTo);
    }

    void goneFromGoTo(String key) {
        AccountSpec deleted = goTo.remove(key);
        if (deleted != null) {
            deletedByEmail.put(Email.normalized(deleted.email()), key);
        }
        now = now.plusMillis(1);
        open().accountGone(new AccountKey(key), now, List.of());
    }

    long count(Count count) {
        return open().progress().counts().of(count);
    }

    private Account seen(String key) {
        AccountSpec spec = goTo.get(key);
        if (spec == null) {
            throw new IllegalArgumentException("No such account: " + key);
        }
        return new Account(
                new AccountKey(key),
                spec.licences().isEmpty() && spec.adminRoles().isEmpty(),
                spec,
                readOnly,
                now);
    }

    private Deciding open() {
        return new Deciding(
                new Books(APPLICATION, tables), this, () -> new UUID(1, nextId++), caughtUp, now);
    }

    @Override
    public void command(
            String application,
            Person person,
            Decision.Send send,
            Memory.Flight flight,
            long settingsVersion,
            String cycle,
            List<String> causes) {
        commands.add(new Sent(person.id(), send, flight));
        sentPerCommand.merge(flight.commandId(), 1, Integer::sum);
    }

    @Override
    public void decision(String application, Person person, Verdict verdict, List<String> causes) {
        details.add(verdict.details());
        verdicts.add(
                person.id().value().getLeastSignificantBits()
                        + " "
                        + verdict.kind()
                        + " "
                        + verdict.reason());
    }

    @Override
    public void remembered(String application, UserId user, Optional<Memory> memory) {}
}
