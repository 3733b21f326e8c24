package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Differ;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Standing;
import dev.usher.diff.domain.Subject;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Works out what would come of users in the end, by the same function that decides. */
final class Forecasting {

    private static final Standing AT_ONCE = new Standing(true, true, "", Map.of());

    private final Books books;
    private final Settings settings;

    /**
     * By settings, in force or not.
     *
     * @param settings taken as if they were switched on and knew of no waits
     */
    Forecasting(Books books, Settings settings) {
        this.books = books;
        Deprovisioning ending = settings.deprovisioning();
        this.settings =
                settings.toBuilder()
                        .status(Settings.Status.ON)
                        .deprovisioning(
                                new Deprovisioning(
                                        ending.unassigned(),
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        ending.goneAccount(),
                                        ending.everything()))
                        .build();
    }

    Forecast of(Person person) {
        Memory memory = books.memory(person.id()).landed().heartened();
        List<Decision> decisions = new ArrayList<>();
        while (true) {
            Subject subject = books.subject(person, memory, settings);
            Decision decision = Differ.decide(subject, settings, AT_ONCE);
            decisions.add(decision);
            switch (decision) {
                case Decision.Adopt(Account account, _) -> memory = memory.linkedTo(account.key());
                case Decision.TakeOver(Account account, _) ->
                        memory = memory.linkedTo(account.key());
                case Decision.Unlink _, Decision.GiveBack _ -> memory = memory.unlinked();
                case Decision.Nothing _,
                        Decision.Wait _,
                        Decision.Rest _,
                        Decision.Skip _,
                        Decision.Ask _,
                        Decision.Send _ -> {
                    return new Forecast(decisions, subject.account());
                }
            }
        }
    }
}
