package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.AccountSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** GoTo with one licence, 1, whose calls can be held up and looked at from another thread. */
final class BusyGoTo implements GoTo, GoTo.Account {

    static final String LICENCE = "1";

    /** What was called, such as {@code create ann@example.com} or {@code update 7}. */
    final Queue<String> calls = new ConcurrentLinkedQueue<>();

    final AtomicInteger counts = new AtomicInteger();
    volatile int freeSeats = 1;
    volatile boolean countFails;
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final AtomicInteger keys = new AtomicInteger(1000);

    /** From now on such a call is begun, but does not end until released. */
    void hold(String call) {
        held.put(call, new CountDownLatch(1));
    }

    void release(String call) {
        held.getOrDefault(call, new CountDownLatch(1)).countDown();
    }

    @Override
    public SignedIn me() {
        return new SignedIn("1", "admin@example.com", Map.of("9", Set.of("SUPER_USER")));
    }

    @Override
    public GoTo.Account account(String goToAccountKey, Lane lane) {
        return this;
    }

    @Override
    public List<Licence> licences() {
        called("licences");
        counts.incrementAndGet();
        if (countFails) {
            throw new GoToException(
                    new Failure.Transient(
                            Reason.UNAVAILABLE,
                            Optional.of(503),
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
        return List.of(new Licence(LICENCE, List.of("G2M"), 100, freeSeats));
    }

    @Override
    public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
        specs.forEach(spec -> called("create " + spec.email()));
        return specs.stream()
                .map(
                        spec ->
                                new CreationEntry(
                                        Optional.of(spec.email()),
                                        Optional.of(Integer.toString(keys.incrementAndGet()))))
                .toList();
    }

    @Override
    public Optional<KnownAccount> update(String key, Patch patch) {
        called("update " + key);
        return Optional.of(
                OneAccount.holding(
                        patch.licences().orElseGet(TreeSet::new),
                        patch.adminRoles().orElseGet(TreeSet::new),
                        Optional.empty(),
                        List.of()));
    }

    @Override
    public Optional<KnownAccount> user(String key) {
        called("user " + key);
        return Optional.of(
                OneAccount.holding(List.of(), List.of("SUPER_USER"), Optional.empty(), List.of()));
    }

    @Override
    public GoTo.Page users(int offset, int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<KnownAccount> userByEmail(String email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void moveToGroup(String key, String group) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leaveGroup(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void giveLicence(String key, String licence, boolean mail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void takeLicence(String key, String licence, boolean mail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void giveCustomRole(String email, String role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void takeCustomRoles(String email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String key) {
        called("delete " + key);
    }

    private void called(String call) {
        calls.add(call);
        CountDownLatch latch = held.get(call);
        try {
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped while a call was held up");
        }
    }
}
