package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The books of one application: who should have what, which accounts exist, whose they are, and
 * which users and accounts have to do with one e-mail. Keeps its indexes in step with every write.
 */
public final class Books {

    private static final int ALL = Integer.MAX_VALUE;

    private final String application;
    private final Keys keys;
    private final Tables tables;
    private final Foresight foresight;
    private final ValueIndex values;
    private final Subjects subjects;
    private final HoldIndex holds;
    private final Timetable timetable;
    private final Agenda agenda;
    private @Nullable Job job;
    private @Nullable Map<Count, Long> counts;
    private @Nullable Policy policy;
    private @Nullable Plan plan;
    private boolean planRead;
    private boolean jobChanged;
    private boolean countsChanged;
    private boolean planChanged;

    /**
     * Opens them; one instance serves an application as long as its task lives.
     *
     * @param lookout reads ahead what will be needed, at once or while others work, or never
     */
    public Books(String application, Tables tables, Executor lookout) {
        this.application = application;
        this.keys = new Keys(application);
        this.tables = tables;
        this.foresight = new Foresight(keys, tables, lookout);
        this.values = new ValueIndex(keys, tables);
        this.subjects = new Subjects(this, values);
        this.holds = new HoldIndex(keys, tables, this);
        this.agenda = new Agenda(keys, tables, this);
        this.timetable = new Timetable(keys, tables, this);
    }

    String application() {
        return application;
    }

    Timetable timetable() {
        return timetable;
    }

    Subjects subjects() {
        return subjects;
    }

    HoldIndex holds() {
        return holds;
    }

    Agenda agenda() {
        return agenda;
    }

    Job job() {
        Job known = job;
        if (known == null) {
            Job stored = tables.jobs().get(application);
            known = stored == null ? Job.NEW : stored;
            job = known;
        }
        return known;
    }

    void keep(Job changed) {
        job = changed;
        jobChanged = true;
    }

    /** What is counted, as it is now. */
    Counts counts() {
        return new Counts(counted());
    }

    long counted(Count what) {
        return counted().getOrDefault(what, 0L);
    }

    /** Adds to a count; those of a cycle count while one is under way. */
    void count(Count what, long more) {
        if (what.ofCycle() && !job().inCycle()) {
            return;
        }
        counted().merge(what, more, Long::sum);
        countsChanged = true;
    }

    /** Counts of the cycle begin anew. */
    void forgetCycle() {
        counted().keySet().removeIf(Count::ofCycle);
        countsChanged = true;
    }

    /** The plan at hand. */
    Optional<Plan> plan() {
        if (!planRead) {
            plan = tables.plans().get(application);
            planRead = true;
        }
        return Optional.ofNullable(plan);
    }

    void keep(Plan changed) {
        plan = changed;
        planRead = true;
        planChanged = true;
    }

    /** What a plan, not always the one at hand, has for this user. */
    Tables.@Nullable Planned planned(UserId user) {
        return tables.planned().get(keys.of(user));
    }

    void keepPlanned(UserId user, Optional<Tables.Planned> planned) {
        planned.ifPresentOrElse(
                entry -> tables.planned().put(keys.of(user), entry),
                () -> {
                    if (planned(user) != null) {
                        tables.planned().delete(keys.of(user));
                    }
                });
    }

    private Map<Count, Long> counted() {
        Map<Count, Long> known = counts;
        if (known == null) {
            Counts stored = tables.counts().get(application);
            known = new EnumMap<>(Count.class);
            known.putAll((stored == null ? Counts.NONE : stored).values());
            counts = known;
        }
        return known;
    }

    /**
     * Writes what was changed; belongs at the end of every input.
     *
     * @return whether other things are to be remembered of the application than before
     */
    boolean flush() {
        boolean other = false;
        if (jobChanged) {
            Job old = tables.jobs().get(application);
            other = !job().memory().equals((old == null ? Job.NEW : old).memory());
            tables.jobs().put(application, job());
            jobChanged = false;
        }
        if (planChanged) {
            tables.plans().put(application, plan().orElseThrow());
            planChanged = false;
        }
        if (countsChanged) {
            tables.counts().put(application, counts());
            countsChanged = false;
        }
        return other;
    }

