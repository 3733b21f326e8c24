package dev.usher.diff.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.contracts.HoldState;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.diff.application.ApplicationMemory;
import dev.usher.diff.application.Batch;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Grace;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Link;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Situation;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MemoriesTest {

    private static final UserId USER = new UserId(new UUID(0, 1));

    private final RecordSerializer serializer = new RecordSerializer();
    private final RecordDecoder<SubjectMemory> decoder =
            new RecordDecoder<>(SubjectMemory.class, _ -> null);

    @Property(tries = 500)
    void readsBackWhatIsRememberedOfAUser(@ForAll("memories") Memory memory) {
        assertThat(Memories.memory(published(Memories.record(USER, memory)))).isEqualTo(memory);
    }

    @Property(tries = 200)
    void readsBackWhatIsRememberedOfAnApplication(
            @ForAll("applications") ApplicationMemory memory) {
        assertThat(
                        ApplicationMemories.memory(
                                published(ApplicationMemories.record(memory, Instant.EPOCH))))
                .isEqualTo(memory);
    }

    @Test
    void refusesWhatThisVersionDoesNotKnow() {
        Memory held =
                Memory.BLANK.held(
                        new Hold(
                                "h",
                                new Situation("a", "b"),
                                Hold.State.HELD,
                                Instant.ofEpochMilli(1)));
        SubjectMemory record = Memories.record(USER, held);
        Objects.requireNonNull(record.getHold()).setState(HoldState.UNKNOWN);

        assertThatExceptionOfType(MisfitException.class)
                .isThrownBy(() -> Memories.memory(published(record)));
        assertThatExceptionOfType(MisfitException.class)
                .isThrownBy(() -> ApplicationMemories.memory(published(record)));
    }

    private SubjectMemory published(SubjectMemory record) {
        return decoder.decode(serializer.encode(record));
    }

    @Provide
    Arbitrary<Memory> memories() {
        Arbitrary<Memory> underWay =
                Combinators.combine(
                                link().optional(),
                                flight().optional(),
                                escrow().optional(),
                                time().optional(),
                                grace().optional(),
                                hold().optional(),
                                time().optional())
                        .as(
                                (link, flight, escrow, seat, grace, hold, removed) ->
                                        new Memory(
                                                link,
                                                flight,
                                                escrow,
                                                seat,
                                                grace,
                                                hold,
                                                removed,
                                                Optional.empty(),
                                                List.of(),
                                                Optional.empty(),
                                                false,
                                                false));
        return Combinators.combine(
                        underWay,
                        account().optional(),
                        account().list().uniqueElements().ofMaxSize(3),
                        text().optional(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(
                        (memory, lost, formerly, said, unreadable, forgotten) ->
                                new Memory(
                                        memory.bond(),
                                        memory.flight(),
                                        memory.escrow(),
                                        memory.seatAwaitedSince(),
                                        memory.grace(),
                                        memory.hold(),
                                        memory.removedAt(),
                                        lost,
                                        formerly,
                                        said,
                                        unreadable,
                                        forgotten));
    }

    @Provide
    Arbitrary<ApplicationMemory> applications() {
        return Combinators.combine(
                        settings().optional(),
                        Arbitraries.of(true, false),
                        text().optional(),
                        batch().list().ofMaxSize(3))
                .as(ApplicationMemory::new);
    }

    private static Arbitrary<Settings> settings() {
        return Combinators.combine(
                        Arbitraries.of("1", "357", "no longer accepted"),
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.of(Settings.Status.class),
                        Arbitraries.of("plan-1", "plan-2").optional())
                .as(
                        (goTo, version, status, plan) ->
                                Settings.builder(goTo)
                                        .version(version)
                                        .status(status)
                                        .appliesPlan(plan)
                                        .build());
    }

    private static Arbitrary<Batch> batch() {
        return Combinators.combine(
                        text(),
                        Arbitraries.of(Batch.Kind.class),
                        Arbitraries.of(Batch.Phase.class),
                        Arbitraries.of(true, false),
                        time(),
                        Combinators.combine(Arbitraries.of(HoldReason.Code.class), text())
                                .as(HoldReason::new),
                        Arbitraries.integers().between(0, 99),
                        text())
                .as(
                        (id, kind, phase, single, at, why, number, by) ->
                                new Batch(
                                        id,
                                        kind,
                                        phase,
                                        single,
                                        at,
                                        at.plus(Duration.ofDays(number)),
                                        why,
                                        number,
                                        number + 1,
                                        0,
                                        "",
                                        by));
    }

    private static Arbitrary<Link> link() {
        return Combinators.combine(account(), user().optional(), spec().optional()).as(Link::new);
    }

    private static Arbitrary<Flight> flight() {
        return Combinators.combine(
                        id(),
                        Arbitraries.of(Action.class),
                        Arbitraries.of(Lane.class),
                        spec().optional(),
                        Arbitraries.integers().between(1, 9),
                        text().set().ofMaxSize(3),
                        id().optional(),
                        time())
                .as(
                        (id, action, lane, wanted, number, attributes, supersedes, at) ->
                                new Flight(
                                        id,
                                        action,
                                        lane,
                                        wanted,
                                        number,
                                        number + 1,
                                        attributes,
                                        supersedes,
                                        at,
                                        at.plus(Flight.VALIDITY)));
    }

    private static Arbitrary<Escrow> escrow() {
        return Combinators.combine(
                        text(),
                        spec().optional(),
                        Arbitraries.integers().between(0, 9),
                        time(),
                        time().optional(),
                        Arbitraries.of(true, false))
                .as(
                        (reason, wanted, number, at, retryAt, excused) ->
                                new Escrow(
                                        reason,
                                        wanted,
                                        number,
                                        number + 1,
                                        at,
                                        retryAt,
                                        excused,
                                        number + 2));
    }

    private static Arbitrary<Grace> grace() {
        return Combinators.combine(time(), Arbitraries.of(true, false), Arbitraries.of(Lane.class))
                .as(Grace::new);
    }

    private static Arbitrary<Hold> hold() {
        return Combinators.combine(
                        text(),
                        Arbitraries.strings().withCharRange('a', 'f').ofLength(4),
                        Arbitraries.strings().withCharRange('a', 'f').ofLength(4),
                        Arbitraries.of(Hold.State.class),
                        time())
                .as(
                        (batch, desire, change, state, since) ->
                                new Hold(batch, new Situation(desire, change), state, since));
    }

    private static Arbitrary<AccountSpec> spec() {
        return Combinators.combine(
                        text(),
                        Arbitraries.maps(text(), text()).ofMaxSize(3),
                        text().set().ofMaxSize(3),
                        text().set().ofMaxSize(3),
                        text().optional(),
                        text().set().ofMaxSize(3))
                .as(AccountSpec::of);
    }

    private static Arbitrary<AccountKey> account() {
        return text().map(AccountKey::new);
    }

    private static Arbitrary<UserId> user() {
        return id().map(UserId::new);
    }

    private static Arbitrary<UUID> id() {
        return Arbitraries.longs().map(number -> new UUID(number, ~number));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
    }

    /** As the wire carries it. */
    private static Arbitrary<Instant> time() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
