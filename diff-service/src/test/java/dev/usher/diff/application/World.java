package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.AttributeMapping;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.Email;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.Profile;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsBuilder;
import dev.usher.policy.SourceUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One application with a GoTo account in memory, told what happens by verbs of the domain. */
final class World implements Outlet {

    static final String LICENCE = "81";
    static final String OTHER_LICENCE = "99";
    static final String ROLE = "GoToMeeting User";

    private static final RemovalGuard UNGUARDED =
            new RemovalGuard(
                    false, 10, 20, Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofDays(7));
    private static final Deprovisioning AT_ONCE =
            new Deprovisioning(
                    Deprovisioning.WhenUnassigned.DISABLE,
                    Duration.ZERO,
                    Duration.ZERO,
                    Deprovisioning.WhenGone.CREATE,
                    false);
    private static final String APPLICATION = "gotomeeting";

    final MapTable<Tables.PersonEntry> people = new MapTable<>();
    final MapTable<Memory> memories = new MapTable<>();
    final MapTable<Job> jobs = new MapTable<>();
    final MapTable<Plan> plans = new MapTable<>();
    final Tables tables =
            new Tables(
                    people,
                    memories,
                    new MapTable<>(),
                    jobs,
                    new MapTable<>(),
                    new MapTable<>(),
                    new MapTable<>(),
                    plans,
                    new MapTable<>());

    final NavigableMap<String, AccountSpec> goTo = new TreeMap<>();
    final List<Sent> commands = new ArrayList<>();
    final List<Sent> everything = new ArrayList<>();
    final List<String> verdicts = new ArrayList<>();
    final List<String> details = new ArrayList<>();
    final List<Verdict> told = new ArrayList<>();
    final List<Person> toldOf = new ArrayList<>();
    final Map<UUID, Integer> sentPerCommand = new HashMap<>();
    final List<Explained> explanations = new ArrayList<>();

    /** Of the plan made last. */
    final Map<UserId, Forecast> planned = new HashMap<>();

    final List<String> planWarnings = new ArrayList<>();

    /** Attributes that GoTo lets nobody change. */
    final Set<String> readOnly = new HashSet<>();

    private final Map<UserId, Memory> remembered = new HashMap<>();
    private Books books = opened();
    private ApplicationMemory applicationMemory = Job.NEW.memory();
    private Map<String, Integer> freeSeats = Map.of();
    private String goToAccountKey = "357";
    private boolean caughtUp = true;
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private long nextKey = 1000;
    private long nextId;
    private int scans;
    private long settingsVersion;
    private Settings.RevivedAccounts revivedAccounts = Settings.RevivedAccounts.ADOPT;
    private final Map<String, String> deletedByEmail = new HashMap<>();
    private final UnaryOperator<SettingsBuilder> always;
    private final Queue<Answer> unheard = new ArrayDeque<>();
    private boolean answersLate;
    private int asked;

    record Sent(Person person, Decision.Send send, Flight flight) {
        UserId user() {
            return person.id();
        }
    }

    World() {
        this(it -> it);
    }

    /** One in whose settings this is always so. */
    World(UnaryOperator<SettingsBuilder> always) {
        this.always = always;
    }

    /** One where accounts are found by the mail, else by a second address: the given name. */
    static World withSecondAddress() {
        return new World(
                it ->
                        it.matching(
                                List.of(
                                        new MatchingProperty("email", "[mail]", false),
                                        new MatchingProperty("email", "[givenName]", false))));
    }

    static UserId user(int number) {
        return new UserId(new UUID(0, number));
    }

    /** An attribute is written from one of the user's, or only when the account is created. */
    static AttributeMapping mapping(String target, String source, boolean onlyOnCreate) {
        return new AttributeMapping(
                target,
                AttributeMapping.Type.DIRECT,
                source,
                Optional.empty(),
                AttributeMapping.WhenNull.KEEP,
                onlyOnCreate);
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
        return settings(it -> it, on, licence);
    }

