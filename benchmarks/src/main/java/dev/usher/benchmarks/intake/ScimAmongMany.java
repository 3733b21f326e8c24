package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Latencies;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SCIM while all users are there, the connection's own too: calls of every kind, one member for a
 * group of all, and creations at a steady rate.
 */
final class ScimAmongMany implements Phase {

    /** The connection's own, behind all others. */
    private static final int FIRST = 5_000_000;

    private static final int BULK = 500;
    private static final int ROUNDS = 20;
    private static final int PATCHES = 200;
    private static final int PER_SECOND = 100;
    private static final int CREATIONS = 2_000;

    private static final String BULK_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";

    @Override
    public void run(Rig rig, People people, Report<Figure> report)
            throws IOException, InterruptedException {
        List<String> ids = push(rig, people.size());
        String group = groupOf(rig, ids);
        report.put(Figure.FILTER_MS, longest(rig, group, ids));
        report.put(Figure.MEMBER_PATCH_MS, patches(rig, group));
        report.put(Figure.SCIM_P99_MS, creations(rig, Math.min(CREATIONS, people.size())));
    }

    /** Gives the connection as many users, and returns their ids. */
    private static List<String> push(Rig rig, int many) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < many; from += BULK) {
            String operations =
                    IntStream.range(FIRST + from, FIRST + Math.min(from + BULK, many))
                            .mapToObj(
                                    number ->
                                            "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"%d\",\"data\":%s}"
                                                    .formatted(number, People.scim(number)))
                            .collect(Collectors.joining(","));
            rig.scim(
                            "POST",
                            "/Bulk",
                            "{\"schemas\":[\"%s\"],\"Operations\":[%s]}"
                                    .formatted(BULK_SCHEMA, operations),
                            200)
                    .path("Operations")
                    .forEach(
                            one -> {
                                String location = one.path("location").asString();
                                ids.add(location.substring(location.lastIndexOf('/') + 1));
                            });
        }
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%,d users pushed in bulk in %.1f s",
                        many,
                        (System.nanoTime() - begin) / 1e9));
        return ids;
    }

    private static String groupOf(Rig rig, List<String> ids)
            throws IOException, InterruptedException {
        String group =
                rig.scim(
                                "POST",
                                "/Groups",
                                "{\"schemas\":[\"%s\"],\"displayName\":\"All\"}"
                                        .formatted(GROUP_SCHEMA),
                                201)
                        .path("id")
                        .asString();
        for (int from = 0; from < ids.size(); from += BULK) {
            add(rig, group, ids.subList(from, Math.min(from + BULK, ids.size())));
        }
        return group;
    }

    private static void add(Rig rig, String group, List<String> ids)
            throws IOException, InterruptedException {
        String values =
                ids.stream().map("{\"value\":\"%s\"}"::formatted).collect(Collectors.joining(","));
        rig.scim(
                "PATCH",
                "/Groups/" + group + "?excludedAttributes=members",
                "{\"schemas\":[\"%s\"],\"Operations\":[{\"op\":\"Add\",\"path\":\"members\",\"value\":[%s]}]}"
                        .formatted(PATCH_SCHEMA, values),
                204);
    }

    /** The longest of calls as identity systems make them, in milliseconds. */
    private static double longest(Rig rig, String group, List<String> ids)
            throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        int calls = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int number = FIRST + round * 37 % ids.size();
            String id = ids.get(round * 41 % ids.size());
            for (String path :
                    List.of(
                            "/Users?filter="
                                    + encoded("userName eq \"" + People.userName(number) + "\""),
                            "/Users?filter=" + encoded("externalId eq \"id-" + number + "\""),
                            "/Users?filter="
                                    + encoded(
                                            "emails[type eq \"work\"].value eq \""
                                                    + People.userName(number)
                                                    + "\""),
                            "/Users?count=100&filter=" + encoded("userName sw \"person-50\""),
                            "/Users?count=100&filter="
                                    + encoded("name.familyName co \"99\" and active eq true"),
                            "/Users?count=100&startIndex=" + Math.max(1, ids.size() - 100),
                            "/Users?count=100&sortBy=name.familyName",
                            "/Users/" + id,
                            "/Groups/" + group + "?excludedAttributes=members",
                            "/Groups?excludedAttributes=members&filter="
                                    + encoded("displayName eq \"All\""),
                            "/Groups?attributes=id&filter="
                                    + encoded(
                                            "id eq \""
                                                    + group
                                                    + "\" and members eq \""
                                                    + id
                                                    + "\""))) {
                long begin = System.nanoTime();
                latencies.sent(calls, begin);
                rig.scim("GET", path, "", 200);
                long end = System.nanoTime();
                latencies.heard(calls++, end);
                if (round == ROUNDS - 1) {
                    rig.say(String.format(Locale.ROOT, "%.0f ms: %s", (end - begin) / 1e6, path));
                }
            }
        }
        return latencies.percentile(1);
    }

    private static double patches(Rig rig, String group) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        for (int i = 0; i < PATCHES; i++) {
            String id =
                    rig.scim("POST", "/Users", People.scim(FIRST + 2_000_000 + i), 201)
                            .path("id")
                            .asString();
            latencies.sent(i, System.nanoTime());
            add(rig, group, List.of(id));
            latencies.heard(i, System.nanoTime());
        }
        return latencies.percentile(0.99);
    }

    private static double creations(Rig rig, int count) throws InterruptedException {
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = FIRST + 3_000_000 - CREATIONS + i;
                // From when it is due: a call that has to wait for others waits.
                long due = begin + TimeUnit.SECONDS.toNanos(1) * i / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                latencies.sent(number, due);
                calls.add(
                        threads.submit(
                                () -> {
                                    rig.scim("POST", "/Users", People.scim(number), 201);
                                    latencies.heard(number, System.nanoTime());
                                    return null;
                                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A user was not created", e.getCause());
        }
        return latencies.percentile(0.99);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
