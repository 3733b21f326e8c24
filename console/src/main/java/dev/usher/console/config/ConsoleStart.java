package dev.usher.console.config;

import dev.usher.contracts.serde.SchemaDirectory;
import java.util.concurrent.ExecutionException;
import org.springframework.context.SmartLifecycle;

/** What comes before the first record is read and the first request is answered. */
final class ConsoleStart implements SmartLifecycle {

    private final SchemaDirectory schemas;
    private final SettingsFile settings;
    private volatile boolean running;

    ConsoleStart(SchemaDirectory schemas, SettingsFile settings) {
        this.schemas = schemas;
        this.settings = settings;
    }

    @Override
    public void start() {
        try {
            schemas.publish();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the schemas", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at start", e);
        }
        settings.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
