package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.Standing;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir Path folder;

    @Test
    void bringsEverythingBack() {
        List<GoToUser> users;
        try (GoToSimulator first = start()) {
            GroupKey sales = first.addGroup("Sales");
            first.addUser(
                    Seed.of("zoë@example.com", "Zoë", "O'Neil \"Z\"")
                            .licensed(AccountSetup.gotomeeting(1).key())
                            .admin("RUN_REPORTS")
                            .in(first.addGroup("Paris", sales))
                            .seen(SignIn.LONG_AGO));
            GoToUser bob = first.addUser(Seed.of("bob@example.com", "Bob", "Jones"));
            first.lock(bob.key(), Standing.Lock.EMAIL);
            first.elsewhere("tom@example.org");
            first.addUser(Seed.of("tom@example.org", "Tom", "Hill"));
            try (Client client = new Client(first).signedIn()) {
                client.put(
                        "rolesets/4400000000000000011/users?filter=email%20eq%20%22bob@example.com%22",
                        "");
            }
            users = first.users();
        }

        try (GoToSimulator second = start()) {
            assertThat(second.users()).isEqualTo(users);
            assertThat(second.user("bob@example.com").orElseThrow().holdings().roleSets())
                    .hasSize(1);
            assertThat(second.groups()).hasSize(2);
            assertThat(second.licenses().getFirst().holders()).hasSize(1);
        }
    }

    @Test
    void remembersDeletedUsersAndNeverGivesAKeyTwice() {
        String deleted;
        try (GoToSimulator first = start();
                Client client = new Client(first).signedIn()) {
            deleted = first.addUser(Seed.of("ann@example.com", "Ann", "Hall")).key().value();
            client.delete("users/" + deleted);
            client.delete("groups/" + first.addGroup("Sales"));
        }

        try (GoToSimulator second = start()) {
            assertThat(second.users()).hasSize(1);
            assertThat(second.addUser(Seed.of("new@example.com", "N", "N")).key().value())
                    .isNotEqualTo(deleted);
            assertThat(second.addUser(Seed.of("ann@example.com", "Ann", "Hall")).key().value())
                    .isEqualTo(deleted);
        }
    }

    @Test
    void forgetsEverythingWhenReset() {
        try (GoToSimulator first = start()) {
            first.addUser(Seed.of("ann@example.com", "Ann", "Hall"));
            first.reset();
            first.addGroup("Sales");
        }

        try (GoToSimulator second = start()) {
            assertThat(second.users()).hasSize(1);
            assertThat(second.groups()).hasSize(1);
        }
    }

    @Test
    void isReadableWithoutAClosingAsAfterAKill() throws IOException {
        try (GoToSimulator running = start()) {
            running.addUser(Seed.of("ann@example.com", "Ann", "Hall"));
            Path copy = folder.resolve("copy");
            Files.copy(file(), copy);
            Files.writeString(copy, "{\"change\":\"user sa", StandardOpenOption.APPEND);

            try (GoToSimulator afterwards = start(copy)) {
                assertThat(afterwards.users()).isEqualTo(running.users());
            }
        }
    }

    @Test
    void holdsOneLinePerThingAfterARestart() throws IOException {
        try (GoToSimulator first = start()) {
            GoToUser user = first.addUser(Seed.of("ann@example.com", "Ann", "Hall"));
            first.seen(user.key(), SignIn.RECENT);
            first.seen(user.key(), SignIn.LONG_AGO);
        }

        start().close();

        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void isRefusedWithTheLineThatCannotBeUnderstood() throws IOException {
        Files.writeString(file(), "{\"change\":\"group deleted\",\"key\":\"1\"}\nnonsense\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining(file().toString());
    }

    private GoToSimulator start() {
        return start(file());
    }

    private Path file() {
        return folder.resolve("state.jsonl");
    }

    private static GoToSimulator start(Path file) {
        return GoToSimulator.start(SimulatorOptions.defaults().withStateFile(file));
    }
}
