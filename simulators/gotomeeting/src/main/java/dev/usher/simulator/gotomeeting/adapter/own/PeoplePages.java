package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.admin.Refusals;
import dev.usher.simulator.gotomeeting.adapter.admin.UserJson;
import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.LicenseUse;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.domain.Users;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does to users, groups and licences what no call of GoTo's APIs can do. */
final class PeoplePages {

    private final Scene scene;
    private final Users users;
    private final Refusals refusals;
    private final UserJson json;

    PeoplePages(Scene scene) {
        this.scene = scene;
        this.users = scene.account().users();
        this.refusals = new Refusals(scene.switches());
        this.json = new UserJson(scene);
    }

    /** Puts people into the account: those named, or made-up ones, as many as wanted. */
    Reply add(ApiCall call) {
        try {
            return refusals.answer(
                    Seeding.of(new Values(call.json())).into(scene),
                    added -> Reply.json(201, Map.of("added", added)));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("users.invalid", String.valueOf(e.getMessage()));
        }
    }

    /** Signs a user in, locks what may not change, or answers an invitation. */
    Reply change(ApiCall call) {
        String email = call.variable("email");
        Values body = new Values(call.json());
        Optional<UserKey> key = users.byEmail(email).map(GoToUser::key);
        if (key.isEmpty()) {
            return Reply.error(404, "user.not.found", email);
        }
        body.text("seen").ifPresent(when -> users.seen(key.get(), moment(when)));
        if (body.body().has("locks")) {
            users.lock(
                    key.get(),
                    body.texts("locks").stream()
                            .map(it -> named(Lock.class, it))
                            .collect(Collectors.toSet()));
        }
        Answer<GoToUser> answer =
                body.flag("accepts")
                        .map(accepted -> users.answerInvitation(key.get(), accepted))
                        .orElseGet(() -> new Answer.Done<>(users.byKey(key.get()).orElseThrow()));
        return refusals.answer(answer, user -> Reply.json(200, json.of(user)));
    }

    Reply elsewhere(ApiCall call) {
        Values body = new Values(call.json());
        users.settle(body.texts("emails"), body.flag("elsewhere").orElse(true));
        return Reply.noContent();
    }

    Reply addGroup(ApiCall call) {
        Values body = new Values(call.json());
        try {
            GroupKey parent = body.text("parent").map(GroupKey::new).orElse(null);
            return refusals.answer(
                    scene.account().groups().create(body.text("name").orElse(""), parent),
                    group -> Reply.json(201, Map.of("key", group.key().value())));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("parent.invalid", String.valueOf(e.getMessage()));
        }
    }

    /** Buys a licence, or changes seats, products and description of the one with that key. */
    Reply buy(ApiCall call) {
        Values body = new Values(call.json());
        try {
            LicenseKey key = new LicenseKey(call.variable("license"));
            Optional<License> before =
                    scene.account().licenses().all().stream()
                            .map(LicenseUse::license)
                            .filter(it -> it.key().equals(key))
                            .findFirst();
            List<String> products = body.texts("products");
            LicenseUse use =
                    scene.account()
                            .licenses()
                            .buy(
                                    new License(
                                            key,
                                            body.text("description")
                                                    .or(() -> before.map(License::description))
                                                    .orElse("GoTo Meeting"),
                                            products.isEmpty()
                                                    ? before.map(License::products)
                                                            .orElse(List.of("G2M"))
                                                    : products,
                                            Math.toIntExact(
                                                    body.number(
                                                            "seats",
                                                            before.map(License::seats)
                                                                    .orElse(0)))));
            return Reply.json(
                    200,
                    new TreeMap<>(
                            Map.of("seats", use.license().seats(), "used", use.holders().size())));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("license.invalid", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Instant moment(String when) {
        return Seeding.moment(when, scene.clock().instant());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException _) {
            throw BadRequest.of("value.invalid", name);
        }
    }
}
