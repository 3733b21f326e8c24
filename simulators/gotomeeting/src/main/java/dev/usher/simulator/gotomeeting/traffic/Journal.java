package dev.usher.simulator.gotomeeting.traffic;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls that came. A call is in here before its answer leaves. Calls themselves are kept up to
 * {@value #KEPT}, the oldest go first; the totals count all. Safe for use by several threads.
 */
public final class Journal {

    static final int KEPT = 100_000;

    private final Deque<Call> calls = new ArrayDeque<>();
    private final SortedMap<Integer, Long> byStatus = new TreeMap<>();
    private long completed;
    private long writes;
    private long tokens;

    /** Records a call that was just completed. */
    public synchronized void add(
            Instant at,
            Request request,
            int status,
            List<Touched> touched,
            List<String> mails,
            boolean mailSuppressed,
            boolean disturbed) {
        completed++;
        if (request.api() == Api.AUTHENTICATION) {
            tokens++;
        } else {
            byStatus.merge(status, 1L, Long::sum);
        }
        if (request.write()) {
            writes++;
        }
        calls.addLast(
                new Call(
                        completed, at, request, status, touched, mails, mailSuppressed, disturbed));
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The newest calls, the newest first. */
    public synchronized List<Call> latest(int count) {
        return calls.reversed().stream().limit(count).toList();
    }

    /** Calls to the APIs that were meant to change something, refused ones included. */
    public List<Call> writes() {
        return calls().stream().filter(Call::write).toList();
    }

    /** Writes about the user with this key or address. */
    public List<Call> writesTo(String keyOrEmail) {
        return writes().stream()
                .filter(
                        call ->
                                call.touched().stream()
                                        .anyMatch(
                                                user ->
                                                        keyOrEmail.equals(user.key())
                                                                || keyOrEmail.equalsIgnoreCase(
                                                                        user.email())))
                .toList();
    }

    public synchronized Totals totals() {
        long admin = completed - tokens;
        return new Totals(admin, admin - writes, writes, tokens, byStatus);
    }

    public synchronized void clear() {
        calls.clear();
        byStatus.clear();
        completed = 0;
        writes = 0;
        tokens = 0;
    }
}
