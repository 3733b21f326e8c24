package dev.usher.diff;

import dev.usher.contracts.lifecycle.StartUp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the diff service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DiffApplication {

    static void main(String[] args) {
        StartUp.interruptibly(() -> SpringApplication.run(DiffApplication.class, args));
    }
}