    /** Settings of which something is as this says. */
    World settings(UnaryOperator<SettingsBuilder> change) {
        return settings(change, true, LICENCE);
    }

    private World settings(UnaryOperator<SettingsBuilder> change, boolean on, String licence) {
        assertThat(take(settingsFor(change, on, licence))).isEmpty();
        return this;
    }

    Settings settingsFor(String licence) {
        return settingsFor(it -> it, true, licence);
    }

    Settings settingsFor(UnaryOperator<SettingsBuilder> change, boolean on, String licence) {
        return change.compose(always)
                .apply(
                        Settings.builder(goToAccountKey)
                                .version(++settingsVersion)
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
                                .removalGuard(UNGUARDED)
                                .deprovisioning(AT_ONCE))
                .build();
    }

    /**
     * Settings name another GoTo account, which has these accounts, and the connector lists them.
     */
    World moved(String key, Map<String, AccountSpec> accounts) {
        goToAccountKey = key;
        settings(true);
        Set<String> gone = new HashSet<>(goTo.keySet());
        goTo.clear();
        goTo.putAll(accounts);
        now = now.plusMillis(1);
        gone.forEach(it -> open().accountGone(new AccountKey(it), now, List.of()));
        return scanned();
    }

    /** Publishes settings; says why they were not taken. */
    Optional<String> take(Settings settings) {
        Optional<String> refusal = open().settingsChanged(settings, List.of());
        everybodyDecided();
        return refusal;
    }

    /** Makes a plan for these settings. */
    World planned(String plan, Settings candidate) {
        planned.clear();
        planWarnings.clear();
        request(new Request.ComputePlan("request", plan, Optional.of(candidate)));
        return everybodyDecided();
    }

    /** Publishes these settings to apply a plan; says why they were not taken. */
    Optional<String> applied(String plan, Settings settings) {
        return take(
                settings.toBuilder()
                        .version(++settingsVersion)
                        .appliesPlan(Optional.of(plan))
                        .build());
    }

    Optional<String> request(Request request) {
        return open().requested(request, List.of());
    }

    Explained explained(int user) {
        request(new Request.Explain("request", List.of(user(user))));
        return explanations.removeLast();
    }

    Forecast forecast(int user) {
        return Optional.ofNullable(planned.get(user(user))).orElseThrow();
    }

    Optional<String> waitsFor() {
        return open().progress().waitsFor();
    }

    Plan plan() {
        return open().progress().plan().orElseThrow();
    }

    /** Lets a cycle under way decide everybody, in slices of which some are cut short. */
    World everybodyDecided() {
        while (open().goOn(2, () -> asked++ % 3 == 0)) {
            now = now.plusMillis(1);
        }
        return this;
    }

    /** Lets a cycle under way decide so many slices of two users. */
    World slicesDecided(int slices) {
        for (int slice = 0; slice < slices; slice++) {
            open().goOn(2, () -> false);
        }
        return this;
    }

    World revivedAccounts(Settings.RevivedAccounts setting) {
        revivedAccounts = setting;
        return settings(true);
    }

    World restarted() {
        books = opened();
        caughtUp = false;
        return this;
    }

    World caughtUp() {
        caughtUp = true;
        open().timePassed();
        return everybodyDecided();
    }

