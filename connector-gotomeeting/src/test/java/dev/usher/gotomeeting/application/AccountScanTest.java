package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountScanTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private Instant now = START;
    private final ListedGoTo goTo = new ListedGoTo();
    private final RecordingFeed feed = new RecordingFeed();
    private final Roster roster = new Roster("gotomeeting", feed);
    private final AccountScan scan =
            new AccountScan(
                    "gotomeeting",
                    roster,
                    feed,
                    new BackOff(2, Duration.ZERO, Duration.ofMillis(1)),
                    () -> now);

    @Test
    void tellsEachAccountOnceAndThenOnlyWhatChanged() throws Exception {
        populate(450);

        assertThat(scan().count()).isEqualTo(450);
        assertThat(feed.toldKeys()).hasSize(450).doesNotHaveDuplicates();

        scan();
        assertThat(feed.toldKeys()).isEmpty();
        assertThat(feed.gone).isEmpty();
    }

    @Test
    void findsEveryDrift() throws Exception {
        populate(1);
        scan();
        KnownAccount plain = account(0);
        NavigableSet<String> other = new TreeSet<>(Set.of("9"));
        List<KnownAccount> drifts =
                List.of(
                        copy(plain, "new@example.com", Map.of(), other, other, Optional.empty()),
                        copy(plain, "e0@example.com", Map.of(), other, other, Optional.empty()),
                        copy(
                                plain,
                                "e0@example.com",
                                Map.of("lastName", "Ng"),
                                other,
                                other,
                                Optional.empty()),
                        copy(
                                plain,
                                "e0@example.com",
                                Map.of("lastName", "Ng"),
                                other,
                                other,
                                Optional.of("5")),
                        copy(
                                plain,
                                "e0@example.com",
                                Map.of("lastName", "Ng"),
                                new TreeSet<>(),
                                other,
                                Optional.of("5")),
                        copy(
                                plain,
                                "e0@example.com",
                                Map.of("lastName", "Ng"),
                                new TreeSet<>(),
                                new TreeSet<>(),
                                Optional.of("5")));
        feed.told.clear();

        for (KnownAccount drift : drifts) {
            goTo.accounts.put("0", drift);
            scan();
            assertThat(feed.toldKeys()).containsExactly("0");
        }
    }

    @Test
    void looksAtAMissingAccountBeforeItIsGone() throws Exception {
        populate(20);
        scan();
        goTo.accounts.remove("7");
        goTo.lists = key -> !key.equals("8");

        ScanSummary summary = scan();

        assertThat(feed.gone).containsExactly("7");
        assertThat(summary.gone()).isEqualTo(1);
        assertThat(summary.suspicious()).isFalse();
        scan();
        assertThat(feed.gone).containsExactly("7");
    }

    @Test
    void losesNobodyWhenTheListMovesUpWhileItIsRead() throws Exception {
        populate(1000);
        scan();
        AtomicInteger deleted = new AtomicInteger();
        goTo.afterPage = () -> goTo.accounts.remove(Integer.toString(deleted.getAndAdd(1)));

        scan();
        scan();

        assertThat(feed.gone)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(goTo.accounts).doesNotContainKey(key));
        goTo.afterPage = () -> {};
        scan();
        assertThat(feed.gone).hasSize(deleted.get()).doesNotHaveDuplicates();
    }

    @Test
    void losesNobodyWhenManyAreDeletedInTwoScansRunning() throws Exception {
        populate(2000);
        scan();
        AtomicInteger deleted = new AtomicInteger();
        goTo.afterPage =
                () -> {
                    for (int i = 0; i < 60; i++) {
                        goTo.accounts.remove(Integer.toString(deleted.getAndIncrement()));
                    }
                };

        scan();
        scan();
        scan();

        assertThat(feed.gone).allSatisfy(key -> assertThat(goTo.accounts).doesNotContainKey(key));
    }

    @Test
    void findsWhoComesWhileTheListIsRead() throws Exception {
        populate(400);
        AtomicInteger next = new AtomicInteger(400);
        goTo.afterPage =
                () -> {
                    if (next.get() < 410) {
                        int number = next.getAndIncrement();
                        goTo.accounts.put(Integer.toString(number), account(number));
                    }
                };

        scan();
        goTo.afterPage = () -> {};
        scan();

        assertThat(feed.toldKeys()).hasSize(goTo.accounts.size()).doesNotHaveDuplicates();
    }

    @Test
    void believesAGreatLossOnlyWhenRepeated() throws Exception {
        populate(100);
        scan();
        goTo.accounts.keySet().removeIf(key -> Integer.parseInt(key) >= 50);

        assertThat(scan().suspicious()).isTrue();
        assertThat(feed.gone).isEmpty();

        assertThat(scan().suspicious()).isFalse();
        assertThat(feed.gone).hasSize(50);
    }

    @Test
    void neverBelievesAListThatLeavesOutWhoIsThere() throws Exception {
        populate(1000);
        scan();
        goTo.lists = key -> Integer.parseInt(key) < 100;

        for (int i = 0; i < 4; i++) {
            assertThat(scan().suspicious()).isTrue();
        }

        assertThat(feed.gone).isEmpty();
        goTo.lists = _ -> true;
        assertThat(scan().suspicious()).isFalse();
    }

    @Test
    void looksAtABoundedNumberAndBelievesTheRestOnlyWhenNoneOfThemWasThere() throws Exception {
        populate(5000);
        scan();
        goTo.lists = key -> Integer.parseInt(key) < 4200;

        scan();
        assertThat(goTo.read).isEqualTo(500);
        scan();
        assertThat(feed.gone).isEmpty();

        goTo.accounts.keySet().removeIf(key -> Integer.parseInt(key) >= 4200);
        scan();
        scan();
        assertThat(feed.gone).hasSize(800);
    }

    @Test
    void tellsNobodyGoneWhenItIsInterruptedByAFailure() throws Exception {
        populate(1000);
        scan();
        goTo.accounts.remove("3");
        AtomicInteger pages = new AtomicInteger();
        goTo.afterPage =
                () -> {
                    if (pages.incrementAndGet() >= 3) {
                        throw new GoToException(unavailable());
                    }
                };

        assertThatThrownBy(this::scan).isInstanceOf(GoToException.class);
        assertThat(feed.gone).isEmpty();

        goTo.afterPage = () -> {};
        assertThat(scan().count()).isEqualTo(999);
        assertThat(feed.gone).containsExactly("3");
    }

    @Test
    void givesUpAListThatDoesNotGoOn() {
        populate(1000);

        goTo.offsets = _ -> 0;
        assertUnreadable();

        goTo.offsets = offset -> offset;
        goTo.totals = total -> total + 1;
        assertUnreadable();
        assertThat(feed.scans).isEmpty();
    }

    @Test
    void losesNobodyToATotalThatIsTooSmall() throws Exception {
        populate(1000);
        scan();
        goTo.totals = _ -> 300;

        assertThat(scan().suspicious()).isTrue();
        scan();
        scan();

        assertThat(feed.gone).isEmpty();
    }

    @Test
    void goesOnWithoutAUserItCannotReadWhoIsNeitherSeenNorGone() throws Exception {
        populate(400);
        scan();
        feed.toldKeys();
        goTo.unreadable = "7"::equals;
        goTo.accounts.put("300", drifted("300"));
        goTo.accounts.remove("9");

        for (int i = 0; i < 3; i++) {
            ScanSummary summary = scan();
            assertThat(summary.unreadable()).isEqualTo(1);
            assertThat(summary.suspicious()).isFalse();
        }

        assertThat(feed.toldKeys()).containsExactly("300");
        assertThat(feed.gone).containsExactly("9");
    }

    @Test
    void tellsNobodyGoneWhoMayBeTheUserWithoutAReadableKey() throws Exception {
        populate(400);
        scan();
        goTo.unreadable = key -> Set.of("7", "8").contains(key);
        goTo.keysUnreadable = true;
        goTo.accounts.remove("9");

        for (int i = 0; i < 3; i++) {
            assertThat(scan().unreadable()).isEqualTo(2);
        }

        assertThat(feed.gone).containsExactly("9");
        goTo.unreadable = _ -> false;
        assertThat(scan().unreadable()).isZero();
        assertThat(feed.gone).containsExactly("9");
    }

    @Test
    void givesUpAListOfWhichMuchCannotBeRead() throws Exception {
        populate(400);
        scan();
        goTo.unreadable = key -> Integer.parseInt(key) % 4 == 0;

        assertUnreadable();

        assertThat(feed.gone).isEmpty();
        assertThat(feed.scans).hasSize(1);
    }

    @Test
    void leavesOutWhatTheListMayNotKnowYet() throws Exception {
        populate(3);
        scan();
        now = now.plusSeconds(60);
        roster.wrote(copy(account(0), "n@example.com", Map.of(), none(), none(), Optional.empty()))
                .get();
        roster.gone("1", now).get();
        feed.told.clear();
        now = now.plusSeconds(60);

        scan();
        assertThat(feed.toldKeys()).isEmpty();

        now = now.plusSeconds(600);
        populate(3);
        scan();
        assertThat(feed.toldKeys()).containsExactly("0", "1");
    }

    @Test
    void leavesOutWhatWasWrittenShortlyBeforeTheRestart() throws Exception {
        populate(3);
        roster.restore("0", Optional.of(account(0)));
        roster.restore("1", Optional.of(account(1)));
        roster.restoreWrite("0", now.minusSeconds(60));
        roster.restoreWrite("1", now.minusSeconds(301));
        roster.restoreWrite("2", now.minusSeconds(60));
        goTo.accounts.replaceAll(
                (_, account) ->
                        copy(account, "n@example.com", Map.of(), none(), none(), Optional.empty()));

        scan();

        assertThat(feed.toldKeys()).containsExactly("1");
        assertThat(feed.gone).isEmpty();
    }

    @Test
    void missesNobodyWhoWasGoneBeforeTheRestart() throws Exception {
        roster.restore("5", Optional.of(account(5)));
        roster.restore("5", Optional.empty());

        scan();

        assertThat(feed.gone).isEmpty();
        assertThat(goTo.read).isZero();
    }

    @Test
    void doesNotMissWhomItHasJustCreated() throws Exception {
        populate(3);
        scan();
        now = now.plusSeconds(60);
        roster.wrote(account(77)).get();

        scan();

        assertThat(feed.gone).isEmpty();
        assertThat(goTo.read).isZero();
    }

    @Test
    void tellsAgainWhatKafkaDidNotTake() throws Exception {
        populate(3);
        feed.away = true;
        assertThatThrownBy(this::scan).isInstanceOf(ExecutionException.class);

        feed.away = false;
        scan();
        assertThat(feed.toldKeys()).containsExactly("0", "1", "2");

        goTo.accounts.remove("1");
        feed.away = true;
        assertThatThrownBy(this::scan).isInstanceOf(ExecutionException.class);
        feed.away = false;
        scan();
        assertThat(feed.gone).containsExactly("1");
    }

    private void assertUnreadable() {
        assertThatThrownBy(this::scan)
                .isInstanceOfSatisfying(
                        GoToException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(Reason.UNREADABLE_ANSWER));
    }

    private ScanSummary scan() throws Exception {
        now = now.plusSeconds(1);
        return scan.run(goTo);
    }

    private void populate(int count) {
        for (int i = 0; i < count; i++) {
            goTo.accounts.put(Integer.toString(i), account(i));
        }
    }

    private KnownAccount account(int number) {
        return new KnownAccount(
                Integer.toString(number),
                "e" + number + "@example.com",
                new TreeMap<>(Map.of("firstName", "Ann")),
                KnownAccount.Status.ACTIVE,
                none(),
                none(),
                none(),
                Optional.empty(),
                none(),
                none(),
                now);
    }

    private KnownAccount copy(
            KnownAccount account,
            String email,
            Map<String, String> attributes,
            NavigableSet<String> licences,
            NavigableSet<String> roles,
            Optional<String> group) {
        return new KnownAccount(
                account.key(),
                email,
                new TreeMap<>(attributes),
                account.status(),
                licences,
                account.products(),
                roles,
                group,
                account.customRoles(),
                account.readOnly(),
                now.plusSeconds(2));
    }

    private KnownAccount drifted(String key) {
        return copy(
                account(Integer.parseInt(key)),
                "drifted@example.com",
                Map.of(),
                none(),
                none(),
                Optional.empty());
    }

    private static NavigableSet<String> none() {
        return new TreeSet<>();
    }

    private static Failure unavailable() {
        return new Failure.Transient(
                Reason.UNAVAILABLE, Optional.of(503), Optional.empty(), Optional.empty(), true);
    }
}
