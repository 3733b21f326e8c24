package dev.usher.assignment;

import dev.usher.assignment.config.ReplayProgram;
import dev.usher.contracts.lifecycle.StartUp;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The assignment service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AssignmentServiceApplication {

    /** Starts it. When the first argument is {@code replay} it only replays dead letters. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("replay")) {
            System.exit(
                    ReplayProgram.run(
                            Arrays.copyOfRange(arguments, 1, arguments.length), System.out));
        }
        StartUp.interruptibly(
                () -> SpringApplication.run(AssignmentServiceApplication.class, arguments));
    }
}
