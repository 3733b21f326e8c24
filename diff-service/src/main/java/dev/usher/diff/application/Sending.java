package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Change;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends commands, and remembers that they are in flight. */
final class Sending {

    private final Books books;
    private final Teller teller;
    private final Guarding guarding;
    private final Outlet outlet;
    private final Supplier<UUID> ids;
    private final Instant now;

    Sending(
            Books books,
            Teller teller,
            Guarding guarding,
            Outlet outlet,
            Supplier<UUID> ids,
            Instant now) {
        this.books = books;
        this.teller = teller;
        this.guarding = guarding;
        this.outlet = outlet;
        this.ids = ids;
        this.now = now;
    }

    /**
     * Sends a command.
     *
     * @param written names of attributes that were written just before for the same wish
     * @param overtaken the command whose place it takes
     */
    void send(
            Person person,
            Decision.Send send,
            Lane lane,
            List<String> causes,
            Set<String> written,
            Optional<Flight> overtaken) {
        Memory memory = books.memory(person.id());
        if (guarding.counts(send, memory)) {
            memory = memory.removing(now);
        }
        long version = books.job().settings().orElseThrow().version();
        Set<String> attributes = new HashSet<>(written);
        send.changes().stream().map(Change::attribute).forEach(attributes::add);
        var flight =
                new Flight(
                        ids.get(),
                        send.action(),
                        lane,
                        send.wanted(),
                        version,
                        memory.nextAttempt(send.wanted(), version),
                        attributes,
                        overtaken.map(Flight::commandId),
                        now,
                        now.plus(Flight.VALIDITY));
        teller.remember(person.id(), memory.sending(flight));
        books.count(Count.sent(send.action()), 1);
        outlet.command(books.application(), person, send, flight, books.job().cycleId(), causes);
    }

    /**
     * Takes a command back, if it has not begun. This is answered after it, even when its own
     * answer is late.
     */
    void cancel(Person person, Flight flight, Lane lane, String reason, List<String> causes) {
        Optional<Account> account = books.memory(person.id()).link().map(books::account);
        AccountSpec asItIs =
                account.map(Account::state)
                        .or(flight::wanted)
                        .orElseGet(
                                () ->
                                        AccountSpec.of(
                                                "",
                                                Map.of(),
                                                Set.of(),
                                                Set.of(),
                                                Optional.empty(),
                                                Set.of()));
        Optional<AccountKey> key = account.map(Account::key);
        send(
                person,
                new Decision.Send(Action.CANCEL, key, asItIs, List.of(), flight.wanted(), reason),
                lane,
                causes,
                Set.of(),
                Optional.of(flight));
    }
}
