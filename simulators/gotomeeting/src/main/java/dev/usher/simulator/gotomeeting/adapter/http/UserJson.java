package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as GoTo shows one: what is empty is absent. */
final class UserJson {

    private final GoToAccount account;

    UserJson(GoToAccount account) {
        this.account = account;
    }

    Map<String, Object> of(GoToUser user) {
        Profile profile = user.profile();
        boolean signedIn = user.signIn() != SignIn.NEVER;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", user.key().value());
        json.put("email", profile.email());
        json.put("firstName", profile.firstName());
        json.put("lastName", profile.lastName());
        json.put("locale", profile.locale());
        json.put("timeZone", profile.timeZone());
        json.put("status", user.status().name());
        putUnlessEmpty(
                json, "licenseKeys", user.licenseKeys().stream().map(LicenseKey::value).toList());
        putUnlessEmpty(json, "products", account.products(user));
        putUnlessEmpty(json, "adminRoles", user.adminRoles());
        account.groupOf(user)
                .ifPresent(
                        group -> {
                            json.put("groupKey", group.key().value());
                            json.put("groupName", group.name());
                            json.put("groupKeyPath", List.of(group.key().value()));
                            json.put("groupNamePath", List.of(group.name()));
                        });
        json.put("settings", Map.of());
        json.put("passwordCreated", signedIn);
        json.put("canAuthenticate", signedIn);
        json.put("nameLocked", false);
        json.put("emailLocked", false);
        json.put("identityReadOnly", false);
        json.put("invitedDate", user.addedAt().toEpochMilli());
        json.put("inviteCount", 1);
        return json;
    }

    /** What the journal says about a call on this user: the address, too, if it was found. */
    static List<Touched> touched(UserKey key, Answer<GoToUser> answer) {
        return switch (answer) {
            case Answer.Done<GoToUser>(GoToUser user) ->
                    List.of(new Touched(key.value(), user.email()));
            case Answer.Refused<GoToUser> _ -> List.of(new Touched(key.value(), null));
        };
    }

    private static void putUnlessEmpty(Map<String, Object> json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }
}
