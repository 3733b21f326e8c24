package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.client.AssignmentApi;
import dev.usher.local.client.ProvisioningLog;
import dev.usher.local.company.Company;
import dev.usher.local.demo.Demo;
import dev.usher.local.demo.DemoReport;
import dev.usher.local.demo.Settling;
import dev.usher.local.machine.DataFolder;
import dev.usher.local.machine.Machine;
import dev.usher.local.machine.MachineOptions;
import dev.usher.local.machine.Ports;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One system, told as a story: it takes the sample company, and is killed part by part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NullUnmarked // fields are set before the first test
class WholeSystemIT {

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final Company company = Company.sample();
    private final long started = System.nanoTime();
    private Path data;
    private Machine machine;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        Path project = Path.of("..").toAbsolutePath().normalize();
        machine =
                Machine.start(
                        new MachineOptions(
                                project,
                                data,
                                false,
                                Ports.free(),
                                company.bought(),
                                company::furnish,
                                Duration.ofSeconds(2),
                                System.err::println,
                                _ -> {}));
    }

    @AfterAll
    void stop() {
        machine.close();
    }

    @Test
    @Order(1)
    void endsEveryoneAsTheFileStates() throws Exception {
        DemoReport report = new Demo(machine, company, System.err::println).run(started);

        assertThat(report.deviations()).isEmpty();
        assertThat(report.http429()).isZero();
    }

    @Test
    @Order(2)
    void losesAndDoublesNothingWhenEachServiceIsKilled() throws Exception {
        AssignmentApi api = api();
        int number = 0;
        for (String service : Machine.services()) {
            for (int i = 0; i < 3; i++) {
                join(api, number++);
            }
            kill(service);
            if (!service.equals("assignment-service")) {
                for (int i = 0; i < 3; i++) {
                    join(api, number++);
                }
            }
            awaitBack(service);
        }
        settle();

        for (int i = 0; i < number; i++) {
            String email = email(i);
            assertThat(machine.goTo().user(email))
                    .hasValueSatisfying(user -> assertThat(user.licenseKeys()).hasSize(1));
            assertThat(machine.goTo().journal().writesTo(email))
                    .filteredOn(call -> changes(call, email))
                    .hasSize(1);
        }
    }

    @Test
    @Order(3)
    void decidesTheSameWithoutItsLocalState() throws Exception {
        long writes = machine.goTo().journal().totals().writes();
        int mails = machine.mails().size();

        kill("diff-service");
        DataFolder.delete(data.resolve("diff-state"));
        awaitBack("diff-service");
        settle();

        assertThat(machine.goTo().journal().totals().writes()).isEqualTo(writes);
        assertThat(machine.mails()).hasSize(mails);
    }

    @Test
    @Order(4)
    void losesAndDoublesNothingWhenTheConnectorIsKilledBetweenCommitAndAnswer() throws Exception {
        List<String> people =
                IntStream.range(0, 30).mapToObj("batched%d@example.com"::formatted).toList();
        machine.goTo()
                .inject(
                        Fault.delayAfterwards(Duration.ofMinutes(1))
                                .on(call -> call.method().equals("POST"))
                                .always());
        api().importLines(
                        people.stream()
                                .map(WholeSystemIT::joining)
                                .collect(Collectors.joining("\n", "", "\n")));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> people.stream().anyMatch(this::created));

        kill("connector-gotomeeting");
        machine.goTo().clearFaults();
        awaitBack("connector-gotomeeting");
        settle();

        assertThat(people)
                .allSatisfy(
                        email -> {
                            assertThat(machine.goTo().user(email))
                                    .hasValueSatisfying(
                                            user -> assertThat(user.licenseKeys()).hasSize(1));
                            assertThat(machine.goTo().journal().writesTo(email))
                                    .filteredOn(call -> makes(call, email))
                                    .hasSize(1);
                        });
        assertThat(
                        new ProvisioningLog(machine.console(), machine.secrets().consoleToken())
                                .entries())
                .filteredOn(entry -> people.contains(entry.userName()))
                .extracting(ProvisioningLog.Entry::outcome)
                .hasSizeGreaterThanOrEqualTo(people.size())
                .doesNotContain("PENDING");
    }

    private boolean created(String email) {
        return machine.goTo().journal().writesTo(email).stream()
                .anyMatch(call -> makes(call, email));
    }

    /** Whether the call made an account for this address, whoever heard of it. */
    private static boolean makes(Call call, String email) {
        return call.request().method().equals("POST") && changes(call, email);
    }

    /**
     * Whether the call did something to this address; a repeated creation finds it there and does
     * nothing.
     */
    private static boolean changes(Call call, String email) {
        return call.done()
                && call.touched().stream()
                        .anyMatch(user -> user.key() != null && email.equals(user.email()));
    }

    private static String joining(String email) {
        return """
        {"kind": "user", "userName": "%1$s", "attributes": {"mail": "%1$s", "givenName": "Bea", "surname": "Batched"}}
        {"kind": "assignment", "user": "%1$s", "role": "GoToMeeting User"}\
        """
                .formatted(email);
    }

    private AssignmentApi api() {
        return new AssignmentApi(machine.assignment(), machine.secrets().assignmentToken());
    }

    private void settle() throws Exception {
        try (Settling settling = new Settling(machine)) {
            assertThat(settling.await(SETTLED_WITHIN, () -> "")).isEmpty();
        }
    }

    private void kill(String service) {
        ProcessHandle killed = machine.process(service).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
    }

    private void awaitBack(String service) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> machine.process(service).isPresent() && machine.ready(service));
    }

    private static void join(AssignmentApi api, int number)
            throws IOException, InterruptedException {
        api.putUser(
                Map.of(
                        "userName",
                        email(number),
                        "attributes",
                        Map.of("mail", email(number), "givenName", "Joy", "surname", "Joiner")));
        api.assign(email(number), "GoToMeeting User");
    }

    private static String email(int number) {
        return "joiner" + number + "@example.com";
    }
}
