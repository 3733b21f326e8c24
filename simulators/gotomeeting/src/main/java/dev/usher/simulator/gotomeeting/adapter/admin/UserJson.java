package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Group;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as GoTo shows one: what is empty is absent. */
public final class UserJson {

    private final Scene scene;

    public UserJson(Scene scene) {
        this.scene = scene;
    }

    /** All members that the Admin API shows of this user now. */
    public Map<String, Object> of(GoToUser user) {
        Behaviour behaviour = scene.behaviour();
        Profile profile = user.profile();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", Keys.shown(user.key().value(), behaviour));
        json.put("email", profile.email());
        json.put("firstName", profile.firstName());
        json.put("lastName", profile.lastName());
        json.put("locale", profile.locale());
        json.put("timeZone", profile.timeZone());
        json.put("status", scene.account().users().status(user).name());
        putUnlessEmpty(
                json, "licenseKeys", user.licenseKeys().stream().map(LicenseKey::value).toList());
        putUnlessEmpty(json, "products", scene.account().users().products(user));
        putUnlessEmpty(json, "adminRoles", user.adminRoles());
        putUnlessEmpty(json, "roleSets", user.holdings().roleSets());
        putGroup(json, scene.account().groups().pathOf(user));
        UserSettings.put(json, behaviour);
        json.put("passwordCreated", user.signedIn());
        json.put("canAuthenticate", user.signedIn());
        json.put("nameLocked", user.locked(Lock.NAME));
        json.put("emailLocked", user.locked(Lock.EMAIL));
        json.put("identityReadOnly", user.standing().locks().contains(Lock.IDENTITY));
        if (!user.key().equals(scene.administrator())) {
            json.put("invitedDate", user.standing().addedAt().toEpochMilli());
        }
        json.put("inviteCount", user.key().equals(scene.administrator()) ? 0 : 1);
        return json;
    }

    /** What the journal says about a call on this user: the address, too, if it was found. */
    public static List<Touched> touched(UserKey key, Answer<GoToUser> answer) {
        return switch (answer) {
            case Answer.Done<GoToUser>(GoToUser user) ->
                    List.of(new Touched(key.value(), user.email()));
            case Answer.Refused<GoToUser> _ -> List.of(new Touched(key.value(), null));
        };
    }

    private static void putGroup(Map<String, Object> json, List<Group> path) {
        if (!path.isEmpty()) {
            json.put("groupKey", path.getLast().key().value());
            json.put("groupName", path.getLast().name());
            json.put("groupKeyPath", path.stream().map(group -> group.key().value()).toList());
            json.put("groupNamePath", path.stream().map(Group::name).toList());
        }
    }

    private static void putUnlessEmpty(Map<String, Object> json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }
}
