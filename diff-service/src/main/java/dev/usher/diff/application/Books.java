package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Subject;
import dev.usher.diff.domain.Surroundings;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books of one application: who should have what, which accounts exist, whose they are, and
 * which users and accounts have to do with one e-mail. Keeps its indexes in step with every write.
 */
final class Books {

    private static final int ALL = Integer.MAX_VALUE;

    private final String application;
    private final Tables tables;

    Books(String application, Tables tables) {
        this.application = application;
        this.tables = tables;
    }

    Job job() {
        Job job = tables.jobs().get(application);
        return job == null ? Job.NEW : job;
    }

    void keep(Job job) {
        tables.jobs().put(application, job);
    }

    @Nullable Person person(UserId user) {
        return tables.people().get(key(user));
    }

    /** Everybody known, by id: many, so the rest of a person is read when it is needed. */
    List<UserId> everybody() {
        return tables.people().keysStartingWith(application + "|").stream()
                .map(key -> new UserId(UUID.fromString(key.substring(application.length() + 1))))
                .toList();
    }

    void keep(Person person) {
        forgetClaim(person.id());
        person.matchingValue()
                .ifPresent(email -> index(userClaim(email, person.id()), person.id().toString()));
        tables.people().put(key(person.id()), person);
    }

    void erase(UserId user) {
        forgetClaim(user);
        Memory memory = memory(user);
        disown(user, memory);
        memory.flight().ifPresent(flight -> tables.notes().delete(flightKey(user, flight)));
        memory.seatAwaitedSince().ifPresent(since -> tables.notes().delete(seatKey(user, since)));
        tables.people().delete(key(user));
        tables.memories().delete(key(user));
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
        tables.memories().put(key(user), memory);
    }

    @Nullable Account account(AccountKey account) {
        return tables.accounts().get(key(account));
    }

    void keep(Account account) {
        drop(account.key());
        index(accountClaim(account), account.key().value());
        tables.accounts().put(key(account.key()), account);
    }

    void drop(AccountKey account) {
        Account old = account(account);
        if (old != null) {
            tables.notes().delete(accountClaim(old));
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
        return tables.notes().startingWith(claims(email) + "u|", ALL).stream()
                .map(note -> new UserId(UUID.fromString(note.subject())))
                .toList();
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
        for (Tables.Note note : tables.notes().startingWith(claims(wanted.email()) + "a|", ALL)) {
            Account account = account(new AccountKey(note.subject()));
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

    private void forgetClaim(UserId user) {
        Person old = person(user);
        if (old != null) {
            old.matchingValue().ifPresent(email -> tables.notes().delete(userClaim(email, user)));
        }
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
                + String.format("%016x", flight.lostAt().toEpochMilli())
                + "|"
                + user;
    }

    private String seatKey(UserId user, Instant since) {
        return application + "|seat|" + String.format("%016x", since.toEpochMilli()) + "|" + user;
    }

    private String claims(String email) {
        return application + "|email|" + email + "\u0000";
    }

    private String userClaim(String email, UserId user) {
        return claims(email) + "u|" + user;
    }

    private String accountClaim(Account account) {
        return claims(account.email()) + "a|" + account.key();
    }
}
