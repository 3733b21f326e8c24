package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Group;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.GroupMembers;
import dev.usher.simulator.gotomeeting.domain.Groups;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Lists, reads, creates, renames and deletes groups, and moves users between them. */
final class GroupsEndpoint {

    private final Groups groups;
    private final Supplier<Behaviour> behaviour;
    private final FilterSyntax filters;
    private final Paging paging;
    private final Refusals refusals;

    GroupsEndpoint(Scene scene) {
        this.groups = scene.account().groups();
        this.behaviour = scene.switches();
        this.filters = new FilterSyntax(behaviour);
        this.paging = new Paging(behaviour);
        this.refusals = new Refusals(behaviour);
    }

    Reply list(ApiCall call) {
        Filter filter = filters.read(call.query(), Filter.GROUP_ATTRIBUTES);
        return paging.page(groups.all(filter), call.query(), this::json);
    }

    Reply get(ApiCall call) {
        GroupKey key = group(call);
        return groups.byKey(key)
                .map(group -> Reply.json(200, json(group)))
                .orElseGet(() -> Reply.error(404, "group.not.found", key.value()));
    }

    /** Answers with the bare key as a JSON number, too large for a double. */
    Reply create(ApiCall call) {
        return refusals.answer(
                groups.create(name(call), null),
                group -> Reply.json(200, new BigInteger(group.key().value())));
    }

    Reply rename(ApiCall call) {
        Answer<Group> answer = groups.rename(group(call), name(call));
        return refusals.answer(answer, _ -> Reply.noContent());
    }

    Reply delete(ApiCall call) {
        return refusals.answer(groups.delete(group(call)), _ -> Reply.noContent());
    }

    Reply putUser(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"), behaviour.get());
        return answer(user, groups.move(user, group(call)));
    }

    Reply removeUser(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"), behaviour.get());
        return answer(user, groups.move(user, null));
    }

    private Reply answer(UserKey user, Answer<GoToUser> answer) {
        return refusals.answer(answer, _ -> Reply.noContent())
                .touching(UserJson.touched(user, answer));
    }

    private static GroupKey group(ApiCall call) {
        return Keys.group(call.variable("group"), "group.not.found", 404);
    }

    private static String name(ApiCall call) {
        return Objects.requireNonNullElse(UserRequests.text(call.json(), "name"), "");
    }

    private Map<String, Object> json(GroupMembers group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", Keys.shown(group.group().key().value(), behaviour.get()));
        json.put("name", group.group().name());
        json.put("keyPath", group.path().stream().map(it -> it.key().value()).toList());
        json.put("namePath", group.path().stream().map(Group::name).toList());
        if (!group.members().isEmpty()) {
            json.put("userKeys", group.members().stream().map(UserKey::value).toList());
        }
        json.put("memberCount", group.members().size());
        json.put("totalMemberCount", group.total());
        return json;
    }
}
