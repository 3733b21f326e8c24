package dev.usher.gotomeeting.config;

import dev.usher.gotomeeting.adapter.admin.Http;
import dev.usher.gotomeeting.adapter.admin.Probe;
import dev.usher.gotomeeting.adapter.admin.ProbeReport;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Looks at a GoTo account without changing anything, with the settings of the service, and without
 * Kafka.
 */
public final class ProbeProgram {

    private static final double CALLS_PER_SECOND = 2;

    /** Binds the settings. */
    @EnableConfigurationProperties(GoToMeetingProperties.class)
    static class Bound {}

    private ProbeProgram() {}

    /**
     * Runs the probe.
     *
     * @param arguments settings as {@code --name=value}; {@code --application}, {@code
     *     --account-key} and {@code --recording} are the probe's own
     * @return the exit code: 0 when GoTo could be looked at
     */
    public static int run(String[] arguments, PrintStream out) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Bound.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .properties(Map.of("logging.level.root", "warn"))
                        .run(arguments)) {
            var environment = context.getEnvironment();
            Path file = Path.of(environment.getProperty("recording", "goto-recording.json"));
            ProbeReport report =
                    probe(
                            context.getBean(GoToMeetingProperties.class),
                            environment.getProperty("application", "gotomeeting"),
                            Optional.ofNullable(environment.getProperty("account-key")));
            Files.writeString(file, report.recording().json());
            out.print(report.table());
            out.println("Nothing was changed. What was answered is in " + file + ", without");
            out.println("anybody's data; look into it before you give it away.");
            return 0;
        } catch (GoToException e) {
            out.println(e.failure().reason().message());
            out.println(e.failure().reason().recommendedAction());
            e.failure().httpStatus().ifPresent(status -> out.println("GoTo answered " + status));
            return 1;
        } catch (IOException e) {
            out.println("The recording cannot be written: " + e.getMessage());
            return 1;
        }
    }

    private static ProbeReport probe(
            GoToMeetingProperties properties, String application, Optional<String> accountKey) {
        Http http = new Http(properties.connectTimeout(), properties.requestTimeout());
        return new Probe(http, properties.apiUrl(), CALLS_PER_SECOND)
                .run(
                        properties.tokenUrl(),
                        properties
                                .credentialsOf(application)
                                .orElseThrow(ProbeProgram::noCredentials),
                        accountKey);
    }

    private static GoToException noCredentials() {
        return new GoToException(
                new Failure.Barred(Reason.NO_CREDENTIALS, Optional.empty(), Optional.empty()));
    }
}
