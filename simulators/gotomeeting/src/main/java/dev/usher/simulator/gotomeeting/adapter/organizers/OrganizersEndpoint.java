package dev.usher.simulator.gotomeeting.adapter.organizers;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Added;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.Refusal;
import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lists, adds, suspends, licenses and deletes organizers. */
final class OrganizersEndpoint {

    private final Scene scene;
    private final GoToAccount account;

    OrganizersEndpoint(Scene scene) {
        this.scene = scene;
        this.account = scene.account();
    }

    /** Everyone, or the one with the address asked for; 404 if there is none. */
    Reply list(ApiCall call) {
        Optional<String> email = call.query().text("email");
        List<GoToUser> found =
                email.map(it -> account.users().byEmail(it).stream().toList())
                        .orElseGet(account.users()::all);
        return found.isEmpty() ? notFound(email.orElse("")) : shown(found);
    }

    Reply get(ApiCall call) {
        return onUser(call, user -> shown(List.of(user)));
    }

    Reply add(ApiCall call) {
        return add(call, null);
    }

    Reply addToGroup(ApiCall call) {
        return key(call.variable("group"))
                .map(it -> add(call, new GroupKey(it)))
                .orElseGet(() -> notFound(call.variable("group")));
    }

    /** Suspends, which takes all products away, or adds one product. */
    Reply update(ApiCall call) {
        JsonNode body = call.json();
        String status = body.path("status").asString("");
        Optional<LicenseKey> license = license(body.path("productType").asString(""));
        if (status.equals("suspended")) {
            return onUser(call, user -> changed(user, account.licenses().takeAll(user.key())));
        }
        if (!status.isEmpty() || license.isEmpty()) {
            return OrganizerJson.error(
                    400, "InvalidRequest", "Send a status of suspended, or a product alone");
        }
        return onUser(
                call, user -> changed(user, account.licenses().give(license.get(), user.key())));
    }

    Reply delete(ApiCall call) {
        return onUser(call, this::deleted);
    }

    Reply deleteByEmail(ApiCall call) {
        Optional<String> email = call.query().text("email");
        if (email.isEmpty()) {
            return OrganizerJson.error(400, "InvalidRequest", "email is missing");
        }
        // Nothing was seen of an address that nobody has; done is done here as well.
        return account.users().byEmail(email.get()).map(this::deleted).orElseGet(Reply::noContent);
    }

    private Reply add(ApiCall call, @Nullable GroupKey group) {
        JsonNode body = call.json();
        Profile profile =
                new Profile(
                        body.path("organizerEmail").asString(""),
                        body.path("firstName").asString(""),
                        body.path("lastName").asString(""),
                        Profile.DEFAULT_LOCALE,
                        Profile.DEFAULT_TIME_ZONE);
        Optional<LicenseKey> license = license(body.path("productType").asString(""));
        if (license.isEmpty()) {
            return OrganizerJson.error(400, "InvalidRequest", "productType is not one of ours");
        }
        Answer<List<Added>> answer =
                account.users()
                        .add(
                                new NewUsers(
                                        List.of(profile),
                                        List.of(license.get()),
                                        List.of(),
                                        group,
                                        true));
        return switch (answer) {
            case Answer.Done<List<Added>>(List<Added> added) -> added(added.getFirst());
            case Answer.Refused<List<Added>>(Refusal refusal) -> refused(refusal);
        };
    }

    /** This API always sends a mail. */
    private static Reply added(Added added) {
        UserKey key = added.key();
        return key == null
                ? OrganizerJson.error(409, "EmailInUse", added.email())
                : Reply.json(201, List.of(OrganizerJson.added(key, added.email())))
                        .touching(List.of(new Touched(key.value(), added.email())))
                        .mailing(added.fresh() ? List.of(added.email()) : List.of());
    }

    private Reply changed(GoToUser user, Answer<GoToUser> answer) {
        Reply reply =
                switch (answer) {
                    case Answer.Done<GoToUser> _ -> Reply.noContent();
                    case Answer.Refused<GoToUser>(Refusal refusal) -> refused(refusal);
                };
        return reply.touching(List.of(new Touched(user.key().value(), user.email())));
    }

    private Reply deleted(GoToUser user) {
        return changed(user, account.users().delete(user.key()));
    }

    private Reply onUser(ApiCall call, Function<GoToUser, Reply> step) {
        String text = call.variable("organizer");
        return key(text)
                .flatMap(it -> account.users().byKey(new UserKey(it)))
                .map(step)
                .orElseGet(() -> notFound(text));
    }

    private Reply shown(List<GoToUser> users) {
        return Reply.json(
                200, users.stream().map(user -> OrganizerJson.of(user, account)).toList());
    }

    private Optional<LicenseKey> license(String product) {
        return account.licenses().all().stream()
                .filter(use -> use.license().products().contains(product))
                .map(use -> use.license().key())
                .findFirst();
    }

    private Reply refused(Refusal refusal) {
        int status =
                switch (refusal.reason()) {
                    case EMAIL_IN_USE, LAST_SUPER_USER -> 409;
                    case SEATS_EXCEEDED -> scene.behaviour().number(Switch.NO_SEAT_STATUS);
                    case Reason _ -> 400;
                };
        return OrganizerJson.error(status, refusal.reason().name(), refusal.value());
    }

    private static Reply notFound(String value) {
        return OrganizerJson.error(404, "NotFound", value);
    }

    private static Optional<String> key(String text) {
        return Optional.of(text).filter(it -> it.matches("[0-9]{1,40}"));
    }
}
