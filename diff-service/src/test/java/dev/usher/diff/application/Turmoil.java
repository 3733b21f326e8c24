package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.SourceUser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * People come and go, are renamed, exchange their e-mails and come back under other ids, while
 * others delete and rename their accounts by hand; and what must be so of each of them in the end.
 */
final class Turmoil {

    /** Something that happens. */
    sealed interface Event {

        /** Somebody is so from now on. */
        record Is(int place, int email, boolean assigned, String name, boolean bulk)
                implements Event {}

        /** Two exchange their e-mails. */
        record Exchanged(int place, int other, boolean bulk) implements Event {}

        /** Somebody was deleted for good, and is hired again: under another id. */
        record Rehired(int place, boolean bulk) implements Event {}

        /** Those who left for good, and have nothing left to lose, are erased. */
        record Erased() implements Event {}

        /** An account is deleted by hand, of which nothing is heard until it is looked at. */
        record Deleted(int email, boolean heardOf) implements Event {}

        /** An account is renamed by hand, of which nothing is heard until it is looked at. */
        record Renamed(int email, int other) implements Event {}
    }

    private static final Set<String> REASONS =
            Set.of(
                    "DuplicateSourceEntries",
                    "DuplicateTargetEntries",
                    "EmailSwap",
                    "AwaitingRename",
                    "RevivedAccount",
                    "AccountGone");

    private record Present(int id, String email, boolean assigned, String name) {}

    private final World world;
    private final Rules rules;
    private final Map<Integer, Present> present = new LinkedHashMap<>();
    private final List<Present> past = new ArrayList<>();
    private int nextId;

    Turmoil(World world) {
        this(world, Rules.USUAL);
    }