    /** The settings in force, ready to be applied; there must be some. */
    Policy policy() {
        Settings settings = job().settings().orElseThrow();
        Policy known = policy;
        if (known == null || !known.settings().equals(settings)) {
            known = compiled(settings);
            policy = known;
        }
        return known;
    }

    /** Settings that were found without fault before, ready to be applied. */
    static Policy compiled(Settings settings) {
        return switch (Policy.compile(settings)) {
            case Policy.Ready(Policy ready) -> ready;
            case Policy.Refused(List<String> faults) ->
                    throw new IllegalStateException(String.join(" ", faults));
        };
    }

    @Nullable Person person(UserId user) {
        Tables.PersonEntry entry = tables.people().get(keys.of(user));
        return entry == null ? null : entry.person();
    }

    boolean empty() {
        return peopleAfter("", 1).isEmpty() && accountsAfter("", 1).isEmpty();
    }

    /** Some of everybody known, in the order of their ids, from behind this one on. */
    List<Person> peopleAfter(String user, int most) {
        return tables.people().after(keys.beginning(), user, most).stream()
                .map(Tables.PersonEntry::person)
                .toList();
    }

    /** As {@link #peopleAfter}; they are decided now, and so are those behind them soon. */
    List<Person> nextAfter(String user, int most) {
        return foresight.peopleAfter(user, most, !agenda.isEmpty());
    }

    /** Some of the accounts known, in the order of their keys, from behind this one on. */
    List<Account> accountsAfter(String account, int most) {
        return tables.accounts().after(keys.beginning(), account, most).stream()
                .map(Tables.AccountEntry::account)
                .toList();
    }

    /**
     * Keeps a user.
     *
     * @return values under which the user could, or can, be found
     */
    Set<String> keep(Person person) {
        Tables.PersonEntry old = tables.people().get(keys.of(person.id()));
        List<String> former = old == null ? List.of() : old.values();
        List<String> now = valuesOf(person);
        former.stream().filter(v -> !now.contains(v)).forEach(v -> values.remove(v, person.id()));
        now.stream().filter(v -> !former.contains(v)).forEach(v -> values.add(v, person.id()));
        if (old == null) {
            count(Count.PEOPLE, 1);
        }
        tables.people().put(keys.of(person.id()), new Tables.PersonEntry(person, now));
        return union(former, now);
    }

    void erase(UserId user) {
        keep(user, memory(user).erased());
        tables.memories().delete(keys.of(user));
        keepPlanned(user, Optional.empty());
        Tables.PersonEntry old = tables.people().get(keys.of(user));
        if (old != null) {
            old.values().forEach(value -> values.remove(value, user));
            tables.people().delete(keys.of(user));
            count(Count.PEOPLE, -1);
        }
    }

    Memory memory(UserId user) {
        Memory memory = tables.memories().get(keys.of(user));
        return memory == null ? Memory.BLANK : memory;
    }

    void keep(UserId user, Memory memory) {
        Memory old = memory(user);
        if (!old.link().equals(memory.link())) {
            old.link().filter(it -> isOwner(user, it)).ifPresent(this::disown);
            memory.link().ifPresent(account -> index(keys.owner(account), user.toString()));
        }
        if (!old.formerly().equals(memory.formerly())) {
            old.formerly().stream()
                    .filter(it -> !memory.formerly().contains(it))
                    .filter(it -> lastOwner(it).filter(user::equals).isPresent())
                    .forEach(it -> tables.notes().delete(keys.formerOwner(it)));
            memory.formerly().stream()
                    .filter(it -> !old.formerly().contains(it))
                    .forEach(it -> index(keys.formerOwner(it), user.toString()));
        }
        timetable.change(user, old.dueAt(), memory.dueAt());
        if (old.escrow().isPresent() != memory.escrow().isPresent()) {
            memory.escrow()
                    .ifPresentOrElse(
                            _ -> index(keys.escrow(user), user.toString()),
                            () -> tables.notes().delete(keys.escrow(user)));
        }
        if (!old.seatAwaitedSince().equals(memory.seatAwaitedSince())) {
            old.seatAwaitedSince()
                    .ifPresent(since -> tables.notes().delete(keys.seat(user, since)));
            memory.seatAwaitedSince()
                    .ifPresent(since -> index(keys.seat(user, since), user.toString()));
        }
        count(old, -1);
        count(memory, 1);
        holds.update(user, old, memory);
        tables.memories().put(keys.of(user), memory);
    }

