package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.MaintenanceWish;
import dev.usher.gotomeeting.domain.TestWish;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The applications this instance works for, and the newest settings of all. An application has a
 * session as long as it is owned here. Thread-safe.
 */
public final class Sessions {

    private final Function<String, Session> opening;
    private final Map<String, Instructions> settings = new HashMap<>();
    private final Map<String, Session> open = new HashMap<>();
    private Predicate<String> owned = _ -> false;

    /**
     * @param opening makes the session of an application
     */
    public Sessions(Function<String, Session> opening) {
        this.opening = opening;
    }

    /** Takes over the newest settings of an application; null: none that can be read. */
    public synchronized void settings(String application, @Nullable Instructions newest) {
        if (newest == null) {
            settings.remove(application);
        } else {
            settings.put(application, newest);
        }
        Session session = open.get(application);
        if (session != null) {
            session.instruct(newest);
        } else if (owned.test(application)) {
            session(application);
        }
    }

    /** Stops an application's work until there are settings again that can be read, and says so. */
    public synchronized void settingsUnreadable(String application) {
        settings.remove(application);
        if (owned.test(application)) {
            session(application).settingsUnreadable();
        }
    }

    /** From now on works for these applications and no others. Those paused go on. */
    public synchronized void own(Predicate<String> applications) {
        owned = applications;
        stop(Duration.ZERO, applications.negate());
        open.values().forEach(Session::resume);
        settings.keySet().stream().filter(owned).toList().forEach(this::session);
    }

    /**
     * Works for none until it is known who works for which; what is begun gets so long to come to
     * its end, what waits is forgotten.
     */
    public synchronized void pause(Duration patience) {
        owned = _ -> false;
        all(open.values(), session -> session.pause(patience));
    }

    /** Closes all sessions; what is begun gets so long to come to its end. */
    public synchronized void disown(Duration patience) {
        owned = _ -> false;
        stop(patience, _ -> true);
    }

    private void stop(Duration patience, Predicate<String> applications) {
        Map<String, Session> ending = new HashMap<>(open);
        ending.keySet().removeIf(applications.negate());
        open.keySet().removeAll(ending.keySet());
        all(ending.values(), session -> session.stop(patience));
    }

    private static void all(Collection<Session> sessions, Consumer<Session> step) {
        List<Thread> steps =
                sessions.stream()
                        .map(session -> Thread.startVirtualThread(() -> step.accept(session)))
                        .toList();
        try {
            for (Thread each : steps) {
                each.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The session of an owned application, opened if need be. */
    public synchronized Session session(String application) {
        return open.computeIfAbsent(
                application,
                name -> {
                    Session session = opening.apply(name);
                    session.instruct(settings.get(name));
                    session.start();
                    return session;
                });
    }

    /** Scans an application soon, if it is worked for here. */
    public synchronized void scanSoon(String application) {
        Session session = open.get(application);
        if (session != null) {
            session.scanSoon();
        }
    }

    /** Stops calls for an application or lets them go on, if it is worked for here. */
    public synchronized void maintain(String application, MaintenanceWish wish) {
        Session session = open.get(application);
        if (session != null) {
            session.maintain(wish);
        }
    }

    /** Tests the connection of an application, if it is worked for here. */
    public synchronized void test(String application, TestWish wish) {
        Session session = open.get(application);
        if (session != null) {
            session.test(wish);
        }
    }

    /** The sessions of the applications worked for at the moment. */
    public synchronized List<Session> open() {
        return open.entrySet().stream()
                .filter(entry -> owned.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How many applications are in such a state. */
    public long count(Class<? extends Health> state) {
        return open().stream().filter(session -> state.isInstance(session.health())).count();
    }

    public int underWay() {
        return open().stream().mapToInt(Session::underWay).sum();
    }
}
