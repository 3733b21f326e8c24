package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Added;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.UserChange;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.domain.Users;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Lists, reads, adds, updates and deletes users. */
final class UsersEndpoint {

    private final Users users;
    private final Supplier<Behaviour> behaviour;
    private final FilterSyntax filters;
    private final Paging paging;
    private final Refusals refusals;
    private final UserJson json;

    UsersEndpoint(Scene scene) {
        this.users = scene.account().users();
        this.behaviour = scene.switches();
        this.filters = new FilterSyntax(behaviour);
        this.paging = new Paging(behaviour);
        this.refusals = new Refusals(behaviour);
        this.json = new UserJson(scene);
    }

    Reply list(ApiCall call) {
        Filter filter = filters.read(call.query(), Filter.USER_ATTRIBUTES);
        Set<String> attributes =
                call.query()
                        .text("attributes")
                        .map(names -> Set.copyOf(Arrays.asList(names.split(",", -1))))
                        .orElse(Set.of());
        return paging.page(
                (offset, size) -> users.page(filter, offset, size),
                call.query(),
                user -> sparse(json.of(user), attributes));
    }

    Reply get(ApiCall call) {
        UserKey key = key(call);
        return users.byKey(key)
                .map(user -> Reply.json(200, json.of(user)))
                .orElseGet(() -> Reply.error(404, "user.not.found", key.value()));
    }

    Reply add(ApiCall call) {
        JsonNode body = call.json();
        NewUsers request =
                UserRequests.newUsers(
                        body,
                        call.query().flag("allOrNothing", true),
                        behaviour.get().number(Switch.USERS_PER_REQUEST));
        Answer<List<Added>> answer = users.add(request);
        return refusals.answerBody(
                        answer,
                        added ->
                                Reply.json(
                                        behaviour.get().number(Switch.CREATE_STATUS),
                                        added.stream().map(this::entry).toList()))
                .touching(touched(request, answer))
                .mailing(
                        body.path("suppressEmail").asBoolean(false) ? List.of() : welcomed(answer));
    }

    Reply update(ApiCall call) {
        UserKey key = key(call);
        UserChange change =
                UserRequests.change(call.json(), behaviour.get().is(Switch.KEY_IN_BODY, "refused"));
        Answer<GoToUser> answer = users.update(key, change);
        return refusals.answerBody(answer, this::updated).touching(UserJson.touched(key, answer));
    }

    Reply delete(ApiCall call) {
        UserKey key = key(call);
        Answer<GoToUser> answer = users.delete(key);
        return refusals.answer(
                        answer,
                        _ -> Reply.text(behaviour.get().number(Switch.DELETE_STATUS), "", ""))
                .touching(UserJson.touched(key, answer));
    }

    private UserKey key(ApiCall call) {
        return Keys.user(call.variable("user"), behaviour.get());
    }

    private Reply updated(GoToUser user) {
        return switch (behaviour.get().get(Switch.UPDATE_ANSWER)) {
            case "empty" -> Reply.text(200, "", "");
            case "noContent" -> Reply.noContent();
            default -> Reply.json(200, json.of(user));
        };
    }

    private static List<String> welcomed(Answer<List<Added>> answer) {
        return answer instanceof Answer.Done<List<Added>>(List<Added> added)
                ? added.stream().filter(Added::fresh).map(Added::email).toList()
                : List.of();
    }

    private static Map<String, Object> sparse(Map<String, Object> user, Set<String> attributes) {
        if (!attributes.isEmpty()) {
            user.keySet().retainAll(attributes);
        }
        return user;
    }

    private Map<String, Object> entry(Added added) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (added.key() != null) {
            entry.put("key", Keys.shown(added.key().value(), behaviour.get()));
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
