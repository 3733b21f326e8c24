package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private static final int SLICE = 10;

    private final World world = new World().settings(false).connectorHealthy();
    private final Books books = new Books("gotomeeting", world.tables, Runnable::run);
    private final Instant now = world.now();

    @Test
    void leavesNothingToLookUpWhenUsersAreDecided() {
        for (int user = 0; user < 5 * SLICE; user++) {
            String mail = "user" + user + "@example.com";
            world.assigned(user, mail);
            if (user % 10 != 0) {
                world.madeByHand(mail, user % 10 == 1 ? "Other" : "Given" + user, World.LICENCE);
            }
        }
        world.scanned();
        take(world.settingsFor(World.LICENCE));
        deciding().scanFinished("scan", false, List.of());
        decideSlices();
        take(world.settingsFor(World.OTHER_LICENCE));
        decideSlices();
    }

    private void take(Settings settings) {
        assertThat(deciding().settingsChanged(settings, List.of())).isEmpty();
    }

    private void decideSlices() {
        deciding().goOn(SLICE, () -> false);
        tables().forEach(MapTable::forgetKnown);
        for (int slice = 1; slice < 4; slice++) {
            deciding().goOn(SLICE, () -> false);
        }
        assertThat(tables().flatMap(table -> table.lookups.stream())).isEmpty();
        assertThat(deciding().progress().counts().of(Count.CYCLE_EVALUATED)).isEqualTo(4L * SLICE);
        int full = 4;
        while (deciding().goOn(SLICE, () -> false)) {
            full++;
        }
        assertThat(full).isEqualTo(5);
    }

    private Deciding deciding() {
        return new Deciding(books, world, UUID::randomUUID, Readiness.READY, now);
    }

    private Stream<MapTable<?>> tables() {
        return Stream.of(
                        world.tables.people(),
                        world.tables.memories(),
                        world.tables.accounts(),
                        world.tables.holders(),
                        world.tables.notes())
                .map(table -> (MapTable<?>) table);
    }
}
