package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.Added;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists, reads, adds, updates and deletes users. */
final class UsersEndpoint {

    private final GoToAccount account;
    private final InstantSource clock;
    private final FilterSyntax filters;
    private final Refusals refusals;
    private final UserJson json;

    UsersEndpoint(
            GoToAccount account, InstantSource clock, FilterSyntax filters, Refusals refusals) {
        this.account = account;
        this.clock = clock;
        this.filters = filters;
        this.refusals = refusals;
        this.json = new UserJson(account);
    }

    Reply list(ApiCall call) {
        Filter filter = filters.read(call.query(), Filter.USER_ATTRIBUTES);
        Set<String> attributes =
                call.query()
                        .text("attributes")
                        .map(names -> Set.copyOf(Arrays.asList(names.split(",", -1))))
                        .orElse(Set.of());
        return Paging.page(
                account.users(filter), call.query(), user -> sparse(json.of(user), attributes));
    }

    Reply get(ApiCall call) {
        UserKey key = Keys.user(call.variable("user"));
        return account.user(key)
                .map(user -> Reply.json(200, json.of(user)))
                .orElseGet(() -> Reply.error(404, "user.not.found", key.value()));
    }

    Reply add(ApiCall call) {
        NewUsers request =
                UserRequests.newUsers(call.json(), call.query().flag("allOrNothing", true));
        Answer<List<Added>> answer = account.add(request, clock.instant());
        return refusals.answerBody(
                        answer,
                        added -> Reply.json(200, added.stream().map(UsersEndpoint::entry).toList()))
                .touching(touched(request, answer));
    }

    Reply update(ApiCall call) {
        UserKey key = Keys.user(call.variable("user"));
        Answer<GoToUser> answer = account.update(key, UserRequests.change(call.json()));
        return refusals.answerBody(answer, user -> Reply.json(200, json.of(user)))
                .touching(UserJson.touched(key, answer));
    }

    Reply delete(ApiCall call) {
        UserKey key = Keys.user(call.variable("user"));
        Answer<GoToUser> answer = account.delete(key);
        return refusals.answer(answer, _ -> Reply.noContent())
                .touching(UserJson.touched(key, answer));
    }

    private static Map<String, Object> sparse(Map<String, Object> user, Set<String> attributes) {
        if (!attributes.isEmpty()) {
            user.keySet().retainAll(attributes);
        }
        return user;
    }

    private static Map<String, Object> entry(Added added) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (added.key() != null) {
            entry.put("key", added.key().value());
        }
        entry.put("email", added.email());
        return entry;
    }

    private static List<Touched> touched(NewUsers request, Answer<List<Added>> answer) {
        return switch (answer) {
            case Answer.Done<List<Added>>(List<Added> added) ->
                    added.stream().map(UsersEndpoint::touched).toList();
            case Answer.Refused<List<Added>> _ ->
                    request.profiles().stream()
                            .map(profile -> new Touched(null, profile.email()))
                            .toList();
        };
    }

    private static Touched touched(Added added) {
        return new Touched(added.key() == null ? null : added.key().value(), added.email());
    }
}
