package dev.usher.notifier;

import dev.usher.contracts.lifecycle.StartUp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The notifier as a program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotifierApplication {

    public static void main(String[] arguments) {
        StartUp.interruptibly(() -> SpringApplication.run(NotifierApplication.class, arguments));
    }
}