    /** The books are lost, and made anew from what was published, from users and from accounts. */
    World rebuilt() {
        List<Person> known =
                people.entries.values().stream().map(Tables.PersonEntry::person).toList();
        List<Account> seen =
                ((MapTable<Tables.AccountEntry>) tables.accounts())
                        .entries.values().stream().map(Tables.AccountEntry::account).toList();
        Map<String, Memory> before = Map.copyOf(memories.entries);
        List<Batch> batches = open().progress().job().batches();
        tables().forEach(table -> table.entries.clear());
        books = opened();
        remembered.forEach(
                (user, memory) -> open(Readiness.RESTORING).restored(user, Optional.of(memory)));
        open(Readiness.RESTORING).restored(applicationMemory);
        known.forEach(
                person -> open(Readiness.RESTORING).personChanged(person, Lane.BULK, List.of()));
        seen.forEach(account -> open(Readiness.RESTORING).accountSeen(account, List.of()));
        assertThat(memories.entries).isEqualTo(before);
        assertThat(open().progress().job().batches())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("users", "cursor")
                .isEqualTo(batches);
        connectorHealthy();
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
        return listedAll().everybodyDecided();
    }

    /** All accounts have been listed, and nobody has been decided. */
    World listedAll() {
        for (String key : List.copyOf(listed())) {
            if (!goTo.containsKey(key)) {
                open().accountGone(new AccountKey(key), now, List.of());
            }
        }
        goTo.keySet().forEach(key -> open().accountSeen(seen(key), List.of()));
        open().scanFinished("scan-" + ++scans, false, List.of());
        return this;
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
        return is(SourceUser.State.ACTIVE, user, mail, givenName, roles, lane);
    }

    /** A user is so at the source, and assigned all the same. */
    World is(SourceUser.State state, int user, String mail) {
        return is(state, user, mail, "Given" + user, Set.of(ROLE), Lane.URGENT);
    }

