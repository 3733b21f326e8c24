package dev.usher.console;

import dev.usher.contracts.lifecycle.StartUp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the console. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ConsoleApplication {

    public static void main(String[] args) {
        StartUp.interruptibly(() -> SpringApplication.run(ConsoleApplication.class, args));
    }
}
