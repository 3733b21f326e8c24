package dev.usher.gotomeeting;

import dev.usher.contracts.lifecycle.StartUp;
import dev.usher.gotomeeting.config.KeyProgram;
import dev.usher.gotomeeting.config.ProbeProgram;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ConnectorApplication {

    /**
     * Starts the service. When the first argument is {@code probe} it only looks at GoTo, when it
     * is {@code rotate-key} it only changes the connector's key.
     */
    public static void main(String[] args) {
        switch (args.length > 0 ? args[0] : "") {
            case "probe" -> System.exit(ProbeProgram.run(rest(args), System.out));
            case "rotate-key" -> System.exit(KeyProgram.run(List.of(rest(args)), System.out));
            default ->
                    StartUp.interruptibly(
                            () -> SpringApplication.run(ConnectorApplication.class, args));
        }
    }

    private static String[] rest(String[] args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }
}
