package dev.usher.gotomeeting.config;

import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.gotomeeting.adapter.kafka.CommandIntake;
import dev.usher.gotomeeting.adapter.kafka.SettingsFeed;
import dev.usher.gotomeeting.application.Session;
import dev.usher.gotomeeting.application.Sessions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Begins and ends the work: schemas, settings, commands, and a heartbeat of each application. */
final class ConnectorLifecycle implements SmartLifecycle {

    private static final int HEARTBEAT_SECONDS = 10;

    private final SchemaDirectory schemas;
    private final SettingsFeed settings;
    private final CommandIntake commands;
    private final Sessions sessions;
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("heartbeat").factory());
    private volatile boolean running;

    ConnectorLifecycle(
            SchemaDirectory schemas,
            SettingsFeed settings,
            CommandIntake commands,
            Sessions sessions) {
        this.schemas = schemas;
        this.settings = settings;
        this.commands = commands;
        this.sessions = sessions;
    }

    @Override
    public void start() {
        try {
            schemas.publish();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take the schemas", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
        settings.start();
        commands.start();
        var _ =
                heartbeat.scheduleAtFixedRate(
                        () -> sessions.open().forEach(Session::report),
                        HEARTBEAT_SECONDS,
                        HEARTBEAT_SECONDS,
                        TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        try {
            commands.stop();
            settings.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        heartbeat.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
