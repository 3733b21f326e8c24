package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.application.Batch;
import dev.usher.diff.application.Counts;
import dev.usher.diff.application.Glimpse;
import dev.usher.diff.application.Job;
import dev.usher.diff.application.Plan;
import dev.usher.diff.application.Tables;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Situation;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreTableTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private static final Tables.Note FIRST = new Tables.Note("first", List.of());
    private static final Tables.Note SECOND = new Tables.Note("second", List.of());

    private KeyValueStore<String, byte[]> store;
    private StoreTable<Tables.Note> notes;

    @BeforeEach
    void open(@TempDir File directory) {
        store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("table"),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        var context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory);
        store.init(context.getStateStoreContext(), store);
        notes = new StoreTable<>(store, Tables.Note.class);
    }

    @Test
    void readsAMemoryThatAnEarlierVersionStored() {
        store.put(
                "a|1",
                """
                {"bond":{"account":{"value":"1001"}},"flight":null}
                """
                        .getBytes(UTF_8));

        assertThat(new StoreTable<>(store, Memory.class).get("a|1"))
                .isEqualTo(Memory.BLANK.linkedTo(new AccountKey("1001")));
    }

    @Test
    void readsSettingsThatAnEarlierVersionStored() {
        store.put(
                "a",
                """
                {"version":1,"on":true,"goToAccountKey":"357","notification":
                 {"enabled":false,"email":null,"window":"PT1M"},"roles":[],
                 "protectedAccounts":[],"welcomeMail":true,"fullCycle":"PT40M"}
                """
                        .getBytes(UTF_8));

        assertThat(new StoreTable<>(store, Settings.class).get("a"))
                .extracting(Settings::revivedAccounts)
                .isEqualTo(Settings.RevivedAccounts.ADOPT);
    }

    @ParameterizedTest
    @MethodSource
    <V> void readsAsEmptyWhatAnEarlierVersionDidNotStore(Class<V> type, String stored, V read) {
        store.put("a|1", stored.getBytes(UTF_8));

        assertThat(new StoreTable<>(store, type).get("a|1")).isEqualTo(read);
    }

    static Stream<Arguments> readsAsEmptyWhatAnEarlierVersionDidNotStore() {
        UserId user = new UserId(new UUID(0, 1));
        AccountKey key = new AccountKey("1001");
        AccountSpec spec =
                AccountSpec.of("", Map.of(), List.of(), List.of(), Optional.empty(), List.of());
        return Stream.of(
                Arguments.of(
                        Tables.PersonEntry.class,
                        """
                        {"person":{"id":{"value":"%s"},"state":"ACTIVE","profile":{}}}
                        """
                                .formatted(user),
                        new Tables.PersonEntry(
                                new Person(
                                        user,
                                        "",
                                        SourceUser.State.ACTIVE,
                                        new Profile(Map.of()),
                                        Set.of()),
                                List.of())),
                Arguments.of(
                        Tables.AccountEntry.class,
                        """
                        {"account":{"key":{"value":"1001"},"state":{},"observedAt":"%s"}}
                        """
                                .formatted(NOW),
                        new Tables.AccountEntry(
                                new Account(key, false, spec, Set.of(), NOW), List.of())),
                Arguments.of(Memory.class, "{}", Memory.BLANK),
                Arguments.of(Job.class, "{}", Job.NEW),
                Arguments.of(Counts.class, "{}", new Counts(Map.of())),
                Arguments.of(Tables.Holders.class, "{}", new Tables.Holders(List.of(), List.of())),
                Arguments.of(Tables.Note.class, "{}", new Tables.Note("", List.of())),
                Arguments.of(Tables.Planned.class, "{}", new Tables.Planned("", "")));
    }

    @Test
    void readsWhatIsUnderWayThoughAnEarlierVersionStoredLessOfIt() {
        store.put(
                "a",
                """
                {"cycle":{"id":"scan-1","trigger":"SCAN"},
                 "connector":{"healthy":true},
                 "batches":[{"id":"hold","kind":"REMOVAL","phase":"OPEN"}]}
                """
                        .getBytes(UTF_8));
        store.put("b", "{\"id\":\"plan\",\"state\":\"READY\",\"sums\":{}}".getBytes(UTF_8));

        Job job = requireNonNull(new StoreTable<>(store, Job.class).get("a"));
        assertThat(job.cycle()).hasValueSatisfying(it -> assertThat(it.causes()).isEmpty());
        assertThat(job.connector()).hasValueSatisfying(it -> assertThat(it.freeSeats()).isEmpty());
        assertThat(job.batches()).singleElement().extracting(Batch::cursor).isEqualTo("");
        Plan plan = requireNonNull(new StoreTable<>(store, Plan.class).get("b"));
        assertThat(plan.causes()).isEmpty();
        assertThat(plan.sums().outcomes()).isEmpty();
    }

    @Test
    void givesBackAllThatIsRememberedOfAUser() {
        AccountSpec wanted =
                AccountSpec.of(
                        "a@example.com",
                        Map.of("firstName", "A"),
                        List.of("81"),
                        List.of(),
                        Optional.empty(),
                        List.of());
        var flight =
                new Flight(
                        new UUID(0, 1),
                        Action.UPDATE,
                        Lane.BULK,
                        Optional.of(wanted),
                        3,
                        2,
                        Set.of("firstName"),
                        Optional.of(new UUID(0, 2)),
                        NOW,
                        NOW);
        var escrow =
                new Escrow("REFUSED", Optional.of(wanted), 3, 1, NOW, Optional.of(NOW), true, 7);
        Memory memory =
                Memory.BLANK
                        .linkedTo(new AccountKey("1001"))
                        .escrowed(escrow)
                        .sending(flight)
                        .held(new Hold("hold", new Situation("a", "b"), Hold.State.REJECTED, NOW))
                        .removing(NOW);
        Memory lost = memory.bereft().landed().waiting(new Decision.Grace(NOW, true), Lane.BULK);

        assertThat(stored(Memory.class, memory)).isEqualTo(memory);
        assertThat(stored(Memory.class, lost)).isEqualTo(lost);
    }

    @Test
    void storesNothingOfWhatIsEmpty() {
        stored(Memory.class, Memory.BLANK.linkedTo(new AccountKey("1001")));

        assertThat(new String(store.get("a|1"), UTF_8))
                .contains("1001")
                .doesNotContain("null", "flight");
    }

    @Test
    void keepsTheIdOfZeros() {
        Person person =
                new Person(
                        new UserId(new UUID(0, 0)),
                        "ann@example.com",
                        SourceUser.State.ACTIVE,
                        new Profile(Map.of()),
                        Set.of());
        Tables.PersonEntry entry = new Tables.PersonEntry(person, List.of());

        assertThat(stored(Tables.PersonEntry.class, entry)).isEqualTo(entry);
    }

    @Test
    void keepsEmptyValuesOfAttributesSinceTheyClearThem() {
        AccountSpec clearing =
                AccountSpec.of(
                        "a@example.com",
                        Map.of("locale", ""),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of());
        var entry =
                new Tables.AccountEntry(
                        new Account(new AccountKey("1001"), false, clearing, Set.of(), NOW),
                        List.of());

        assertThat(stored(Tables.AccountEntry.class, entry)).isEqualTo(entry);
    }

    @Test
    void doesNotReadAgainWhatWasReadAhead() {
        Glimpse<Tables.Note> glimpse = notes.glimpse();
        store.put("a|1", bytes(FIRST));

        assertThat(glimpse.get("a|1")).isEqualTo(FIRST);
        assertThat(glimpse.get("a|2")).isNull();
        assertThat(glimpse.end()).isTrue();
        store.put("a|1", bytes(SECOND));
        store.put("a|2", bytes(SECOND));

        assertThat(notes.get("a|1")).isEqualTo(FIRST);
        assertThat(notes.get("a|2")).isNull();
    }

    @Test
    void doesNotReadAgainWhatWasReadAheadTogether() {
        store.put("a|1", bytes(FIRST));
        Glimpse<Tables.Note> glimpse = notes.glimpse();
        glimpse.expect(List.of("a|0", "a|1", "a|2"));

        assertThat(glimpse.end()).isTrue();
        store.delete("a|1");
        store.put("a|2", bytes(SECOND));

        assertThat(notes.get("a|0")).isNull();
        assertThat(notes.get("a|1")).isEqualTo(FIRST);
        assertThat(notes.get("a|2")).isNull();
    }

    @Test
    void givesBackWhatWasWrittenSinceTheLookBegan() {
        store.put("a|1", bytes(FIRST));
        store.put("a|2", bytes(FIRST));
        Glimpse<Tables.Note> glimpse = notes.glimpse();
        glimpse.get("a|1");
        glimpse.get("a|2");
        glimpse.get("a|3");

        notes.put("a|1", SECOND);
        notes.delete("a|2");
        notes.put("a|3", SECOND);
        assertThat(glimpse.end()).isFalse();
        forgetRecent(notes);

        assertThat(notes.get("a|1")).isEqualTo(SECOND);
        assertThat(notes.get("a|2")).isNull();
        assertThat(notes.get("a|3")).isEqualTo(SECOND);
    }

    @Test
    void givesBackWhatIsWrittenAfterTheLook() {
        store.put("a|1", bytes(FIRST));
        store.put("a|2", bytes(FIRST));
        Glimpse<Tables.Note> glimpse = notes.glimpse();
        glimpse.get("a|1");
        glimpse.get("a|2");
        assertThat(glimpse.end()).isTrue();

        notes.put("a|1", SECOND);
        notes.delete("a|2");
        notes.flush();
        forgetRecent(notes);

        assertThat(notes.get("a|1")).isEqualTo(SECOND);
        assertThat(notes.get("a|2")).isNull();
    }

    @Test
    void doesNotUseALookSinceWhichVeryMuchWasWritten() {
        Glimpse<Tables.Note> glimpse = notes.glimpse();
        glimpse.get("a|1");
        glimpse.get("a|2");
        notes.put("a|1", SECOND);
        for (int other = 0; other < 2_000; other++) {
            notes.put("other|" + other, SECOND);
        }
        store.put("a|2", bytes(FIRST));

        assertThat(glimpse.end()).isFalse();
        assertThat(notes.get("a|1")).isEqualTo(SECOND);
        assertThat(notes.get("a|2")).isEqualTo(FIRST);
    }

    @Test
    void looksAtTheNextOnes() {
        notes.put("a|1", FIRST);
        notes.put("a|2", SECOND);
        notes.put("b|1", FIRST);

        assertThat(notes.glimpse().after("a|", "1", 5)).containsExactly(SECOND);
    }

    @Test
    void doesNotReadTheNextOnesAgain() {
        notes.put("a|1", FIRST);
        notes.flush();
        forgetRecent(notes);
        Glimpse<Tables.Note> glimpse = notes.glimpse();
        glimpse.after("a|", "", 5);

        assertThat(glimpse.end()).isTrue();
        store.delete("a|1");

        assertThat(notes.get("a|1")).isEqualTo(FIRST);
    }

    @Test
    void writesAllOfOneInputTogether() {
        store.put("a|2", bytes(FIRST));

        notes.put("a|1", FIRST);
        notes.put("a|1", SECOND);
        notes.delete("a|2");
        assertThat(store.get("a|1")).isNull();
        assertThat(store.get("a|2")).isNotNull();
        notes.flush();

        assertThat(store.get("a|1")).asString(UTF_8).contains("second");
        assertThat(store.get("a|2")).isNull();
        store.delete("a|1");
        notes.flush();
        assertThat(store.get("a|1")).isNull();
    }

    @Test
    void readsWhatWasWrittenJustNow() {
        store.put("a|2", bytes(FIRST));
        store.put("a|3", bytes(FIRST));
        Runnable write =
                () -> {
                    notes.put("a|1", FIRST);
                    notes.put("a|2", SECOND);
                    notes.delete("a|3");
                };

        write.run();
        forgetRecent(notes);
        assertThat(notes.get("a|1")).isEqualTo(FIRST);
        assertThat(notes.get("a|2")).isEqualTo(SECOND);
        assertThat(notes.get("a|3")).isNull();
        assertThat(notes.startingWith("a|", 5)).containsExactly(FIRST, SECOND);
        write.run();
        assertThat(notes.after("a|", "", 5)).containsExactly(FIRST, SECOND);
        write.run();
        assertThat(notes.keys()).containsExactly("a|1", "a|2");
        write.run();
        assertThat(notes.glimpse().get("a|2")).isEqualTo(SECOND);
    }

    private <V> V stored(Class<V> type, V value) {
        StoreTable<V> table = new StoreTable<>(store, type);
        table.put("a|1", value);
        table.flush();
        return requireNonNull(new StoreTable<>(store, type).get("a|1"));
    }

    private static byte[] bytes(Tables.Note note) {
        return "{\"subject\":\"%s\"}".formatted(note.subject()).getBytes(UTF_8);
    }

    private static void forgetRecent(StoreTable<?> table) {
        for (int other = 0; other < 1_000; other++) {
            table.get("other|" + other);
        }
    }

    @Test
    void givesBackWhatTheGuardHolds() {
        Job job =
                new Job(
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new Batch(
                                        "hold",
                                        Batch.Kind.REMOVAL,
                                        Batch.Phase.OPEN,
                                        true,
                                        NOW,
                                        NOW,
                                        HoldReason.CHANGED_WHILE_HELD,
                                        3,
                                        4,
                                        5,
                                        "",
                                        "")),
                        Optional.of("357"));

        assertThat(stored(Job.class, job)).isEqualTo(job);
    }

    @Test
    void givesBackAPlan() {
        Plan plan =
                new Plan(
                        "p1",
                        Plan.State.READY,
                        Settings.defaults("357", List.of()),
                        3,
                        true,
                        List.of("event"),
                        "cursor",
                        2,
                        1,
                        new Plan.Sums(Map.of(Forecast.Outcome.CREATE, 2), Map.of("81", 2), 1, true),
                        Optional.of("No."));

        assertThat(stored(Plan.class, plan)).isEqualTo(plan);
    }
}
