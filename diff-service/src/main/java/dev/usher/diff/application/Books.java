package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The books of one application: who should have what, which accounts exist, whose they are, and
 * which users and accounts have to do with one e-mail. Keeps its indexes in step with every write.
 */
public final class Books {

    private static final Policy.Compilation NO_SETTINGS = new Policy.Refused(List.of());

    private final String application;
    private final Keys keys;
    private final Tables tables;
    private final Foresight foresight;
    private final ValueIndex values;
    private final Subjects subjects;
    private final Counting counting;
    private final Ownership ownership;
    private final Waitlist waitlist;
    private final HoldIndex holds;
    private final Timetable timetable;
    private final Plans plans;
    private final Agenda agenda;
    private @Nullable Job job;
    private @Nullable Settings compiledFrom;
    private Policy.Compilation compilation = NO_SETTINGS;
    private boolean jobChanged;

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
        this.counting = new Counting(application, tables.counts(), () -> job().inCycle());
        this.ownership = new Ownership(keys, tables.notes(), this::memory);
        this.waitlist = new Waitlist(keys, tables.notes());
        this.holds = new HoldIndex(keys, tables, this);
        this.plans = new Plans(keys, tables);
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

    Ownership ownership() {
        return ownership;
    }

    Waitlist waitlist() {
        return waitlist;
    }

    HoldIndex holds() {
        return holds;
    }

    Agenda agenda() {
        return agenda;
    }

    Plans plans() {
        return plans;
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
        return counting.all();
    }

    long counted(Count what) {
        return counting.of(what);
    }

    /** Adds to a count; those of a cycle count while one is under way. */
    void count(Count what, long more) {
        counting.add(what, more);
    }

    /** Counts of the cycle begin anew. */
    void forgetCycle() {
        counting.forgetCycle();
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
        plans.flush();
        counting.flush();
        tables.flush();
        return other;
    }

    /** The settings in force, ready to be applied; there must be some that can be. */
    Policy policy() {
        return ready().orElseThrow();
    }

    /**
     * The settings in force, ready to be applied; empty: there are none, or an earlier build
     * accepted them and this one does not.
     */
    Optional<Policy> ready() {
        return compilation() instanceof Policy.Ready(Policy ready)
                ? Optional.of(ready)
                : Optional.empty();
    }

    /** Why settings in force cannot be applied; empty: they can, or there are none. */
    List<String> faults() {
        return compilation() instanceof Policy.Refused(List<String> faults) ? faults : List.of();
    }

    private Policy.Compilation compilation() {
        Settings settings = job().settings().orElse(null);
        if (!Objects.equals(settings, compiledFrom)) {
            compilation = settings == null ? NO_SETTINGS : Policy.compile(settings);
            compiledFrom = settings;
        }
        return compilation;
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

    /** Whether the user is known, or anything is remembered of the user. */
    boolean knows(UserId user) {
        return person(user) != null || !memory(user).equals(Memory.BLANK);
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
        plans.forget(user);
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
        ownership.update(user, old, memory);
        waitlist.update(user, old, memory);
        timetable.change(user, old.dueAt(), memory.dueAt());
        counting.replace(old, memory);
        holds.update(user, old, memory);
        tables.memories().put(keys.of(user), memory);
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

    /** Values under which a user can be found. */
    List<String> valuesOf(UserId user) {
        Tables.PersonEntry entry = tables.people().get(keys.of(user));
        return entry == null ? List.of() : entry.values();
    }

    /** Users who can be found under a value, as far as they are shown. */
    List<UserId> found(String value) {
        return values.users(value);
    }

    private List<String> valuesOf(Person person) {
        if (ready().isEmpty()) {
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
        if (ready().isEmpty()) {
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
}
