package dev.usher.assignment.config;

import dev.usher.assignment.adapter.intake.Replay;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Replays dead letters of the intake, with the settings of the service and without the service. */
public final class ReplayProgram {

    /** Binds how to reach Kafka. */
    @EnableConfigurationProperties(KafkaProperties.class)
    static class Bound {}

    private ReplayProgram() {}

    /**
     * Runs it.
     *
     * @param arguments settings as {@code --name=value}; {@code --source=NAME}, {@code --again} and
     *     {@code --dry-run} are its own
     * @return the exit code: 0 when all is replayed
     */
    public static int run(String[] arguments, PrintStream out) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Bound.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .properties(Map.of("logging.level.root", "warn"))
                        .run(arguments)) {
            Environment environment = context.getEnvironment();
            Replay.Order order =
                    new Replay.Order(
                            Optional.ofNullable(environment.getProperty("source")),
                            environment.containsProperty("again"),
                            environment.containsProperty("dry-run"));
            int count =
                    new Replay(
                                    context.getBean(KafkaProperties.class).buildAdminProperties(),
                                    environment.getProperty("contracts.topic-prefix", ""))
                            .run(order, out::println);
            out.println(
                    count
                            + (order.dry()
                                    ? " dead letters would be given to the service again."
                                    : " dead letters were given to the service again."));
            return 0;
        } catch (Replay.UnknownSourceException e) {
            out.println(e.getMessage());
            return 1;
        } catch (ExecutionException e) {
            out.println("Kafka did not take part: " + e.getCause());
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
