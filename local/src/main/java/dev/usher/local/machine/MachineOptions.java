package dev.usher.local.machine;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.domain.License;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How to start the system.
 *
 * @param project the folder with the built modules
 * @param data where everything it keeps is kept
 * @param durable whether the database may not lose what it committed when the machine fails
 * @param licences what the GoTo account has bought
 * @param furnish puts into GoTo who is there before the services start
 * @param notificationWindow failures within it go into one mail
 * @param say tells a person what is going on, one line each
 * @param onMail is given every mail as it arrives
 */
public record MachineOptions(
        Path project,
        Path data,
        boolean durable,
        Ports ports,
        List<License> licences,
        Consumer<GoToSimulator> furnish,
        Duration notificationWindow,
        Consumer<String> say,
        Consumer<Mail> onMail) {

    public MachineOptions {
        licences = List.copyOf(licences);
    }
}
