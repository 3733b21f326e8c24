package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The account's custom roles. Safe for use by several threads. */
public final class RoleSets {

    private final Ledger ledger;
    private final AccountState state;

    RoleSets(Ledger ledger) {
        this.ledger = ledger;
        this.state = ledger.state;
    }

    public List<RoleSet> all() {
        return ledger.step(() -> List.copyOf(state.roleSets().values()));
    }

    /** Gives a custom role to everyone the filter matches; refused when that is nobody. */
    public Answer<List<GoToUser>> give(String id, Filter filter) {
        return ledger.step(
                () ->
                        state.roleSets().containsKey(id)
                                ? change(
                                        filter,
                                        held ->
                                                Stream.concat(held.stream(), Stream.of(id))
                                                        .toList())
                                : Ledger.refused(new Refusal(Reason.ROLE_SET_NOT_FOUND, id)));
    }

    /** Takes all custom roles from everyone the filter matches; refused when that is nobody. */
    public Answer<List<GoToUser>> takeAll(Filter filter) {
        return ledger.step(() -> change(filter, _ -> List.of()));
    }

    private Answer<List<GoToUser>> change(
            Filter filter, Function<List<String>, List<String>> change) {
        List<GoToUser> users = new ArrayList<>();
        for (GoToUser user : state.members.all()) {
            if (filter.matches(user)) {
                List<String> held = change.apply(user.holdings().roleSets());
                users.add(user.with(user.holdings().roleSets(held)));
            }
        }
        return users.isEmpty()
                ? Ledger.refused(new Refusal(Reason.USER_NOT_FOUND, filter.toString()))
                : ledger.done(users.stream().<Change>map(Change.UserSaved::new).toList(), users);
    }
}