    private void count(Memory memory, int more) {
        memory.flight()
                .ifPresent(
                        flight ->
                                count(
                                        flight.lane() == Lane.URGENT
                                                ? Count.URGENT_IN_FLIGHT
                                                : Count.BULK_IN_FLIGHT,
                                        more));
        if (memory.bond().isPresent()) {
            count(Count.MANAGED, more);
        }
        if (memory.escrow().isPresent()) {
            count(Count.ESCROWED, more);
        }
        if (memory.isInGrace()) {
            count(Count.IN_GRACE, more);
        }
    }

    @Nullable Account account(AccountKey account) {
        Tables.AccountEntry entry = tables.accounts().get(keys.of(account));
        return entry == null ? null : entry.account();
    }

    /**
     * Keeps an account.
     *
     * @return values under which the account could, or can, be found
     */
    Set<String> keep(Account account) {
        Tables.AccountEntry old = tables.accounts().get(keys.of(account.key()));
        List<String> former = old == null ? List.of() : old.values();
        List<String> now = valuesOf(account);
        former.stream().filter(v -> !now.contains(v)).forEach(v -> values.remove(v, account.key()));
        now.stream().filter(v -> !former.contains(v)).forEach(v -> values.add(v, account.key()));
        tables.accounts().put(keys.of(account.key()), new Tables.AccountEntry(account, now));
        return union(former, now);
    }

    /**
     * Forgets an account.
     *
     * @return values under which it could be found
     */
    Set<String> drop(AccountKey account) {
        Tables.AccountEntry old = tables.accounts().get(keys.of(account));
        if (old == null) {
            return Set.of();
        }
        old.values().forEach(value -> values.remove(value, account));
        tables.accounts().delete(keys.of(account));
        return Set.copyOf(old.values());
    }

    Optional<UserId> owner(AccountKey account) {
        return subject(keys.owner(account));
    }

    /**
     * Another user who has this account, or had it last. Outlives the account: GoTo brings a
     * deleted one back with its key and history when its e-mail is used again.
     */
    Optional<UserId> formerOwner(AccountKey account, UserId user) {
        return owner(account)
                .map(owner -> memory(owner).revivedFrom().orElse(owner))
                .or(() -> lastOwner(account))
                .filter(former -> !former.equals(user));
    }

    /** The user who had this account last, as far as nobody has had it since. */
    Optional<UserId> lastOwner(AccountKey account) {
        return subject(keys.formerOwner(account));
    }

    /** Users who can be found under a value, as far as they are shown. */
    List<UserId> found(String value) {
        return values.users(value);
    }

    /** Users whose change failed and waits to be tried again. */
    List<UserId> escrowed() {
        return tables.notes().startingWith(keys.escrows(), ALL).stream().map(Books::user).toList();
    }

    /** Users for whom no seat was free, those who have waited longest first. */
    List<UserId> seatless() {
        return tables.notes().startingWith(keys.seats(), ALL).stream().map(Books::user).toList();
    }

    private boolean isOwner(UserId user, AccountKey account) {
        return owner(account).filter(user::equals).isPresent();
    }

    private void disown(AccountKey account) {
        tables.notes().delete(keys.owner(account));
    }

    private Optional<UserId> subject(String key) {
        return Optional.ofNullable(tables.notes().get(key)).map(Books::user);
    }

    private static UserId user(Tables.Note note) {
        return new UserId(UUID.fromString(note.subject()));
    }

    private List<String> valuesOf(Person person) {
        if (job().settings().isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        policy().matchingValues(person.source())
                .forEach(value -> found.add(ValueIndex.named(value)));
        if (policy().desired(person.source()) instanceof Desired.Provision(var wanted, _)) {
            found.add(ValueIndex.email(wanted.email()));
        }
        return List.copyOf(found);
    }

    private List<String> valuesOf(Account account) {
        if (job().settings().isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        policy().matchingValues(account.state())
                .forEach(value -> found.add(ValueIndex.named(value)));
        found.add(ValueIndex.email(account.email()));
        return List.copyOf(found);
    }

    private static Set<String> union(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private void index(String key, String subject) {
        tables.notes().put(key, new Tables.Note(subject, List.of()));
    }
}
