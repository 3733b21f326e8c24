package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeatLedgerTest {

    private final AtomicInteger cameFree = new AtomicInteger();
    private final SeatLedger seats = new SeatLedger(cameFree::incrementAndGet);

    @Test
    void givesNoMoreThanThereAre() {
        seats.recount(List.of(new Licence("1", List.of("G2M"), 5, 1)));

        assertThat(seats.reserve(id(), Set.of("1"))).isEmpty();
        assertThat(seats.reserve(id(), Set.of("1"))).contains("1");

        seats.release(Set.of("1"));
        assertThat(seats.reserve(id(), Set.of("1"))).isEmpty();
    }

    @Test
    void takesAllOrNone() {
        seats.recount(
                List.of(
                        new Licence("1", List.of("G2M"), 5, 1),
                        new Licence("2", List.of("G2W"), 5, 0)));

        assertThat(seats.reserve(id(), Set.of("1", "2"))).contains("2");
        assertThat(seats.reserve(id(), Set.of("1"))).isEmpty();
    }

    @Test
    void leavesUncountedLicencesToGoTo() {
        assertThat(seats.reserve(id(), Set.of("9"))).isEmpty();
        assertThat(seats.reserve(id(), Set.of("9"))).isEmpty();
    }

    @Test
    void givesBackOnlyWhatWasReservedSinceTheCount() {
        UUID before = id();
        UUID after = id();
        seats.recount(List.of(new Licence("1", List.of("G2M"), 5, 2)));
        assertThat(seats.reserve(before, Set.of("1"))).isEmpty();
        seats.recount(List.of(new Licence("1", List.of("G2M"), 5, 1)));
        assertThat(seats.reserve(after, Set.of("1"))).isEmpty();

        seats.giveBack(before);
        assertThat(seats.reserve(id(), Set.of("1"))).contains("1");

        seats.giveBack(after);
        seats.giveBack(after);
        assertThat(seats.counted()).containsExactly(new Licence("1", List.of("G2M"), 5, 1));
    }

    @Test
    void doesNotGiveBackWhatWasUsed() {
        UUID order = id();
        seats.recount(List.of(new Licence("1", List.of("G2M"), 5, 1)));
        assertThat(seats.reserve(order, Set.of("1"))).isEmpty();

        seats.use(order);
        seats.giveBack(order);

        assertThat(seats.reserve(id(), Set.of("1"))).contains("1");
    }

    @Test
    void knowsTheProductsOfLicences() {
        seats.recount(List.of(new Licence("1", List.of("G2W", "G2M"), 5, 1)));

        assertThat(seats.products(Set.of("1", "9"))).containsExactly("G2M", "G2W");
    }

    @Test
    void tellsWhenALicenceWithoutAFreeSeatHasOne() {
        seats.recount(List.of(new Licence("1", List.of("G2M"), 5, 1)));
        assertThat(seats.reserve(id(), Set.of("1"))).isEmpty();
        assertThat(seats.counted()).containsExactly(new Licence("1", List.of("G2M"), 5, 0));

        seats.release(Set.of("1", "unknown"));
        seats.release(Set.of("1"));

        assertThat(cameFree).hasValue(1);
        assertThat(seats.counted()).containsExactly(new Licence("1", List.of("G2M"), 5, 2));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
