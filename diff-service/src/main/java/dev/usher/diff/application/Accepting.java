package dev.usher.diff.application;

import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.Optional;

/** Takes new settings. */
final class Accepting {

    private final Books books;
    private final Planning planning;
    private final Cycling cycling;

    Accepting(Books books, Planning planning, Cycling cycling) {
        this.books = books;
        this.planning = planning;
        this.cycling = cycling;
    }

    /**
     * Takes them. Another GoTo account than the one that users' accounts belong to is only
     * previewed, until a plan made for it is applied.
     *
     * @return why they were not taken, in plain words; empty: they were
     */
    Optional<String> take(Settings settings, List<String> causes) {
        if (applied(settings)) {
            return Optional.empty();
        }
        Optional<String> obstacle =
                settings.appliesPlan().flatMap(plan -> planning.obstacle(plan, settings));
        if (obstacle.isPresent()) {
            return obstacle;
        }
        planning.interrupt();
        settings.appliesPlan().ifPresent(_ -> planning.apply());
        Job before = books.job();
        Optional<Settings> applicable = books.ready().map(Policy::settings);
        boolean wasOff =
                before.settings().filter(it -> it.status() != Settings.Status.OFF).isEmpty();
        boolean sameGoToAccount =
                before.settings()
                        .filter(it -> !it.goToAccountKey().equals(settings.goToAccountKey()))
                        .isEmpty();
        if (settings.appliesPlan().isPresent() || nothingLinked()) {
            books.keep(before.movedTo(settings.goToAccountKey()));
        }
        boolean home = books.job().isHome(settings.goToAccountKey());
        books.keep(
                books.job()
                        .with(
                                home ? settings : previewed(settings),
                                before.scanned() && sameGoToAccount));
        if (!books.empty() && applicable.filter(old -> findsAlike(old, settings)).isEmpty()) {
            books.keep(books.job().with(Optional.of(Indexing.BEGUN)));
        }
        // Leaving OFF waits for the connector's scan, whose end starts the cycle.
        if (!wasOff && books.job().scanned()) {
            cycling.begin(
                    "settings-" + settings.version(),
                    planning.applying() ? Cycle.Trigger.PLAN : Cycle.Trigger.SETTINGS,
                    causes);
        }
        return Optional.empty();
    }

    /** Whether these are in force already, with their plan: the same record came again. */
    private boolean applied(Settings settings) {
        return settings.appliesPlan().isPresent()
                && books.job()
                        .settings()
                        .filter(it -> it.version() == settings.version())
                        .filter(it -> it.appliesPlan().equals(settings.appliesPlan()))
                        .isPresent();
    }

    private boolean nothingLinked() {
        return books.counted(Count.MANAGED)
                        + books.counted(Count.URGENT_IN_FLIGHT)
                        + books.counted(Count.BULK_IN_FLIGHT)
                == 0;
    }

    private static Settings previewed(Settings settings) {
        return settings.on()
                ? settings.toBuilder().status(Settings.Status.PREVIEW).build()
                : settings;
    }

    /** Whether users and accounts are found under the same values by both. */
    static boolean findsAlike(Settings old, Settings settings) {
        return old.matching().equals(settings.matching())
                && old.mappings().equals(settings.mappings());
    }
}
