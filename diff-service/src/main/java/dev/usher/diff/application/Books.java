package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Subject;
import dev.usher.diff.domain.Surroundings;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books of one application: who should have what, which accounts exist, whose they are, and
 * which users and accounts have to do with one e-mail. Keeps its indexes in step with every write.
 */
public final class Books {

    private static final int ALL = Integer.MAX_VALUE;

    private static final HexFormat HEX = HexFormat.of();

    private final String application;
    private final Tables tables;
    private final ValueIndex values;
    private @Nullable Job job;
    private @Nullable Counts counts;
    private boolean jobChanged;
    private boolean countsChanged;

    /** Opens them; one instance serves an application as long as its task lives. */
    public Books(String application, Tables tables) {
        this.application = application;
        this.tables = tables;
        this.values = new ValueIndex(application, tables);
    }

    String application() {
        return application;
    }

    Agenda agenda() {
        return new Agenda(application, tables, this);
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

    Counts counts() {
        Counts known = counts;
        if (known == null) {
            Counts stored = tables.counts().get(application);
            known = stored == null ? Counts.NONE : stored;
            counts = known;
        }
        return known;
    }

    void count(Count what, long more) {
        keep(counts().plus(what, more));
    }

    void keep(Counts changed) {
        counts = changed;
        countsChanged = true;
    }

    /** Writes what was changed; belongs at the end of every input. */
    void flush() {
        if (jobChanged) {
            tables.jobs().put(application, job());
            jobChanged = false;
        }
        if (countsChanged) {
            tables.counts().put(application, counts());
            countsChanged = false;
        }
    }

    @Nullable Person person(UserId user) {
        return tables.people().get(key(user));
    }

    /** Some of everybody known, in the order of their ids, from behind this one on. */
    List<Person> peopleAfter(String user, int most) {
        return tables.people().after(application + "|", user, most);
    }

    void keep(Person person) {
        Person old = person(person.id());
        Optional<String> claim = claimOf(person);
        Optional<String> formerClaim = old == null ? Optional.empty() : claimOf(old);
        if (!claim.equals(formerClaim)) {
            formerClaim.ifPresent(value -> values.remove(value, person.id()));
            claim.ifPresent(value -> values.add(value, person.id()));
        }
        if (old == null) {
            count(Count.PEOPLE, 1);
        }
        tables.people().put(key(person.id()), person);
    }

    void erase(UserId user) {
        keep(user, Memory.BLANK);
        tables.memories().delete(key(user));
        Person old = person(user);
        if (old != null) {
            claimOf(old).ifPresent(value -> values.remove(value, user));
            tables.people().delete(key(user));
            count(Count.PEOPLE, -1);
        }
    }

    Memory memory(UserId user) {
        Memory memory = tables.memories().get(key(user));
        return memory == null ? Memory.BLANK : memory;
    }

    void keep(UserId user, Memory memory) {
        Memory old = memory(user);
        if (!old.link().equals(memory.link())) {
            disown(user, old);
            memory.link().ifPresent(account -> index(ownerKey(account), user.toString()));
        }
        if (!old.flight().equals(memory.flight())) {
            old.flight().ifPresent(flight -> tables.notes().delete(flightKey(user, flight)));
            memory.flight().ifPresent(flight -> index(flightKey(user, flight), user.toString()));
        }
        if (!old.seatAwaitedSince().equals(memory.seatAwaitedSince())) {
            old.seatAwaitedSince().ifPresent(since -> tables.notes().delete(seatKey(user, since)));
            memory.seatAwaitedSince()
                    .ifPresent(since -> index(seatKey(user, since), user.toString()));
        }
        count(old, -1);
        count(memory, 1);
        tables.memories().put(key(user), memory);
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
        if (memory.setback().isPresent()) {
            count(Count.ESCROWED, more);
        }
    }

    @Nullable Account account(AccountKey account) {
        return tables.accounts().get(key(account));
    }

    void keep(Account account) {
        Account old = account(account.key());
        if (old == null || !old.email().equals(account.email())) {
            if (old != null) {
                values.remove(email(old.email()), old.key());
            }
            values.add(email(account.email()), account.key());
        }
        tables.accounts().put(key(account.key()), account);
    }

    void drop(AccountKey account) {
        Account old = account(account);
        if (old != null) {
            values.remove(email(old.email()), account);
            tables.accounts().delete(key(account));
        }
    }

    Optional<UserId> owner(AccountKey account) {
        return subject(ownerKey(account));
    }

    /**
     * Another user who has this account, or had it last. Outlives the account: GoTo brings a
     * deleted one back with its key and history when its e-mail is used again.
     */
    Optional<UserId> formerOwner(AccountKey account, UserId user) {
        return owner(account)
                .map(owner -> memory(owner).revivedFrom().orElse(owner))
                .or(() -> subject(formerOwnerKey(account)))
                .filter(former -> !former.equals(user));
    }

    /** Users whose matching value is this e-mail. */
    List<UserId> claimants(String email) {
        return values.users(email(email));
    }

    /** Users whose command in flight will not be answered any more. */
    List<UserId> lostFlights(Instant now) {
        List<UserId> lost = new ArrayList<>();
        for (Tables.Note note : tables.notes().startingWith(application + "|flight|", ALL)) {
            UserId user = new UserId(UUID.fromString(note.subject()));
            if (memory(user).flight().filter(f -> f.lostAt().isAfter(now)).isPresent()) {
                break;
            }
            lost.add(user);
        }
        return lost;
    }

    /** Users for whom no seat was free, those who have waited longest first. */
    List<UserId> seatless() {
        return tables.notes().startingWith(application + "|seat|", ALL).stream()
                .map(note -> new UserId(UUID.fromString(note.subject())))
                .toList();
    }

    Subject subject(Person person, Settings settings) {
        Memory memory = memory(person.id());
        return new Subject(
                person,
                memory,
                memory.link().map(this::account),
                surroundings(person, memory, settings));
    }

    private Surroundings surroundings(Person person, Memory memory, Settings settings) {
        if (!(person.desired(settings) instanceof Desired.Provision(var wanted, _))) {
            return Surroundings.EMPTY;
        }
        List<Surroundings.Holder> holders = new ArrayList<>();
        for (AccountKey key : values.accounts(email(wanted.email()))) {
            Account account = account(key);
            if (account != null && !memory.link().equals(Optional.of(account.key()))) {
                holders.add(
                        new Surroundings.Holder(
                                account,
                                ownerOf(account.key(), settings),
                                formerOwner(account.key(), person.id())));
            }
        }
        List<UserId> rivals = new ArrayList<>();
        Optional<UserId> creator = Optional.empty();
        for (UserId other : claimants(wanted.email())) {
            if (other.equals(person.id())) {
                continue;
            }
            Memory theirs = memory(other);
            Person otherPerson = person(other);
            if (theirs.link().isPresent() || otherPerson == null) {
                continue;
            }
            if (theirs.flight().isPresent()) {
                creator = Optional.of(other);
            } else if (otherPerson.desired(settings) instanceof Desired.Provision) {
                rivals.add(other);
            }
        }
        return new Surroundings(holders, rivals, creator);
    }

    private Optional<Surroundings.Owner> ownerOf(AccountKey account, Settings settings) {
        return owner(account)
                .flatMap(user -> Optional.ofNullable(person(user)))
                .map(
                        person ->
                                new Surroundings.Owner(
                                        person.id(),
                                        person.desired(settings),
                                        memory(person.id()).flight().isPresent()));
    }

    private void disown(UserId user, Memory memory) {
        memory.link()
                .ifPresent(
                        account -> {
                            tables.notes().delete(ownerKey(account));
                            UserId former = memory.revivedFrom().orElse(user);
                            index(formerOwnerKey(account), former.toString());
                        });
    }

    private Optional<UserId> subject(String key) {
        return Optional.ofNullable(tables.notes().get(key))
                .map(note -> new UserId(UUID.fromString(note.subject())));
    }

    private static Optional<String> claimOf(Person person) {
        return person.matchingValue().map(Books::email);
    }

    private static String email(String address) {
        return "email=" + address;
    }

    private void index(String key, String subject) {
        tables.notes().put(key, new Tables.Note(subject, List.of()));
    }

    private String key(UserId user) {
        return application + "|" + user;
    }

    private String key(AccountKey account) {
        return application + "|" + account;
    }

    private String ownerKey(AccountKey account) {
        return application + "|owner|" + account;
    }

    private String formerOwnerKey(AccountKey account) {
        return application + "|former-owner|" + account;
    }

    private String flightKey(UserId user, Memory.Flight flight) {
        return application
                + "|flight|"
                + HEX.toHexDigits(flight.lostAt().toEpochMilli())
                + "|"
                + user;
    }

    private String seatKey(UserId user, Instant since) {
        return application + "|seat|" + HEX.toHexDigits(since.toEpochMilli()) + "|" + user;
    }
}
