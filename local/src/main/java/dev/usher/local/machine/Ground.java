package dev.usher.local.machine;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the services stand on. */
record Ground(Broker broker, Database database, Mailbox mailbox, GoToSimulator goTo)
        implements AutoCloseable {

    /** Starts everything side by side; when one does not start, the others are stopped again. */
    static Ground start(MachineOptions options, Secrets secrets, Path logs)
            throws InterruptedException {
        List<Integer> unused = Ports.unused(4);
        int brokerPort = options.ports().broker().orElse(unused.get(0));
        Path data = options.data();
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Broker> broker =
                    starting.submit(
                            () -> Broker.start(data.resolve("kafka"), brokerPort, unused.get(1)));
            Future<Database> database =
                    starting.submit(
                            () ->
                                    Database.start(
                                            data.resolve("postgresql"),
                                            unused.get(2),
                                            options.durable(),
                                            logs.resolve("postgresql.log")));
            Future<Mailbox> mailbox =
                    starting.submit(
                            () ->
                                    Mailbox.start(
                                            data.resolve("mails"),
                                            unused.get(3),
                                            options.onMail()));
            Future<GoToSimulator> goTo =
                    starting.submit(() -> goTo(options, secrets, data.resolve("goto")));
            try {
                return new Ground(broker.get(), database.get(), mailbox.get(), goTo.get());
            } catch (ExecutionException e) {
                for (Future<? extends AutoCloseable> part :
                        List.of(goTo, mailbox, database, broker)) {
                    closeStarted(part);
                }
                throw e.getCause() instanceof CannotStartException known
                        ? known
                        : new CannotStartException(
                                "The machine's own part does not start: "
                                        + e.getCause()
                                        + ". Its logs: "
                                        + logs,
                                e);
            }
        }
    }

    Services.Surroundings seenByServices() {
        return new Services.Surroundings(
                broker.bootstrapServers(),
                database.url(),
                mailbox.port(),
                goTo.baseUrl().toString(),
                goTo.tokenUrl().toString());
    }

    private static GoToSimulator goTo(MachineOptions options, Secrets secrets, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        GoToSimulator goTo =
                GoToSimulator.start(
                        SimulatorOptions.defaults()
                                .withAccount(
                                        AccountSetup.DEFAULT.withLicenses(
                                                options.licences().toArray(License[]::new)))
                                .withCredentials(secrets.goTo())
                                .withStateFile(folder.resolve("account.jsonl")));
        options.furnish().accept(goTo);
        return goTo;
    }

    private static void closeStarted(Future<? extends AutoCloseable> part)
            throws InterruptedException {
        try {
            part.get().close();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception _) {
            // It is the one that did not start, or it cannot be helped; the first fault is told.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        goTo.close();
        mailbox.close();
        database.close();
        broker.close();
    }
}
