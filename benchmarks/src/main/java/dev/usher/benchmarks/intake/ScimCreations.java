package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Users are created by SCIM, as fast as several clients can; those that warm up do not count. */
final class ScimCreations implements Phase {

    /** Behind all numbers of those who are imported. */
    private static final int FIRST = 8_000_000;

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 2_000;
    private static final int CREATIONS = 6_000;

    @Override
    public void run(Rig rig, People people, Report<Figure> report) throws InterruptedException {
        create(rig, FIRST, FIRST + Math.min(WARM_UP, people.size()));
        rig.say("warmed up by creating users");
        int count = Math.min(CREATIONS, people.size());
        int from = FIRST + WARM_UP;
        long begin = System.nanoTime();
        create(rig, from, from + count);
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.put(Figure.SCIM_CREATES_PER_SECOND, count / seconds);
        rig.say(String.format(Locale.ROOT, "%,d users created in %.1f s", count, seconds));
    }

    private static void create(Rig rig, int from, int to) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> createUntil(rig, next, to)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A user was not created", e.getCause());
        }
    }

    private static Void createUntil(Rig rig, AtomicInteger next, int to)
            throws IOException, InterruptedException {
        for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
            rig.scim("POST", "/Users", People.scim(number), 201);
        }
        return null;
    }
}
