package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.RoleSet;
import dev.usher.simulator.gotomeeting.domain.RoleSets;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists custom roles, gives them to the users a filter names, and takes them away. */
final class RoleSetsEndpoint {

    private final RoleSets roleSets;
    private final FilterSyntax filters;
    private final Paging paging;
    private final Refusals refusals;

    RoleSetsEndpoint(Scene scene) {
        this.roleSets = scene.account().roleSets();
        this.filters = new FilterSyntax(scene.switches());
        this.paging = new Paging(scene.switches());
        this.refusals = new Refusals(scene.switches());
    }

    Reply list(ApiCall call) {
        return paging.page(roleSets.all(), call.query(), RoleSetsEndpoint::json);
    }

    Reply give(ApiCall call) {
        return answer(roleSets.give(call.variable("roleSet"), filter(call)));
    }

    Reply takeAll(ApiCall call) {
        return answer(roleSets.takeAll(filter(call)));
    }

    /** Who the call is about; leaving that out must not mean everyone. */
    private Filter filter(ApiCall call) {
        Filter filter = filters.read(call.query(), Filter.USER_ATTRIBUTES);
        if (filter.conditions().isEmpty()) {
            throw BadRequest.of("filter.required", "filter");
        }
        return filter;
    }

    private Reply answer(Answer<List<GoToUser>> answer) {
        List<Touched> touched =
                answer instanceof Answer.Done<List<GoToUser>>(List<GoToUser> users)
                        ? users.stream()
                                .map(user -> new Touched(user.key().value(), user.email()))
                                .toList()
                        : List.of();
        return refusals.answer(answer, _ -> Reply.noContent()).touching(touched);
    }

    private static Map<String, Object> json(RoleSet roleSet) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", roleSet.id());
        json.put("name", roleSet.name());
        return json;
    }
}
