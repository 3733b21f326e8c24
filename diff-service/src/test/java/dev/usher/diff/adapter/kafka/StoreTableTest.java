package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.policy.Settings;
import java.io.File;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTableTest {

    private KeyValueStore<String, byte[]> store;

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
}
