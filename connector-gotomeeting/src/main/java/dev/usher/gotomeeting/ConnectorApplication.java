package dev.usher.gotomeeting;

import dev.usher.contracts.lifecycle.StartUp;
import dev.usher.gotomeeting.config.ProbeProgram;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ConnectorApplication {

    /** Starts the service, or only looks at GoTo when the first argument is {@code probe}. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("probe")) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            System.exit(ProbeProgram.run(rest, System.out));
        }
        StartUp.interruptibly(() -> SpringApplication.run(ConnectorApplication.class, args));
    }
}
