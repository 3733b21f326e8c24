package dev.usher.assignment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The assignment service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AssignmentServiceApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(AssignmentServiceApplication.class, arguments);
    }
}