    private World is(
            SourceUser.State state,
            int user,
            String mail,
            String givenName,
            Set<String> roles,
            Lane lane) {
        open().personChanged(
                        new Person(
                                user(user),
                                "user" + user + "@example.com",
                                state,
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
        return later(Duration.ofMinutes(minutes));
    }

    World secondsLater(int seconds) {
        return later(Duration.ofSeconds(seconds));
    }

    /** Time passes, and what that sets off has not got anywhere yet. */
    World secondsLaterWithoutGoingOn(int seconds) {
        now = now.plusSeconds(seconds);
        connectorHealthy();
        open().timePassed();
        return this;
    }

    /** Time passes, and nothing is heard of the connector. */
    World tick(int seconds) {
        now = now.plusSeconds(seconds);
        open().timePassed();
        return everybodyDecided();
    }

    private World later(Duration duration) {
        now = now.plus(duration);
        connectorHealthy();
        open().timePassed();
        return everybodyDecided();
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
        now = now.plusMillis(1);
        Sent sent = taken(index);
        if (now.isAfter(sent.flight().validUntil())) {
            answer(sent, Answer.Outcome.NOT_BEGUN, Optional.empty(), "");
            return;
        }
        if (sent.send().action() == Action.CANCEL) {
            answer(sent, Answer.Outcome.SUCCEEDED, Optional.empty(), "");
            return;
        }
        AccountSpec target = sent.send().target();
        if (sent.send().account().filter(it -> !goTo.containsKey(it.value())).isPresent()) {
            answer(sent, Answer.Outcome.FAILED, Optional.empty(), Answer.ACCOUNT_GONE);
            return;
        }
        if (sent.send().action() == Action.DELETE) {
            delete(sent.send().account().orElseThrow().value());
            answer(sent, Answer.Outcome.SUCCEEDED, Optional.empty(), "");
            return;
        }
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

    private void supersede(UUID command) {
        commands.stream()
                .filter(it -> it.flight().commandId().equals(command))
                .findFirst()
                .ifPresent(
                        old -> {
                            commands.remove(old);
                            answer(old, Answer.Outcome.NOT_BEGUN, Optional.empty(), "");
                        });
    }

    /** Carries out one of the commands, and somebody changes an attribute at the same time. */
    void carryOutButChange(int index, String attribute, String value) {
        Sent sent = commands.remove(index);
        now = now.plusMillis(1);
        String key = sent.send().account().orElseThrow().value();
        AccountSpec target = sent.send().target();
        Map<String, String> attributes = new HashMap<>(target.attributes());
        attributes.put(attribute, value);
        goTo.put(
                key,
                AccountSpec.of(
                        target.email(),
                        attributes,
                        target.licences(),
                        target.adminRoles(),
                        target.group(),
                        target.customRoles()));
        answer(sent, Answer.Outcome.SUCCEEDED, Optional.of(seen(key)), "");
    }

    /** GoTo brings back a deleted account with this e-mail. */
    private String created(AccountSpec target) {
        String deleted = deletedByEmail.remove(target.email());
        return deleted == null ? Long.toString(nextKey++) : deleted;
    }

    void fail(int index, String code) {
        answer(taken(index), Answer.Outcome.FAILED, Optional.empty(), code);
    }

    void expire(int index) {
        answer(taken(index), Answer.Outcome.NOT_BEGUN, Optional.empty(), "");
    }

    /** Takes one of the commands sent; the one that it takes the place of is answered first. */
    private Sent taken(int index) {
        Sent sent = commands.remove(index);
        sent.flight().supersedes().ifPresent(this::supersede);
        return sent;
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
        unheard.add(
                new Answer(
                        sent.flight().commandId(),
                        sent.user(),
                        sent.send().action() == Action.CREATE,
                        outcome,
                        account,
                        code.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new Answer.Trouble(
                                                code, "It is so.", List.of("8"), "Mend it."))));
        if (!answersLate) {
            answersHeard();
        }
    }

    /** Answers are not heard for a while. */
    World answersLate() {
        answersLate = true;
        return this;
    }

    /** Answers are heard, those that are late first. */
    World answersHeard() {
        answersLate = false;
        while (!unheard.isEmpty()) {
            open().answered(unheard.remove(), List.of());
        }
        return this;
    }

    World released(String hold, int... users) {
        request(new Request.ReleaseHeld("request", hold, ids(users), "Ada"));
        return everybodyDecided();
    }

    World rejected(String hold, int... users) {
        request(new Request.RejectHeld("request", hold, ids(users), "Ada"));
        return everybodyDecided();
    }

    static List<UserId> ids(int... users) {
        return Arrays.stream(users).mapToObj(World::user).toList();
    }

    /** What the guard holds. */
    List<Held> held() {
        return open().held();
    }

    World provisionedNow(int user) {
        open().requested(new Request.ProvisionNow("request", List.of(user(user))), List.of());
        return this;
    }

    World licenceByHand(String key, String licence) {
        goTo.computeIfPresent(
                key,
                (_, old) -> {
                    Set<String> licences = new HashSet<>(old.licences());
                    licences.add(licence);
                    return AccountSpec.of(
                            old.email(),
                            old.attributes(),
                            licences,
                            old.adminRoles(),
                            old.group(),
                            old.customRoles());
                });
        return this;
    }

    World administratorByHand(String email, String role) {
        goTo.computeIfPresent(
                withEmail(email).orElseThrow(),
                (_, old) ->
                        AccountSpec.of(
                                old.email(),
                                old.attributes(),
                                old.licences(),
                                List.of(role),
                                old.group(),
                                old.customRoles()));
        return this;
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

    /** Nothing is heard of it; GoTo refuses an e-mail that is in use. */
    void renamedByHandTo(String email, String other) {
        if (withEmail(other).isEmpty()) {
            withEmail(email).ifPresent(key -> renamedByHand(key, other));
        }
    }

    void deletedByHand(String email) {
        withEmail(email).ifPresent(this::goneFromGoTo);
    }

    /** Nothing is heard of it. */
    void deletedUnnoticed(String email) {
        withEmail(email).ifPresent(this::delete);
    }

    private Optional<String> withEmail(String email) {
        return goTo.entrySet().stream()
                .filter(e -> Email.normalized(e.getValue().email()).equals(email))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void delete(String key) {
        AccountSpec deleted = goTo.remove(key);
        if (deleted != null) {
            deletedByEmail.put(Email.normalized(deleted.email()), key);
        }
        now = now.plusMillis(1);
    }

    void goneFromGoTo(String key) {
        delete(key);
        open().accountGone(new AccountKey(key), now, List.of());
    }

    Memory memory(UserId user) {
        return Optional.ofNullable(remembered.get(user)).orElse(Memory.BLANK);
    }

    /** Why somebody is not as they should be; what happened to their link is told besides. */
    String reasonToldLast(UserId user) {
        for (int i = told.size() - 1; i >= 0; i--) {
            Verdict.Kind kind = told.get(i).kind();
            if (toldOf.get(i).id().equals(user)
                    && kind != Verdict.Kind.UNLINKED
                    && kind != Verdict.Kind.ADOPTED) {
                return told.get(i).notice().reason();
            }
        }
        return "";
    }

    private Set<String> listed() {
        Set<String> keys = new HashSet<>();
        ((MapTable<Tables.AccountEntry>) tables.accounts())
                .entries
                .values()
                .forEach(it -> keys.add(it.account().key().value()));
        return keys;
    }

    long waiting() {
        return count(Count.URGENT_WAITING) + count(Count.BULK_WAITING);
    }

    Progress progress() {
        return open().progress();
    }

    Instant now() {
        return now;
    }

    Verdict lastVerdict() {
        return told.getLast();
    }

    Sent onlyCommand() {
        if (commands.size() != 1) {
            throw new AssertionError("Not one command but " + commands);
        }
        return commands.getFirst();
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

    /** What the next users take is read at once, before the ones before them are decided. */
    private Books opened() {
        return new Books(APPLICATION, tables, Runnable::run);
    }

    private Stream<MapTable<?>> tables() {
        return Stream.of(
                        tables.people(),
                        tables.memories(),
                        tables.accounts(),
                        tables.jobs(),
                        tables.counts(),
                        tables.holders(),
                        tables.notes(),
                        tables.plans(),
                        tables.planned())
                .map(table -> (MapTable<?>) table);
    }

    private Deciding open() {
        return open(caughtUp ? Readiness.READY : Readiness.CATCHING_UP);
    }

    /** Begins an input, after the one before it has handed over all that it wrote. */
    private Deciding open(Readiness readiness) {
        assertThat(tables()).allMatch(MapTable::isFlushed);
        return new Deciding(books, this, () -> new UUID(1, nextId++), readiness, now);
    }

    @Override
    public void command(
            String application,
            Person person,
            Decision.Send send,
            Flight flight,
            String cycle,
            List<String> causes) {
        commands.add(new Sent(person, send, flight));
        everything.add(commands.getLast());
        sentPerCommand.merge(flight.commandId(), 1, Integer::sum);
    }

    @Override
    public void decision(
            String application,
            Person person,
            Verdict verdict,
            long settingsVersion,
            List<String> causes) {
        told.add(verdict);
        toldOf.add(person);
        details.add(verdict.notice().details());
        verdicts.add(
                person.id().value().getLeastSignificantBits()
                        + " "
                        + verdict.kind()
                        + " "
                        + verdict.notice().reason());
    }

    @Override
    public void explained(
            String application,
            Person person,
            String request,
            Explained explained,
            List<String> causes) {
        explanations.add(explained);
    }

    @Override
    public void planned(String application, Plan plan, Person person, Forecast forecast) {
        planned.put(person.id(), forecast);
    }

    @Override
    public void planned(String application, Plan plan, List<String> warnings) {
        planWarnings.addAll(warnings);
    }

    @Override
    public void remembered(String application, UserId user, Optional<Memory> memory) {
        memory.ifPresentOrElse(known -> remembered.put(user, known), () -> remembered.remove(user));
    }

    @Override
    public void remembered(String application, ApplicationMemory memory) {
        applicationMemory = memory;
    }
}
