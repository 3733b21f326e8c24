package dev.usher.simulator.gotomeeting.scene;

import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.Refusal;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.traffic.Faults;
import dev.usher.simulator.gotomeeting.traffic.Journal;
import dev.usher.simulator.gotomeeting.traffic.Latencies;
import dev.usher.simulator.gotomeeting.traffic.Latency;
import java.util.List;
import java.util.Optional;

/** All that the imitated APIs act upon. Safe for use by several threads. */
public final class Scene {

    private final SimulatorOptions options;
    private final GoToAccount account;
    private final Switches switches;
    private final SimulatorClock clock;
    private final Faults faults;
    private final Latencies latencies = new Latencies();
    private final Journal journal = new Journal();
    private volatile UserKey administrator;

    /** Puts the administrator into the account, if it is not there yet. */
    public Scene(
            SimulatorOptions options,
            GoToAccount account,
            Switches switches,
            SimulatorClock clock) {
        this.options = options;
        this.account = account;
        this.switches = switches;
        this.clock = clock;
        this.faults = new Faults(clock);
        this.administrator = settled();
    }

    public SimulatorOptions options() {
        return options;
    }

    public GoToAccount account() {
        return account;
    }

    public Switches switches() {
        return switches;
    }

    public SimulatorClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public Latencies latencies() {
        return latencies;
    }

    public Journal journal() {
        return journal;
    }

    public Behaviour behaviour() {
        return switches.get();
    }

    /** On whose behalf tokens are issued. */
    public UserKey administrator() {
        return administrator;
    }

    /** On whose behalf calls come; empty once the user was deleted. */
    public Optional<GoToUser> caller() {
        return account.users().byKey(administrator);
    }

    /** The caller's admin roles, unless a switch says otherwise. */
    public List<String> callerRoles() {
        return switch (behaviour().get(Switch.CALLER_ROLES)) {
            case "own" -> caller().map(GoToUser::adminRoles).orElse(List.of());
            case "none" -> List.of();
            case String names -> List.of(names.split("\\s*,\\s*", -1));
        };
    }

    /**
     * Brings everything back to how it was at the first start, with nobody but the administrator.
     */
    public void reset() {
        account.clear(options.account().licenses());
        faults.clear();
        latencies.set(Latency.none(), 0);
        switches.reset();
        clock.reset();
        journal.clear();
        administrator = settled();
    }

    /**
     * Takes the value out of an answer that must not be a refusal.
     *
     * @throws IllegalStateException when it is one
     */
    public static <T> T granted(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(Refusal refusal) ->
                    throw new IllegalStateException(
                            "Refused: " + refusal.reason() + " " + refusal.value());
        };
    }

    private UserKey settled() {
        AccountSetup setup = options.account();
        return account.users()
                .byEmail(setup.administratorEmail())
                .map(GoToUser::key)
                .orElseGet(() -> entered(setup));
    }

    private UserKey entered(AccountSetup setup) {
        Profile profile =
                new Profile(
                        setup.administratorEmail(),
                        "GoTo",
                        "Admin",
                        Profile.DEFAULT_LOCALE,
                        Profile.DEFAULT_TIME_ZONE);
        NewUsers admin =
                new NewUsers(List.of(profile), List.of(), setup.administratorRoles(), null, true);
        return Optional.ofNullable(
                        granted(account.furnish(admin, clock.instant())).getFirst().key())
                .orElseThrow();
    }
}
