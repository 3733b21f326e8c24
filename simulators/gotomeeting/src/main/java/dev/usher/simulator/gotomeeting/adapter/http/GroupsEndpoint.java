package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Group;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.GroupMembers;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists, reads, creates, renames and deletes groups, and moves users between them. */
final class GroupsEndpoint {

    private final GoToAccount account;
    private final FilterSyntax filters;
    private final Refusals refusals;

    GroupsEndpoint(GoToAccount account, FilterSyntax filters, Refusals refusals) {
        this.account = account;
        this.filters = filters;
        this.refusals = refusals;
    }

    Reply list(ApiCall call) {
        Filter filter = filters.read(call.query(), Filter.GROUP_ATTRIBUTES);
        return Paging.page(account.groups(filter), call.query(), GroupsEndpoint::json);
    }

    Reply get(ApiCall call) {
        GroupKey key = group(call);
        return account.group(key)
                .map(group -> Reply.json(200, json(group)))
                .orElseGet(() -> Reply.error(404, "group.not.found", key.value()));
    }

    /** Answers with the bare key as a JSON number, too large for a double. */
    Reply create(ApiCall call) {
        return refusals.answer(
                account.createGroup(name(call)),
                group -> Reply.json(200, new BigInteger(group.key().value())));
    }

    Reply rename(ApiCall call) {
        Answer<Group> answer = account.renameGroup(group(call), name(call));
        return refusals.answer(answer, _ -> Reply.noContent());
    }

    Reply delete(ApiCall call) {
        return refusals.answer(account.deleteGroup(group(call)), _ -> Reply.noContent());
    }

    Reply putUser(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"));
        return answer(user, account.move(user, group(call)));
    }

    Reply removeUser(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"));
        return answer(user, account.move(user, null));
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

    private static Map<String, Object> json(GroupMembers group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", group.group().key().value());
        json.put("name", group.group().name());
        json.put("keyPath", List.of(group.group().key().value()));
        json.put("namePath", List.of(group.group().name()));
        if (!group.members().isEmpty()) {
            json.put("userKeys", group.members().stream().map(UserKey::value).toList());
        }
        json.put("memberCount", group.members().size());
        json.put("totalMemberCount", group.members().size());
        return json;
    }
}