    Turmoil(World world, Rules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** Something that happens to one of so many people, who share so many e-mails. */
    static Arbitrary<Event> event(int people, int addresses) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, people - 1);
        Arbitrary<Integer> emails = Arbitraries.integers().between(0, addresses - 1);
        Arbitrary<Boolean> bulk = Arbitraries.of(true, false);
        Arbitrary<Event> is =
                Combinators.combine(
                                places,
                                emails,
                                Arbitraries.of(true, true, false),
                                Arbitraries.of("Ann", "Bob", email(1)),
                                bulk)
                        .as(Event.Is::new);
        return Arbitraries.frequencyOf(
                Tuple.of(8, is),
                Tuple.of(2, Combinators.combine(places, places, bulk).as(Event.Exchanged::new)),
                Tuple.of(2, Combinators.combine(places, bulk).as(Event.Rehired::new)),
                Tuple.of(1, Arbitraries.just(new Event.Erased())),
                Tuple.of(
                        1,
                        Combinators.combine(emails, Arbitraries.of(true, false))
                                .as(Event.Deleted::new)),
                Tuple.of(1, Combinators.combine(emails, emails).as(Event.Renamed::new)));
    }

    void happens(Event event) {
        switch (event) {
            case Event.Is(int place, int email, boolean assigned, String name, boolean bulk) ->
                    is(place, new Present(id(place), email(email), assigned, name), bulk);
            case Event.Exchanged(int place, int other, boolean bulk) -> {
                Present one = present.get(place);
                Present two = present.get(other);
                if (one != null && two != null) {
                    is(place, new Present(one.id(), two.email(), one.assigned(), one.name()), bulk);
                    is(other, new Present(two.id(), one.email(), two.assigned(), two.name()), bulk);
                }
            }
            case Event.Rehired(int place, boolean bulk) -> {
                Present old = present.get(place);
                if (old != null) {
                    past.add(old);
                    world.is(SourceUser.State.HARD_DELETED, old.id(), old.email());
                    is(place, new Present(nextId++, old.email(), true, old.name()), bulk);
                }
            }
            case Event.Erased() ->
                    past.stream()
                            .filter(it -> hasNothingLeft(World.user(it.id())))
                            .toList()
                            .forEach(this::erase);
            case Event.Deleted(int email, boolean heardOf) -> {
                if (heardOf) {
                    world.deletedByHand(email(email));
                } else {
                    world.deletedUnnoticed(email(email));
                }
            }
            case Event.Renamed(int email, int other) ->
                    world.renamedByHandTo(email(email), email(other));
        }
    }

    /** How many people there ever were. */
    int everybody() {
        return nextId;
    }

    private int id(int place) {
        Present known = present.get(place);
        return known == null ? nextId++ : known.id();
    }

    private void is(int place, Present now, boolean bulk) {
        present.put(place, now);
        world.has(
                now.id(),
                now.email(),
                now.name(),
                now.assigned() ? Set.of(World.ROLE) : Set.of(),
                bulk ? Lane.BULK : Lane.URGENT);
    }

    private void erase(Present left) {
        past.remove(left);
        world.erased(left.id());
    }

    private boolean hasNothingLeft(UserId user) {
        Memory memory = world.memory(user);
        return memory.flight().isEmpty()
                && memory.hold().isEmpty()
                && memory.escrow().isEmpty()
                && account(user).filter(Turmoil::gives).isEmpty();
    }

    /** Nobody who is to have access is made to lose it, but in an account that was another's. */
    void assertNobodyLostAccessByMistake() {
        assertThat(world.everything)
                .filteredOn(
                        sent ->
                                sent.send().action() == Action.DISABLE
                                        || sent.send().action() == Action.DELETE)
                .filteredOn(sent -> !sent.send().reason().equals("RevivedAccount"))
                .noneMatch(sent -> entitled(sent.person()));
        assertThat(world.everything)
                .filteredOn(sent -> sent.send().action() == Action.UPDATE)
                .allMatch(sent -> gives(sent.send().target()));
    }

    private static boolean entitled(Person person) {
        return person.state() == SourceUser.State.ACTIVE && !person.roles().isEmpty();
    }

    /** Everybody has what they should, or the reason why not was told last. */
    void assertEverybodyServedOrTold() {
        List<AccountKey> linked =
                world.memories.entries.values().stream()
                        .flatMap(memory -> memory.link().stream())
                        .toList();
        assertThat(linked).doesNotHaveDuplicates();
        if (rules.disables() || rules.deletes()) {
            past.forEach(left -> assertThat(access(left)).as("%s", left).isEmpty());
        }
        present.values()
                .forEach(
                        it -> {
                            if (!it.assigned()) {
                                assertThat(!rules.disables() || access(it).isEmpty())
                                        .as("%s", it)
                                        .isTrue();
                            } else if (!isServed(it)) {
                                assertReason(it);
                            }
                        });
        assertThat(world.goTo)
                .as("accounts that give access to nobody who is known")
                .allSatisfy(
                        (key, account) ->
                                assertThat(
                                                linked.contains(new AccountKey(key))
                                                        || !gives(account)
                                                        || account.email().startsWith("nobody"))
                                        .isTrue());
    }

    /** The account that gives somebody access. */
    private Optional<AccountSpec> access(Present somebody) {
        return account(World.user(somebody.id())).filter(Turmoil::gives);
    }

    private Optional<AccountSpec> account(UserId user) {
        return world.memory(user).link().map(AccountKey::value).map(world.goTo::get);
    }

    private static boolean gives(AccountSpec account) {
        return account.licences().contains(World.LICENCE);
    }

    private boolean isServed(Present somebody) {
        return access(somebody)
                .filter(it -> !rules.renames() || it.email().equals(somebody.email()))
                .filter(it -> Objects.equals(it.attributes().get("firstName"), somebody.name()))
                .isPresent();
    }

    /** What was told last of somebody who is not served is true, and somebody can mend it. */
    private void assertReason(Present somebody) {
        String reason = world.reasonToldLast(World.user(somebody.id()));
        if (rules.twoAddresses()) {
            assertThat(reason).as("%s", somebody).isIn(REASONS);
            return;
        }
        Optional<AccountSpec> own = account(World.user(somebody.id()));
        Optional<Present> holder = holder(somebody);
        boolean isSo =
                switch (reason) {
                    case "DuplicateSourceEntries" ->
                            othersToHaveAccess(somebody)
                                    .anyMatch(it -> it.email().equals(somebody.email()));
                    case "EmailSwap" -> awaitsItself(somebody);
                    case "AwaitingRename" ->
                            holder.filter(it -> !isServed(it)).isPresent()
                                    && !awaitsItself(somebody);
                    case "DuplicateTargetEntries" ->
                            (holder.isEmpty() || !rules.renames()) && emailIsTaken(somebody);
                    case "RevivedAccount" ->
                            !rules.disables() || (own.isEmpty() && emailIsTaken(somebody));
                    case "AccountGone" -> own.isEmpty();
                    default -> false;
                };
        assertThat(isSo).as("%s told of %s, who has %s", reason, somebody, own).isTrue();
    }

    private boolean emailIsTaken(Present somebody) {
        return world.goTo.values().stream().anyMatch(it -> it.email().equals(somebody.email()));
    }

    /** Whether the e-mail becomes free only when that of this one does. */
    private boolean awaitsItself(Present somebody) {
        Set<Present> awaited = new HashSet<>();
        Optional<Present> next = holder(somebody);
        while (next.isPresent() && !next.get().equals(somebody) && awaited.add(next.get())) {
            next = holder(next.get());
        }
        return next.filter(somebody::equals).isPresent();
    }

    /** Another, who is to have access, whose account has the e-mail that this one should have. */
    private Optional<Present> holder(Present somebody) {
        return othersToHaveAccess(somebody)
                .filter(
                        it ->
                                account(World.user(it.id()))
                                        .filter(a -> a.email().equals(somebody.email()))
                                        .isPresent())
                .findFirst();
    }

    private Stream<Present> othersToHaveAccess(Present somebody) {
        return present.values().stream().filter(it -> it.assigned() && it.id() != somebody.id());
    }

    private static String email(int number) {
        return "u" + number + "@example.com";
    }
}
