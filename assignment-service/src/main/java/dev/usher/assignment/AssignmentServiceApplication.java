package dev.usher.assignment;

import dev.usher.contracts.lifecycle.StartUp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The assignment service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AssignmentServiceApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        StartUp.interruptibly(
                () -> SpringApplication.run(AssignmentServiceApplication.class, arguments));
    }
}
