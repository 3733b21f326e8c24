package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Differ;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Standing;
import dev.usher.diff.domain.Subject;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.ArrayList;
import java.util.List;

/** Works out what would come of users in the end, by the same function that decides. */
final class Forecasting {

    private final Books books;
    private final Policy policy;
    private final Standing standing;

    Forecasting(Books books, Policy policy, Standing standing) {
        this.books = books;
        this.policy = policy;
        this.standing = standing;
    }

    /**
     * By settings, in force or not, as if they were switched on and nothing had to be waited for.
     */
    static Forecasting inTheEnd(Desk desk, Settings settings) {
        Settings on = settings.toBuilder().status(Settings.Status.ON).build();
        return new Forecasting(
                desk.books(), Books.compiled(on), new Standing(true, true, desk.now()));
    }

    /** For one user, whatever is waited for. */
    Forecast of(Person person) {
        Memory memory = books.memory(person.id()).landed().settled();
        boolean anew = !books.job().isHome(policy.settings().goToAccountKey());
        return of(person, anew ? memory.unlinked().consoled() : memory);
    }

    /** For one user of whom this is remembered. */
    Forecast of(Person person, Memory remembered) {
        Memory memory = remembered;
        List<Decision> decisions = new ArrayList<>();
        while (true) {
            Subject subject = books.subjects().of(person, memory, policy);
            Decision decision = Differ.decide(subject, policy, standing);
            decisions.add(decision);
            switch (decision) {
                case Decision.Adopt(Account account, _) -> memory = memory.linkedTo(account.key());
                case Decision.TakeOver(Account account, _) ->
                        memory = memory.linkedTo(account.key());
                case Decision.Unlink _ -> memory = memory.bereft();
                case Decision.GiveBack _ -> memory = memory.unlinked();
                case Decision.Grace(_, boolean deletion) ->
                        memory =
                                memory.waiting(
                                        new Decision.Grace(standing.now(), deletion), Lane.BULK);
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
