package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Credentials;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs a simulator until it is stopped. */
@Command(
        name = "simulator-gotomeeting",
        description = "Imitates GoTo's token endpoint and Admin API on the loopback interface.",
        footer = {
            "",
            "Secrets come from the environment, from variables that begin with",
            "USHER_SIMULATOR_ and end with CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN,",
            "PERSONAL_ACCESS_TOKEN, PASSWORD or TOKEN (of the pages under /simulator).",
            "Those not given are made up. Once it listens, it prints its addresses and secrets as",
            "one line of JSON."
        })
public final class SimulatorProgram implements Callable<Integer> {

    private static final String ENVIRONMENT = "USHER_SIMULATOR_";

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            description = "port on 127.0.0.1; 0 for a free one (${DEFAULT-VALUE})")
    private int port = 0;

    @Option(names = "--seats", description = "seats of GoToMeeting (${DEFAULT-VALUE})")
    private int seats = 100;

    @Option(
            names = "--rate",
            description =
                    "requests per second and API before 429; 0 for no limit (${DEFAULT-VALUE})")
    private int rate = Behaviour.DEFAULT.number(Switch.REQUESTS_PER_SECOND);

    @Option(names = "--retry-after", description = "send Retry-After with 429")
    private boolean retryAfter = false;

    @Option(names = "--rotate-refresh-tokens", description = "make refresh tokens work once")
    private boolean rotateRefreshTokens = false;

    @Option(
            names = "--webinar-seats",
            description = "seats of GoToWebinar, if it is to be there (${DEFAULT-VALUE})")
    private int webinarSeats = 0;

    @Option(names = "--users", description = "made-up users at the start (${DEFAULT-VALUE})")
    private int users = 0;

    @Option(
            names = "--set",
            paramLabel = "<switch=value>",
            description = "sets a switch; may be given several times, see --switches")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--switches", description = "list the switches and stop")
    private boolean switches = false;

    @Option(names = "--state", description = "file in which the account survives a restart")
    private @Nullable Path state;

    /** Starts with the command line's options and returns when the process is told to stop. */
    public static void main(String[] arguments) {
        CommandLine program = new CommandLine(new SimulatorProgram());
        program.getCommandSpec()
                .addOption(
                        OptionSpec.builder("--help")
                                .usageHelp(true)
                                .description("show this and stop")
                                .build());
        System.exit(program.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (switches) {
            listSwitches();
            return 0;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (GoToSimulator simulator = GoToSimulator.start(options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            furnish(simulator);
            print(simulator);
            stopped.await();
            return 0;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            terminal().getErr().println(e.getMessage());
            return 1;
        }
    }

    private SimulatorOptions options() {
        Behaviour behaviour =
                Behaviour.DEFAULT
                        .withRate(rate)
                        .withRetryAfter(retryAfter)
                        .withRotation(rotateRefreshTokens);
        for (Map.Entry<String, String> one : set.entrySet()) {
            behaviour = behaviour.with(Switch.named(one.getKey()), one.getValue());
        }
        return new SimulatorOptions(
                port,
                InstantSource.system(),
                account(),
                credentials(),
                behaviour,
                Optional.ofNullable(state));
    }

    private AccountSetup account() {
        License meeting = AccountSetup.gotomeeting(seats);
        return webinarSeats == 0
                ? AccountSetup.DEFAULT.withLicenses(meeting)
                : AccountSetup.DEFAULT.withLicenses(
                        meeting, AccountSetup.gotowebinar(webinarSeats));
    }

    /** Adds the made-up users that are not there yet. */
    private void furnish(GoToSimulator simulator) {
        for (int i = 1; i <= users; i++) {
            String email = "user" + i + "@example.com";
            if (simulator.user(email).isEmpty()) {
                simulator.addUser(Seed.of(email, "First" + i, "Last" + i));
            }
        }
    }

    private void listSwitches() {
        for (Switch one : Switch.values()) {
            terminal()
                    .getOut()
                    .printf(
                            "%s=%s (%s): %s%n",
                            one.key(), one.standard(), one.allowed(), one.meaning());
        }
    }

    private static Credentials credentials() {
        return new Credentials(
                secret("CLIENT_ID"),
                secret("CLIENT_SECRET"),
                secret("PERSONAL_ACCESS_TOKEN"),
                secret("REFRESH_TOKEN"),
                secret("PASSWORD"),
                secret("TOKEN"));
    }

    private static String secret(String name) {
        return Optional.ofNullable(System.getenv(ENVIRONMENT + name))
                .filter(value -> !value.isBlank())
                .orElseGet(Credentials::secret);
    }

    private void print(GoToSimulator simulator) {
        Credentials credentials = simulator.options().credentials();
        Map<String, String> started = new LinkedHashMap<>();
        started.put("baseUrl", simulator.baseUrl().toString());
        started.put("tokenUrl", simulator.tokenUrl().toString());
        started.put("accountKey", simulator.options().account().key());
        started.put("clientId", credentials.clientId());
        started.put("clientSecret", credentials.clientSecret());
        started.put("personalAccessToken", credentials.personalAccessToken());
        started.put("refreshToken", credentials.refreshToken());
        started.put("userName", simulator.options().account().administratorEmail());
        started.put("password", credentials.password());
        started.put("simulatorToken", credentials.simulatorToken());
        PrintWriter out = terminal().getOut();
        out.println(JsonMapper.shared().writeValueAsString(started));
        out.flush();
    }

    private CommandLine terminal() {
        return Optional.ofNullable(spec).orElseThrow().commandLine();
    }
}
